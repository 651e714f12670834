package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Bytes;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Growth;
import faultlab.observe.KeptPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files that are mapped again and again, by the process's own map: their mappings become more from look to look. Each look collects the heap,
 * so a mapping that only waited for a collection is gone by then.
 */
final class MappingsRule implements Rule {

    private static final String LAB = "mappings";
    private static final String FIX =
            "Map a file in an arena that ends with its last use (FileChannel.map with Arena.ofConfined, or ofShared for several threads) and close it in try-with-resources, or read without mapping.";

    /** What a mapped buffer is on the heap; the second is read-only. */
    private static final List<String> BUFFERS = List.of("java.nio.DirectByteBuffer", "java.nio.DirectByteBufferR");

    /** Mappings more at each look: fewer may be files that somebody opens one by one. */
    private static final int LEAST_STEP = 10;

    private static final long LEAST_HELD = 5;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        var looks = evidence.all(Data.Resident.class).map(Data.Resident::at).toList();
        var files = evidence.all(Data.Mapped.class).map(Data.Mapped::file).distinct();
        return files.map(file -> at(looks, file, evidence))
                .filter(mapped -> Growth.leastStep(mapped, Data.Mapped::mappings) >= LEAST_STEP)
                .map(mapped -> finding(mapped, evidence))
                .toList();
    }

    private static List<Data.Mapped> at(List<String> looks, String file, Evidence evidence) {
        return looks.stream()
                .map(look -> evidence.all(Data.Mapped.class)
                        .filter(one -> one.at().equals(look) && one.file().equals(file))
                        .findFirst()
                        .orElse(new Data.Mapped(look, file, 0, 0)))
                .toList();
    }

    private static Finding finding(List<Data.Mapped> mapped, Evidence evidence) {
        var last = mapped.getLast();
        var before = mapped.get(mapped.size() - 2);
        var retained = Retained.of(evidence);
        var buffers = retained.stream()
                .flatMapToLong(all -> BUFFERS.stream().mapToLong(all::grown))
                .sum();
        var kept = buffers >= LEAST_HELD;
        var ways = retained.map(all -> all.ways(way -> BUFFERS.contains(way.element())))
                .orElse(List.of());
        var holder = ways.stream()
                .findFirst()
                .map(way -> ", by " + KeptPath.holder(way.kept(), 0))
                .orElse("");
        var held = kept
                ? "%,d more buffers are kept that stand for mappings%s%s"
                        .formatted(buffers, holder, HeapWording.allocatedAt(ways))
                : "No more buffers are on the heap, so no collection unmaps them: an arena that was dropped without close(), or the global arena";
        var summary =
                "From '%s' to '%s' the process's map came to have %,d more mappings of %s, %,d altogether with %s. %s."
                        .formatted(
                                before.at(),
                                last.at(),
                                last.mappings() - before.mappings(),
                                last.file(),
                                last.mappings(),
                                Bytes.text(last.bytes()),
                                held);
        var figures = mapped.stream()
                .map(one -> "%,d at '%s'".formatted(one.mappings(), one.at()))
                .collect(Collectors.joining(", "));
        var clue = new Clue("maps", "mappings of " + last.file() + ": " + figures, null);
        return new Finding(
                LAB,
                kept ? "kept-buffers" : "no-owner",
                null,
                mapped.size() > 2 ? 0.9 : 0.7,
                summary,
                List.of(clue),
                FIX,
                LAB);
    }
}
