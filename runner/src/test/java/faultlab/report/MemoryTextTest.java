package faultlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.EvidenceFile;
import faultlab.observe.Frame;
import faultlab.observe.Row;
import faultlab.observe.Source;
import faultlab.observe.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the terminal says of a shape's memory. */
class MemoryTextTest {

    private static final long MEGA = 1_000_000;

    private static String text(Data... rows) {
        return of(rows).map(new MemoryText(new Style(false, 100))::of).orElse("nothing counted");
    }

    private static Optional<Memory> of(Data... rows) {
        var target = new Target(1, "Main", "25", Instant.EPOCH);
        var all = Stream.of(rows)
                .map(data -> new Row(Instant.EPOCH, Source.HISTOGRAM, data))
                .toList();
        return Memory.of(new Evidence(target, all), new Places("billing"));
    }

    private static Data live(String at, double megabytes) {
        return new Data.Live(at, 1_000, (long) (megabytes * MEGA));
    }

    private static Data counted(String at, String type, long instances, long bytes) {
        return new Data.Histogram(at, type, instances, bytes);
    }

    private static Data kept(String type, int samples, Step... path) {
        var frame = Frame.of("billing.Billing.issue(Billing.java:31)");
        return new Data.Kept(type, samples, 100_000, frame, List.of(path), "Threads");
    }

    @Test
    void withoutACountOfLiveObjectsThereIsNothingToSay() {
        assertThat(text(counted("full", "byte[]", 4, 400 * MEGA))).isEqualTo("nothing counted");
    }

    @Test
    void whatDoesNotGrowIsOneLine() {
        assertThat(text(
                        live("half", 2.1),
                        live("full", 2.11),
                        counted("half", "byte[]", 9, 100),
                        counted("full", "byte[]", 99, 90_000)))
                .isEqualTo("  live heap 2.1 MB at 'half', 2.1 MB at 'full': nothing grew\n");
    }

    @Test
    void oneLookTellsNothing() {
        assertThat(text(live("full", 90))).contains("90.0 MB at 'full': one look cannot tell what grows");
    }

    @Test
    void aLeakIsToldByWhatGrewAndByWhoKeepsIt() {
        assertThat(text(
                        live("begun", 2),
                        live("half", 12),
                        live("full", 22),
                        counted("begun", "byte[]", 9_000, MEGA),
                        counted("half", "byte[]", 9_100, 11 * MEGA),
                        counted("full", "byte[]", 9_200, 21 * MEGA),
                        counted("half", "billing.Invoice", 100, MEGA / 2),
                        counted("full", "billing.Invoice", 200, 2 * MEGA),
                        counted("half", "java.lang.Class", 1_000, MEGA),
                        counted("full", "java.lang.Class", 1_001, MEGA + 300),
                        kept(
                                "byte[]",
                                12,
                                new Step("billing.Invoice", "pdf", null),
                                new Step("java.lang.Thread", "threadLocals", "Thread Name: billing-1")),
                        kept("byte[]", 2, new Step("billing.Other", null, null))))
                .isEqualTo("""
                          live heap 2.0 MB at 'begun', 12.0 MB at 'half', 22.0 MB at 'full': +10.0 MB, then +10.0 MB
                            byte[]    +10.0 MB  +100 objects
                            Invoice    +1.5 MB  +100 objects
                            kept: 100 KB byte[] ← Invoice.pdf ← Thread.threadLocals of thread billing-1 (12 samples,
                              allocated at Billing.issue(Billing.java:31))
                            kept: 100 KB byte[] ← Other (2 samples, allocated at Billing.issue(Billing.java:31))
                        """);
    }

    @Test
    void whatManySmallObjectsAddIsToldByTheirNumber() {
        assertThat(text(
                        new Data.Live("half", 1_000, 2 * MEGA),
                        new Data.Live("full", 1_220, 12 * MEGA),
                        counted("half", "byte[]", 100, MEGA),
                        counted("full", "byte[]", 200, 11 * MEGA),
                        counted("half", "billing.Task", 100, 7_200),
                        counted("full", "billing.Task", 200, 14_400),
                        counted("full", "java.lang.String", 8, 192)))
                .endsWith("""
                              byte[]   +10.0 MB  +100 objects
                              Task        +7 KB  +100 objects
                          """);
    }

    /** By real programs that keep something, and by one that does not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "static-map | +5.1 MB | 1 KB byte[] ← ConcurrentHashMap$Node ← ConcurrentHashMap ← static MemoryPrograms.KNOWN",
                "one-shots | +100 objects | ScheduledFutureTask ← DelayedWorkQueue",
                "cancelled-tasks | +75 KB | +1,000 objects",
                "bounded-map | nothing grew | 9.0 MB at 'full'",
                "bounded-map-that-fills | +5.4 MB, then no more | 9.0 MB at 'full'"
            })
    void realProgramsAreToldApart(String program, String change, String more) throws Exception {
        var evidence = EvidenceFile.read(Path.of("src/test/resources/evidence", program + ".ndjson.gz"));
        var memory = Memory.of(evidence, new Places("subject")).orElseThrow();
        assertThat(new MemoryText(new Style(false, 500)).of(memory))
                .contains(change, more)
                .doesNotContain("subject.");
    }

    @Test
    void whatFillsUpToABoundIsSaidToGrowNoMore() {
        assertThat(text(live("begun", 2), live("half", 14), live("full", 14.01)))
                .isEqualTo(
                        "  live heap 2.0 MB at 'begun', 14.0 MB at 'half', 14.0 MB at 'full': +12.0 MB, then no more\n");
    }

    @Test
    void whatShrinksIsSaidWithAMinus() {
        assertThat(text(live("full", 14), live("closed", 2))).endsWith(": −12.0 MB\n");
    }

    @Test
    void aNameOfTheTargetObeysNobody() {
        assertThat(text(live("a\u001b[2J", 1), live("b", 9), counted("b", "\u001b[2Jevil", 1, 8 * MEGA)))
                .doesNotContain("\u001b")
                .contains("\ufffd[2Jevil");
    }

    @Test
    void anObjectThatIsOneIsNotSaidToBeMany() {
        assertThat(text(live("a", 1), live("b", 9), counted("b", "long[]", 1, 8 * MEGA)))
                .endsWith("    long[]    +8.0 MB  +1 object\n");
    }
}
