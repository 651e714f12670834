package faultlab.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import faultlab.execute.Program;
import faultlab.observe.profile.Profiler;
import faultlab.observe.profile.ProfilerEvent;
import faultlab.observe.profile.ProfilerProbe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what this machine offers to the labs. */
public final class Doctor {

    /**
     * One thing looked at.
     *
     * @param text what was found
     * @param next what to do if it is to be better, empty otherwise
     */
    public record Item(String name, State state, String text, String next) {}

    /** How well something serves. */
    public enum State {
        @JsonProperty("ok")
        OK,
        /** The labs work, with something missing that the text names. */
        @JsonProperty("limited")
        LIMITED,
        @JsonProperty("missing")
        MISSING
    }

    private static final long ROOM = 500L << 20;
    private static final long MEMORY = 2L << 30;

    private final Path home;
    private final Path cache;

    Doctor(Path home, Path cache) {
        this.home = home;
        this.cache = cache;
    }

    /** Looks at everything; each of the profiler's events is tried in a small JVM. */
    public List<Item> examine() throws InterruptedException {
        List<Item> items = new ArrayList<>();
        items.add(item("jdk", "JDK " + Runtime.version() + " in " + System.getProperty("java.home"), ""));
        items.add(maven());
        items.add(machine());
        items.add(room("home", home));
        items.add(room("temporary files", Path.of(System.getProperty("java.io.tmpdir"))));
        items.add(processes());
        items.addAll(profiler());
        return items;
    }

    private static Item item(String name, String text, String next) {
        return new Item(name, next.isEmpty() ? State.OK : State.LIMITED, text, next);
    }

    private static Item maven() {
        Optional<Path> found = Program.onPath("mvn");
        return found.map(path -> item("maven", path.toString(), ""))
                .orElseGet(() -> item(
                        "maven",
                        "not on PATH",
                        "install Maven 3.8 or newer to build a changed checkout, or use `jbang lab@.`"));
    }

    private static Item machine() {
        int cores = Runtime.getRuntime().availableProcessors();
        long memory = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        String text = "%s %s, %d cores, %,d MB"
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), cores, memory >> 20);
        return item("machine", text, memory < MEMORY ? "some labs want 2 GB: close what you do not need" : "");
    }

    private static Item room(String name, Path folder) {
        try {
            Path probe = Files.createTempFile(folder, ".doctor", null);
            Files.delete(probe);
            long free = Files.getFileStore(folder).getUsableSpace();
            String text = "%s, %,d MB free".formatted(folder, free >> 20);
            return item(name, text, free < ROOM ? "free some space: a run wants up to 500 MB" : "");
        } catch (IOException e) {
            return new Item(
                    name, State.MISSING, folder + " cannot be written: " + e, "give yourself the right to write there");
        }
    }

    private static Item processes() {
        boolean proc = Files.isReadable(Path.of("/proc/self/environ"));
        return proc
                ? item(
                        "process table",
                        "/proc is there: strayed processes are found, limits held, and mapped files counted in the process map",
                        "")
                : item(
                        "process table",
                        "no /proc",
                        "a learner's process that leaves its parent is not found here, only time and output are limited, and mapped files are counted by the JDK's own buffer pool");
    }

    private List<Item> profiler() throws InterruptedException {
        try {
            Path java = Path.of(System.getProperty("java.home"));
            Map<ProfilerEvent, Optional<String>> events = new ProfilerProbe(Profiler.in(cache), java).probe();
            return events.entrySet().stream()
                    .map(event -> event.getValue()
                            .map(reason -> item(
                                    "profiler " + event.getKey().id(), reason, "the rest of a run works without it"))
                            .orElseGet(() -> item("profiler " + event.getKey().id(), "works", "")))
                    .toList();
        } catch (IOException e) {
            return List.of(new Item(
                    "profiler", State.MISSING, String.valueOf(e.getMessage()), "runs work, but have no flame graphs"));
        }
    }
}
