package faultlab.observe;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is alive on the target's heap at each checkpoint, what it has outside of it and, where much more is alive than at the one before, what keeps it. Told at the
 * end: only the last look's paths matter, for what an earlier one kept may be gone.
 */
final class Memory {

    /** Bytes: below this a JVM that only loads a few classes and warms up grows too, and nobody asks what keeps what. */
    private static final long WORTH_A_WALK = 200_000;

    private final long pid;
    private final Attachment attachment;
    private final Rows rows;
    private final Histograms histograms = new Histograms();
    private List<Row> paths = missing("live objects were not counted at two checkpoints");

    Memory(long pid, Attachment attachment, Rows rows) {
        this.pid = pid;
        this.attachment = attachment;
        this.rows = rows;
    }

    /** One look, a full collection in the target; a walk through its heap only if it has grown. */
    void look(String at, @Nullable Recording recording) {
        if (histograms.looks() == 0 && recording != null) {
            rows.from(Source.PATHS, recording::warmUp);
        }
        rows.from(Source.HISTOGRAM, () -> histograms.take(at, attachment));
        rows.from(Source.LOADERS, () -> LoadersAnswer.take(at, attachment));
        if (histograms.looks() >= 2) {
            paths = histograms.grown() < WORTH_A_WALK
                    ? missing(
                            "hardly more bytes were alive at the last checkpoint than at the one before, so nobody asked what keeps them")
                    : paths(recording);
        }
    }

    /** What the target has outside of its heap, which stops nobody. */
    void outside(String at) {
        rows.from(Source.NATIVE, () -> NativeAnswer.take(at, attachment));
        rows.from(Source.MAPS, () -> MappedFiles.take(at, pid));
    }

    private List<Row> paths(@Nullable Recording recording) {
        if (recording == null) {
            return missing("no flight recording ran, which would have sampled objects; --record starts one");
        }
        if (!recording.samplesObjects()) {
            return missing("under ZGC the recorder's samples would keep dead objects alive");
        }
        var answer = Rows.answer(Source.PATHS, () -> walk(recording));
        rows.addAll(answer.stream().filter(row -> !isPath(row)).toList());
        return answer.stream().filter(Memory::isPath).toList();
    }

    private static boolean isPath(Row row) {
        return row.source() == Source.PATHS;
    }

    /** The recorder keeps silent until a collection has found a sampled object dead; the first dump leaves some behind. */
    private List<Row> walk(Recording recording) throws IOException {
        var answer = new ArrayList<>(recording.kept());
        if (answer.stream().noneMatch(Memory::isPath)) {
            attachment.heapCommand("GC.class_histogram");
            answer.addAll(recording.kept());
        }
        if (answer.stream().noneMatch(Memory::isPath)) {
            answer.addAll(missing(
                    "no sampled object that is still alive has a path to a root without soft or weak references"));
        }
        return answer;
    }

    /** Adds what was kept back until the end. */
    void finish() {
        rows.addAll(paths);
        rows.addAll(histograms.rows(onPaths()));
    }

    /** The application's classes on paths to roots: how many objects of them there are may tell what is on the path. */
    private List<String> onPaths() {
        return paths.stream()
                .flatMap(row -> row.data() instanceof Data.Kept kept ? kept.path().stream() : Stream.empty())
                .map(Data.Step::type)
                .filter(type -> !TypeName.isJdk(type) && !type.endsWith("[]"))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Row> missing(String reason) {
        return List.of(new Row(Instant.now(), Source.PATHS, new Data.Missing(reason)));
    }
}
