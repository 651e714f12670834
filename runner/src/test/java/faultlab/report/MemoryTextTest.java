package faultlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.Row;
import faultlab.observe.Source;
import faultlab.observe.Target;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the terminal says of a shape's memory. */
class MemoryTextTest {

    private static final long MEGA = 1 << 20;

    private static String text(Data... rows) {
        return of(rows).map(new MemoryText(new Style(false, 100))::of).orElse("nothing counted");
    }

    private static java.util.Optional<Memory> of(Data... rows) {
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
        return new Data.Kept(type, samples, 102_400, frame, List.of(path), "Threads");
    }

    @Test
    void withoutACountOfLiveObjectsThereIsNothingToSay() {
        assertThat(text(counted("full", "[B", 4, 400 * MEGA))).isEqualTo("nothing counted");
    }

    @Test
    void whatDoesNotGrowIsOneLineWhoeverKeepsIt() {
        assertThat(text(
                        live("half", 2.1),
                        live("full", 2.2),
                        counted("half", "[B", 9, 100),
                        counted("full", "[B", 99, 90_000),
                        kept("byte[]", 3, new Step("billing.Billing", "name", null))))
                .isEqualTo("  live heap 2.1 MB at 'half', 2.2 MB at 'full': nothing grew\n");
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
                        counted("begun", "[B", 9_000, MEGA),
                        counted("half", "[B", 9_100, 11 * MEGA),
                        counted("full", "[B", 9_200, 21 * MEGA),
                        counted("full", "billing.Invoice", 200, MEGA),
                        counted("begun", "java.lang.Class", 1_000, MEGA),
                        counted("full", "java.lang.Class", 1_001, MEGA + 300),
                        kept("byte[]", 2, new Step("billing.Other", null, null)),
                        kept(
                                "byte[]",
                                12,
                                new Step("billing.Invoice", "pdf", null),
                                new Step("java.lang.Thread", "threadLocals", "Thread Name: billing-1"))))
                .isEqualTo("""
                          live heap 2.0 MB at 'begun', 12.0 MB at 'half', 22.0 MB at 'full': +10.0 MB, then +10.0 MB
                            byte[]    +20.0 MB  +200 objects
                            Invoice    +1.0 MB  +200 objects
                            kept: 100 KB byte[] ← Invoice.pdf ← threadLocals of thread billing-1 (12 samples, allocated at
                              Billing.issue(Billing.java:31))
                            kept: 100 KB byte[] ← Other (Threads) (2 samples, allocated at Billing.issue(Billing.java:31))
                        """);
    }

    @Test
    void whatFillsUpToABoundIsSaidToGrowNoMore() {
        assertThat(text(live("begun", 2), live("half", 14), live("full", 14.1)))
                .isEqualTo(
                        "  live heap 2.0 MB at 'begun', 14.0 MB at 'half', 14.1 MB at 'full': +12.0 MB, then no more\n");
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
    void aClassThatWasNotAmongTheLargestHasNoFigureThere() {
        var memory =
                of(live("a", 1), live("b", 9), counted("b", "[[J", 4, 8 * MEGA)).orElseThrow();
        assertThat(memory.grown()).singleElement().satisfies(grown -> {
            assertThat(grown.type()).isEqualTo("long[][]");
            assertThat(grown.at()).containsExactly(null, 8 * MEGA);
        });
    }
}
