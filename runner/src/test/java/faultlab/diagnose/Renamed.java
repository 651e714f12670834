package faultlab.diagnose;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.MemoryFrames;
import faultlab.observe.PoolFrames;
import faultlab.observe.Row;
import faultlab.observe.ThreadRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every thread, and every class, method and file that is not the JDK's, a name without meaning. */
final class Renamed {

    private final Map<String, String> names = new HashMap<>();

    static Evidence of(Evidence evidence) {
        var renamed = new Renamed();
        return new Evidence(
                evidence.target(), evidence.rows().stream().map(renamed::row).toList());
    }

    private Row row(Row row) {
        var data = switch (row.data()) {
            case Data.Threads(String at, ThreadRow thread) -> new Data.Threads(at, thread(thread));
            case Data.Event event -> event(event);
            case Data.Histogram type ->
                new Data.Histogram(type.at(), type(type.type()), type.instances(), type.bytes());
            case Data.Kept kept -> kept(kept);
            case Data.Allocated one ->
                new Data.Allocated(
                        type(one.type()),
                        frame(one.frame()),
                        one.by().startsWith("subject.") ? name(one.by()) : one.by(),
                        one.samples(),
                        one.bytes());
            case Data.Mapped(String at, String file, int mappings, long bytes) ->
                new Data.Mapped(at, name(file), mappings, bytes);
            case Data.Loaders(String at, String type, int loaders, long classes, long bytes) ->
                new Data.Loaders(at, type(type), loaders, classes, bytes);
            case Data.Large one ->
                new Data.Large(
                        type(one.type()),
                        frame(one.frame()),
                        one.by().startsWith("subject.") ? name(one.by()) : one.by(),
                        one.objects(),
                        one.bytes(),
                        one.largest());
            case Data.Finalizable(String type, long objects, long run) ->
                new Data.Finalizable(type(type), objects, run);
            case Data.Work(String unit, long done) -> new Data.Work(name(unit), done);
            case Data.Thrown(Frame frame, int exceptions) -> new Data.Thrown(frame(frame), exceptions);
            default -> row.data();
        };
        return new Row(row.t(), row.source(), data);
    }

    private Data.Kept kept(Data.Kept kept) {
        var frame = kept.frame() == null ? null : frame(kept.frame());
        var path = kept.path().stream().map(this::step).toList();
        return new Data.Kept(
                type(kept.type()),
                kept.samples(),
                kept.bytes(),
                frame,
                path,
                about(kept.root()),
                kept.thread() == null ? null : name(kept.thread()));
    }

    private Data.Step step(Data.Step step) {
        var field = step.field() == null || type(step.type()).equals(step.type()) ? step.field() : name(step.field());
        return new Data.Step(type(step.type()), field, step.about() == null ? null : about(step.about()));
    }

    /** What the JVM tells of a thread or a class contains its name, which {@code jdk.ThreadStart} gives too. */
    private String about(String text) {
        return text.startsWith("Class Name: ")
                ? "Class Name: " + type(text.substring("Class Name: ".length()))
                : text.replaceFirst(
                        "Thread Name: .*", "Thread Name: " + name(text.replaceFirst(".*Thread Name: ", "")));
    }

    /** The class under another name, unless it is the JDK's; arrays and lambdas stay such. */
    private String type(String type) {
        var own = type.replaceFirst("(\\[]|\\$\\$Lambda).*", "");
        return own.startsWith("subject.") ? name(own) + type.substring(own.length()) : type;
    }

    private Data.Event event(Data.Event event) {
        var thread = event.thread() == null ? null : name(event.thread());
        var frame = event.frame() == null ? null : frame(event.frame());
        var fields = new HashMap<>(event.fields());
        fields.replaceAll((field, value) ->
                isNumber(value) || value.startsWith("java.") || Frame.of(value).isJdk() || isLibrarys(event, field)
                        ? value
                        : name(value));
        return new Data.Event(event.type(), event.millis(), thread, frame, fields);
    }

    /** Who made the exception, if it was the JDK's memory or a library that rules know by name, and what that said. */
    private static boolean isLibrarys(Data.Event event, String field) {
        return List.of("by", "message").contains(field)
                && (PoolUse.isRefusal(event)
                        || MemoryFrames.isMemorys(event.fields().getOrDefault("by", "")));
    }

    /** A thread's id is no name. */
    private static boolean isNumber(String value) {
        return value.matches("\\d+");
    }

    /** NullAway does not see that the record's state may be null when it reads the nested type from a class file. */
    @SuppressWarnings("NullAway")
    private ThreadRow thread(ThreadRow thread) {
        return new ThreadRow(
                thread.id(),
                name(thread.name()),
                thread.virtual(),
                thread.daemon(),
                thread.state(),
                thread.cpuMillis(),
                thread.frames().stream().map(this::frame).toList(),
                thread.waitsFor(),
                thread.owner(),
                thread.owns(),
                thread.carrier());
    }

    private Frame frame(Frame frame) {
        return frame.isJdk() || PoolFrames.isPools(frame)
                ? frame
                : new Frame(frame.module(), name(frame.type()), method(frame.method()), name(frame.location()));
    }

    /** Initialisers and constructors have their names from the JVM. */
    private String method(String old) {
        return old.startsWith("<") ? old : name(old);
    }

    private String name(String old) {
        return names.computeIfAbsent(old, unused -> "x" + names.size());
    }
}
