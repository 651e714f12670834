package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import subject.RecordedEvidence;

class EvidenceFileTest {

    private static final Instant T = Instant.ofEpochMilli(1_000);
    private static final Target TARGET = new Target(7, "shop.Main", "25.0.3+9-LTS", T);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("sender.ndjson.gz");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        var evidence = RecordedEvidence.of("deadlock-monitors");

        EvidenceFile.write(file, evidence);

        assertThat(EvidenceFile.read(file)).isEqualTo(evidence);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void beginsWithTheFormatAndTheTargetAndHasARowALine() throws IOException {
        EvidenceFile.write(file, new Evidence(TARGET, List.of(new Row(T, Source.GAUGES, new Data.Gauge("queued", 3)))));

        try (var lines = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("""
                            {"format":1,"target":{"pid":7,"command":"shop.Main","jdk":"25.0.3+9-LTS","startedAt":1000}}
                            {"t":1000,"source":"gauges","kind":"gauge","data":{"name":"queued","value":3}}
                            """);
        }
    }

    @Test
    void saysThatAFileIsNotGzip() throws IOException {
        Files.writeString(file, "{\"format\":1}");

        assertUnreadable("it is not gzip");
    }

    @Test
    void saysThatAFileIsSomebodyElses() throws IOException {
        writeLines("{\"hello\":\"world\"}");
        assertUnreadable("line 1: it does not begin with {\"format\":1");

        writeLines("hello");
        assertUnreadable("line 1: it is not JSON");
    }

    @Test
    void saysThatAFileHasAnotherFormat() throws IOException {
        writeLines("{\"format\":2,\"target\":{}}");

        assertUnreadable("it has format 2, this Fault Lab reads format 1");
    }

    @Test
    void saysThatAHeaderLacksItsTarget() throws IOException {
        writeLines("{\"format\":1,\"target\":{\"pid\":1}}");

        assertUnreadable("line 1: its target is not described as it should be");
    }

    @Test
    void saysWhichLineIsNoRow() throws IOException {
        writeLines(
                "{\"format\":1,\"target\":{\"pid\":1,\"command\":\"a\",\"jdk\":\"25\",\"startedAt\":1}}",
                "{\"t\":1,\"source\":\"gauges\",\"kind\":\"gossip\",\"data\":{}}");

        assertUnreadable("line 2: it is no row of evidence");
    }

    @Test
    void saysThatAFileIsCutOff() throws IOException {
        EvidenceFile.write(file, RecordedEvidence.of("sender"));
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertUnreadable("cut off or damaged after line");
    }

    @Test
    void staysWithinItsBoundAndSaysWhatItLeftOut() throws IOException {
        EvidenceFile.write(file, new Evidence(TARGET, manyThreads()));

        assertThat(Files.size(file)).isLessThanOrEqualTo(EvidenceFile.MOST_BYTES);
        var trimmed = EvidenceFile.read(file);
        assertThat(trimmed.all(Data.Trimmed.class))
                .extracting(Data.Trimmed::source)
                .contains("gauges", "threads");
        assertThat(trimmed.snapshots().getFirst().threads())
                .as("each place where a thread stood is still there")
                .extracting(thread -> thread.frames().getFirst().location())
                .contains("Desk.java:0", "Desk.java:1", "Desk.java:2");
    }

    @Test
    void leavesOutTheSameClassesAtEveryCheckpointSoThatGrowthStaysTrue() throws IOException {
        var rows = manyThreads();
        for (var at : List.of("first", "second")) {
            for (int i = 0; i < 80; i++) {
                rows.add(new Row(T, Source.HISTOGRAM, new Data.Histogram(at, "shop.C" + i, i, i)));
            }
        }

        EvidenceFile.write(file, new Evidence(TARGET, rows));

        var kept = EvidenceFile.read(file).all(Data.Histogram.class).toList();
        assertThat(kept).hasSizeLessThan(160);
        assertThat(kept.stream().filter(row -> "first".equals(row.at())).map(Data.Histogram::type))
                .isNotEmpty()
                .containsExactlyElementsOf(kept.stream()
                        .filter(row -> "second".equals(row.at()))
                        .map(Data.Histogram::type)
                        .toList());
    }

    @Test
    void saysThatThreadsAreMissingRatherThanKeepingSomeOfThem() throws IOException {
        var random = new Random(1);
        var rows = new ArrayList<Row>();
        rows.add(new Row(T, Source.THREADS, new Data.Checkpoint("first", 6_000, 0)));
        for (int i = 0; i < 6_000; i++) {
            rows.add(thread(
                    i,
                    "Desk.java:" + random.nextLong() + random.nextLong() + random.nextLong() + random.nextLong()
                            + random.nextLong()));
        }

        EvidenceFile.write(file, new Evidence(TARGET, rows));

        assertThat(Files.size(file)).isLessThanOrEqualTo(EvidenceFile.MOST_BYTES);
        assertThat(EvidenceFile.read(file).missing(Source.THREADS))
                .get()
                .asString()
                .contains("too many different places");
    }

    private static List<Row> manyThreads() {
        var random = new Random(1);
        var rows = new ArrayList<Row>();
        rows.add(new Row(T, Source.THREADS, new Data.Checkpoint("first", 20_000, 0)));
        for (int i = 0; i < 20_000; i++) {
            rows.add(thread(random.nextLong(1L << 40), "Desk.java:" + i % 3));
            rows.add(new Row(T, Source.GAUGES, new Data.Gauge("queued", random.nextLong())));
        }
        return rows;
    }

    private static Row thread(long id, String location) {
        var frame = new Frame("", "shop.Desk", "serve", location);
        var thread = new ThreadRow(
                id,
                "t" + Long.toHexString(id * 0x9e3779b97f4a7c15L),
                false,
                false,
                Thread.State.WAITING,
                1.0,
                List.of(frame),
                null,
                null,
                List.of(),
                null);
        return new Row(T, Source.THREADS, new Data.Threads("first", thread));
    }

    private void writeLines(String... lines) throws IOException {
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void assertUnreadable(String why) {
        assertThatThrownBy(() -> EvidenceFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why)
                .hasMessageContaining("lab record ID");
    }
}
