package faultlab.observe.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import one.convert.JfrToFlame;
import org.jspecify.annotations.Nullable;

/**
 * Profiles a JVM that we start, with async-profiler as an agent. Where it cannot run, {@link #arguments} is empty and every flame graph
 * says why it is missing: nothing else depends on it.
 */
public final class Profiler {

    /** The most that a file of collapsed stacks has: a page loads two of them. */
    private static final int COLLAPSED_BYTES = 200_000;

    private final @Nullable Path library;
    private final String unavailable;

    private Profiler(@Nullable Path library, String unavailable) {
        this.library = library;
        this.unavailable = unavailable;
    }

    /** The profiler with its native library unpacked into a folder, where it stays for the next time. */
    public static Profiler in(Path cache) {
        try {
            return new Profiler(NativeLibrary.unpack(cache).toAbsolutePath(), "");
        } catch (IOException e) {
            return new Profiler(null, "the profiler cannot run: " + e.getMessage());
        }
    }

    /** Why a recording to this file cannot be made; empty if it can. */
    public Optional<String> missing(Path recording) {
        if (library == null) {
            return Optional.of(unavailable);
        }
        // -agentpath:LIBRARY=OPTION,OPTION has no way to escape either character.
        if (library.toString().contains("=")
                || recording.toAbsolutePath().toString().contains(",")) {
            return Optional.of("the profiler cannot run from a folder whose name has '=' or ','");
        }
        return Optional.empty();
    }

    /** What to add to the command line of the JVM to profile. It tells its troubles to {@code recording.log}, never to stdout. */
    public List<String> arguments(Set<ProfilerEvent> events, Path recording) {
        if (events.isEmpty() || (events.contains(ProfilerEvent.CPU) && events.contains(ProfilerEvent.CTIMER))) {
            throw new IllegalArgumentException(
                    "name at least one event to profile, and cpu or ctimer but not both; got " + events);
        }
        if (missing(recording).isPresent()) {
            return List.of();
        }
        var options = events.stream().sorted().map(ProfilerEvent::option).collect(Collectors.joining(","));
        var file = recording.toAbsolutePath();
        return List.of(
                "-agentpath:%s=start,%s,jfr,file=%s,log=%s".formatted(library, options, file, log(file)),
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+DebugNonSafepoints");
    }

    /**
     * Turns what was recorded into one page for each event, {@code flame-EVENT.html}, after the JVM has ended, and into
     * {@code EVENT.collapsed} beside it: {@link Flame} reads it.
     */
    public List<FlameGraph> flameGraphs(Path recording, Set<ProfilerEvent> events, Path folder) {
        var trouble = missing(recording).or(() -> trouble(recording));
        return events.stream()
                .sorted()
                .map(event -> trouble.map(reason -> FlameGraph.missing(event, reason))
                        .orElseGet(() -> flameGraph(recording, event, folder)))
                .toList();
    }

    /** The JVM exits with 0 even if its profiler failed, so only the files tell. */
    static Optional<String> trouble(Path recording) {
        try {
            if (Files.exists(log(recording))) {
                var error = Files.readAllLines(log(recording)).stream()
                        .filter(line -> line.startsWith("[ERROR]"))
                        .findFirst();
                if (error.isPresent()) {
                    return error.map(line -> "the profiler failed: "
                            + line.substring("[ERROR]".length()).strip());
                }
            }
            return Files.exists(recording) && Files.size(recording) > 0
                    ? Optional.empty()
                    : Optional.of("the profiler wrote no recording: the JVM was killed, or the agent did not load");
        } catch (IOException e) {
            return Optional.of("the profiler's files cannot be read: " + e.getMessage());
        }
    }

    private static FlameGraph flameGraph(Path recording, ProfilerEvent event, Path folder) {
        try {
            var samples = Samples.count(recording, event.recorded());
            if (samples == 0) {
                return FlameGraph.missing(event, "the profiler took no sample of " + event.id());
            }
            var page = Files.createDirectories(folder).resolve("flame-" + event.id() + ".html");
            JfrToFlame.convert(recording.toString(), page.toString(), event.graph());
            collapse(recording, event, folder.resolve(event.id() + ".collapsed"));
            return FlameGraph.of(event, page, samples);
        } catch (IOException | RuntimeException e) {
            return FlameGraph.missing(event, "the recording cannot be turned into a flame graph: " + e.getMessage());
        }
    }

    private static void collapse(Path recording, ProfilerEvent event, Path stacks) throws IOException {
        var arguments = event.graph();
        arguments.output = "collapsed";
        JfrToFlame.convert(recording.toString(), stacks.toString(), arguments);
        Files.writeString(stacks, CollapsedStacks.tidied(Files.readAllLines(stacks), COLLAPSED_BYTES));
    }

    static Path log(Path recording) {
        return recording.resolveSibling(recording.getFileName() + ".log");
    }
}
