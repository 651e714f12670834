package faultlab.verify;

import faultlab.catalog.Catalog;
import faultlab.catalog.Lab;
import faultlab.catalog.Root;
import faultlab.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small lab in a checkout of its own that verifies, for tests to break one thing of it. A journal drops what is written
 * after its sixteenth entry: no threads, no time. It goes under the id of a lab that the diagnosis knows.
 */
public final class JournalLab {

    /** The lab's id. */
    public static final String ID = "handoff";

    private static final Path FAULTS = Path.of(System.getProperty("faultlab.home"), "faults/shared");
    private static final Path EVIDENCE = Path.of("src/test/resources/evidence");

    private final Path root;

    private JournalLab(Path root) {
        this.root = root;
    }

    /** Writes the healthy lab into an empty folder. */
    public static JournalLab in(Path root) throws IOException {
        JournalLab lab = new JournalLab(root);
        lab.write("faults/handoff/Journal.java", JOURNAL.formatted("if (entries.size() < ROOM) entries.add(entry);"));
        lab.write("faults/handoff/JournalScenario.java", SCENARIO);
        lab.write("solutions/handoff/Journal.java", journal("entries.add(entry);"));
        lab.write("solutions/handoff/why.md", "# Why this is right\n\nNothing is dropped.\n");
        lab.write("solutions/handoff/alternatives/at-the-end/Journal.java", journal("entries.addLast(entry);"));
        lab.write("solutions/handoff/decoys/backwards/Journal.java", journal("entries.addFirst(entry);"));
        lab.write(
                "solutions/handoff/decoys/more-room/Journal.java",
                journal("if (entries.size() < 3 * ROOM) entries.add(entry);"));
        lab.write("labs/handoff/lab.yaml", CONTRACT);
        lab.write("labs/handoff/lesson.md", LESSON);
        lab.write("labs/handoff/hints.md", "## 1\nCount.\n\n## 2\nHow many fit?\n\n## 3\nAdd always.\n");
        lab.write("labs/handoff/JournalTest.java", TEST);
        lab.write("labs/handoff/JournalBenchmark.java", BENCHMARK);
        lab.copy(EVIDENCE.resolve("sender.ndjson.gz"), "labs/handoff/evidence/fault-many.ndjson.gz");
        for (String healthy : List.of("fault-few", "solution-many", "solution-few")) {
            lab.copy(EVIDENCE.resolve("late-taker.ndjson.gz"), "labs/handoff/evidence/" + healthy + ".ndjson.gz");
        }
        try (Stream<Path> shared = Files.list(FAULTS)) {
            for (Path file : shared.toList()) {
                lab.copy(file, "faults/shared/" + file.getFileName());
            }
        }
        return lab;
    }

    /** The subject with another body of {@code write}. */
    public static String journal(String write) {
        return JOURNAL.formatted(write);
    }

    /** The checkout. */
    public Path root() {
        return root;
    }

    /** As the catalog reads it now. */
    public Lab lab() {
        return Catalog.load(List.of(new Root(root))).lab(ID);
    }

    /** What an inspection says of the files as they are now. */
    public List<String> inspected() {
        Lab lab = lab();
        return Inspection.of(lab.contract(), LabFiles.of(lab)).stream()
                .map(Flaw::toString)
                .toList();
    }

    /** A path in the checkout. */
    public Path file(String path) {
        return root.resolve(path);
    }

