package faultlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Row;
import faultlab.observe.Source;
import faultlab.observe.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of where a JVM's memory lies, of evidence written down here. */
class MemoryAccountTest {

    private static final Instant T = Instant.EPOCH;

    private static final String HANDLE = "jdk.internal.foreign.NativeMemorySegmentImpl";

    private final List<Row> rows = new ArrayList<>();

    private void add(Source source, Data data) {
        rows.add(new Row(T, source, data));
    }

    /** A checkpoint at which so many units of work are done. */
    private void look(String at, long done, long live, long other, int mappings) {
        add(Source.SIGNALS, new Data.Work("frames", done));
        add(Source.THREADS, new Data.Checkpoint(at, 1, 0));
        add(Source.HISTOGRAM, new Data.Live(at, 1_000, live));
        add(Source.HISTOGRAM, new Data.Histogram(at, HANDLE, done, 40 * done));
        add(Source.NATIVE, new Data.Native(at, "Java Heap", 64_000_000));
        add(Source.NATIVE, new Data.Native(at, "Other", other));
        add(Source.NATIVE, new Data.Native(at, "Code", 9_000_000));
        if (mappings > 0) {
            add(Source.MAPS, new Data.Mapped(at, "/data/log-#.bin", mappings, mappings * 65_536L));
        }
        add(Source.MAPS, new Data.Resident(at, 90_000_000 + other));
    }

    private MemoryAccount account() {
        return MemoryAccount.of(new Evidence(new Target(1, "shop.Main", "25", T), rows));
    }

    private String text() {
        return new MemoryAccountText(Style.PLAIN).headed(account());
    }

    @Test
    void dividesGrowthByTheWorkDoneAndNamesTheHandles() {
        look("begun", 0, 2_000_000, 1_000, 0);
        look("half", 100, 2_000_500, 10_001_000, 50);
        look("full", 200, 2_001_000, 20_001_000, 100);
        add(Source.RECORDING, new Data.Direct(3, 24_576, 1L << 30));
        add(Source.RECORDING, new Data.Direct(3, 24_576, 1L << 30));

        assertThat(account().places())
                .containsExactly(
                        new MemoryPlace("heap", "", List.of(2_000_000L, 2_000_500L, 2_001_000L), 0, null, null),
                        new MemoryPlace(
                                "native",
                                "Other",
                                List.of(1_000L, 10_001_000L, 20_001_000L),
                                10_000_000,
                                100_000L,
                                "100 more native segments"),
                        new MemoryPlace(
                                "direct",
                                "",
                                Arrays.asList(24_576L, null, 24_576L),
                                0,
                                null,
                                "3 buffers at the beginning, 3 at the end"),
                        new MemoryPlace(
                                "mapped",
                                "/data/log-#.bin",
                                List.of(0L, 3_276_800L, 6_553_600L),
                                3_276_800,
                                32_768L,
                                "0, 50, 100 mappings"),
                        new MemoryPlace(
                                "resident",
                                "",
                                List.of(90_001_000L, 100_001_000L, 110_001_000L),
                                10_000_000,
                                100_000L,
                                null));
        assertThat(text())
                .contains("native memory: Other")
                .contains("+10.0 MB")
                .contains("100 KB for each of the frames")
                .contains("100 more native segments")
                .doesNotContain("direct buffers");
    }

    @Test
    void saysWhatCouldNotBeCounted() {
        add(Source.MAPS, new Data.Resident("first", 90_000_000));
        add(Source.MAPS, new Data.Resident("second", 90_100_000));
        add(Source.NATIVE, new Data.Missing("the target keeps no account"));

        assertThat(account().unit()).isEmpty();
        assertThat(account().at()).containsExactly("first", "second");
        assertThat(text())
                .isEqualTo(
                        "memory\n  nothing grew, in the heap or outside of it\n  not counted: the target keeps no account\n");
    }

    @Test
    void hasNoLineWhereNothingWasCollected() {
        add(Source.THREADS, new Data.Checkpoint("first", 1, 0));

        assertThat(account().places()).isEmpty();
        assertThat(account().unseen()).containsExactly("it was not collected");
    }
}
