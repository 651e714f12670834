package faultlab.observe;

import faultlab.observe.Data.Kept;
import faultlab.observe.Data.Step;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;

/** One {@code jdk.OldObjectSample}: an object, the line that allocated it, and the path to the root that keeps it. */
final class SampledObject {

    /** The JVM's word where it does not know. */
    private static final String UNKNOWN = "<unknown>";

    private SampledObject() {}

    static Kept kept(RecordedEvent event) {
        RecordedObject object = event.getValue("object");
        return new Kept(
                TypeName.of(object.<RecordedClass>getValue("type").getName()),
                1,
                event.hasField("objectSize") ? event.getLong("objectSize") : 0,
                RecordedStack.of(event).applicationFrame().orElse(null),
                upToStatic(path(object)),
                root(event),
                event.getThread() == null ? null : event.getThread().getJavaName());
    }

    private static List<Step> path(RecordedObject object) {
        var path = new ArrayList<Step>();
        RecordedObject reference = object.getValue("referrer");
        while (reference != null) {
            RecordedObject holder = reference.getValue("object");
            if (holder == null) {
                break;
            }
            var step = step(reference, holder);
            if (path.isEmpty() || !isLinkOfSameChain(path.getLast(), step)) {
                path.add(step);
            }
            reference = holder.getValue("referrer");
        }
        return path;
    }

    /** A static field is the end, unless the application itself keeps the class's loader, as a registry of plug-ins does. */
    static List<Step> upToStatic(List<Step> path) {
        for (int i = 0; i < path.size(); i++) {
            var behind = path.subList(i + 1, path.size());
            if (KeptPath.isStatic(path.get(i)) && behind.stream().noneMatch(KeptRows::isApplications)) {
                return List.copyOf(path.subList(0, i + 1));
            }
        }
        return List.copyOf(path);
    }

    private static boolean isLinkOfSameChain(Step before, Step step) {
        return step.type().equals(before.type()) && step.about() == null && before.about() == null;
    }

    private static Step step(RecordedObject reference, RecordedObject holder) {
        var type = TypeName.of(holder.<RecordedClass>getValue("type").getName());
        String about = holder.getString("description");
        RecordedObject field = reference.getValue("field");
        var name = field != null ? field.getString("name") : reference.getValue("array") != null ? "[index]" : null;
        var isClass = type.equals("java.lang.Class") && about != null && about.startsWith(KeptPath.CLASS_NAME);
        return new Step(
                isClass ? TypeName.of(about.substring(KeptPath.CLASS_NAME.length())) : type,
                name,
                about == null || about.isBlank() ? null : about);
    }

    private static String root(RecordedEvent event) {
        RecordedObject root = event.getValue("root");
        if (root == null) {
            return "";
        }
        var words = new ArrayList<String>();
        for (var part : List.of("type", "description")) {
            var word = root.getString(part);
            if (word != null && !word.isBlank() && !word.equals(UNKNOWN)) {
                words.add(word);
            }
        }
        return String.join(", ", words);
    }
}