    /** Writes a file and its folders. */
    public void write(String path, String text) throws IOException {
        Path file = file(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Replaces words that must be there. */
    public void replace(String path, String was, String is) throws IOException {
        String text = Files.readString(file(path));
        if (!text.contains(was)) {
            throw new IllegalArgumentException(path + " has no \"" + was + "\"");
        }
        write(path, text.replace(was, is));
    }

    /** Removes a file or a folder with all in it. */
    public void remove(String path) throws IOException {
        if (Files.isDirectory(file(path))) {
            Folders.remove(file(path));
        } else {
            Files.delete(file(path));
        }
    }

    private void copy(Path from, String path) throws IOException {
        Files.createDirectories(file(path).getParent());
        Files.copy(from, file(path));
    }

    private static final String JOURNAL = """
            package handoff;

            import java.util.ArrayList;
            import java.util.List;
            import java.util.Objects;

            /**
             * The journal of a shop. What happened during the day is written down as it comes and read in the evening, by
             * whoever closes the shop.
             *
             * <p>Not for several threads.
             */
            public final class Journal {

                /** What fits on a page. */
                private static final int ROOM = 16;

                private final List<String> entries = new ArrayList<>();

                /** Writes one entry below the others. */
                public void write(String entry) {
                    Objects.requireNonNull(entry, "entry");
                    %s
                }

                /** What was written, the first entry first. */
                public List<String> read() {
                    return List.copyOf(entries);
                }
            }
            """;

    private static final String SCENARIO = """
            package handoff;

            import shared.Scenario;
            import shared.Shapes;

            public final class JournalScenario {

                public static void main(String[] args) throws Exception {
                    new Shapes()
                            .add("many", scenario -> play(scenario, 100))
                            .add("few", scenario -> play(scenario, 8))
                            .main(args);
                }

                private static void play(Scenario scenario, int entries) {
                    Journal journal = new Journal();
                    for (int i = 0; i < entries; i++) {
                        journal.write("entry " + i);
                    }
                    scenario.checkpoint("written");
                    scenario.signal("lost", entries - journal.read().size());
                }
            }
            """;

    private static final String TEST = """
            package handoff;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import java.util.List;
            import org.junit.jupiter.api.Test;

            class JournalTest {

                @Test
                void keepsTheOrder() {
                    Journal journal = new Journal();
                    journal.write("opened");
                    journal.write("closed");
                    assertEquals(List.of("opened", "closed"), journal.read());
                }
            }
            """;

    private static final String BENCHMARK = """
            package handoff;

            import org.openjdk.jmh.annotations.Benchmark;
            import org.openjdk.jmh.annotations.Scope;
            import org.openjdk.jmh.annotations.State;

            @State(Scope.Benchmark)
            public class JournalBenchmark {

                @Benchmark
                public Journal write() {
                    Journal journal = new Journal();
                    journal.write("entry");
                    return journal;
                }
            }
            """;

    private static final String CONTRACT = """
            id: handoff
            title: The journal with gaps
            chapter: 2
            minutes: 20
            difficulty: 2
            subject: [Journal.java]
            libraries: []
            memory: 256m
            shapes:
              many: {jvm: [-Xmx64m], expect: faulty}
              few: {jvm: [-Xmx64m], expect: healthy}
            signals:
              many.lost: {unit: entries, healthy: "<=10", faulty: ">=60"}
              few.lost: {unit: entries, healthy: "<=1", faulty: ">=6"}
            benchmark: {allocatedPerOp: "<=1000"}
            decoys:
              backwards: {rejectedBy: "tests:JournalTest.keepsTheOrder", why: "The order is lost."}
              more-room: {rejectedBy: "signals:many.lost", why: "The gap comes later."}
            choices: [handoff, deadlock, cache]
            """;

    private static final String LESSON = """
            ---
            title: The journal with gaps
            goals: [count what went in and what came out]
            ---
            ## The page
            A shop closes.

            ## Observe
            Count.

            ## Name it
            Which of the three?

            ## What is going on
            It drops.

            ```java
            Journal journal = new Journal();
            journal.write("entry");
            ```

            ```java fails
            new Journal().erase();
            ```

            <!-- measured: begin -->
            | shape | fault | fix |
            | --- | --- | --- |
            | many | 84 | 0 |
            <!-- measured: end -->

            ## Fix
            Keep all.

            ## What will not do
            More room.

            ## How an expert reads it
            By counting.

            ## In Go
            The same.

            ## Keep it fixed
            A test with many entries.

            ## Questions
            1. How many? <details>Sixteen.</details>
            """;
}
