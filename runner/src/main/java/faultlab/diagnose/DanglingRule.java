package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.MemoryFrames;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Memory that is read after its release. Of a closed arena the JDK says so, and of a view that has no such byte, in an exception that the recorder
 * saw. Of a buffer that somebody writes to again it says nothing; what shows is that views of memory become more and more, and the arrays
 * behind them do not.
 */
final class DanglingRule implements Rule {

    private static final String LAB = "dangling";

    /** Views of an array, read-only or not. */
    private static final List<String> VIEWS = List.of(
            "java.nio.HeapByteBufferR", "java.nio.HeapByteBuffer", "jdk.internal.foreign.HeapMemorySegmentImpl$OfByte");

    private static final String ARRAYS = "byte[]";

    /** Exceptions: one or two may be a test of somebody's. */
    private static final int SEVERAL = 5;

    /** Views more at each look. */
    private static final long LEAST_VIEWS = 500;

    /** Views for each array that came with them. */
    private static final int VIEWS_OF_AN_ARRAY = 10;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Stream.of(
                        refused(
                                evidence,
                                event -> MemoryFrames.isClosed(event.fields().getOrDefault("message", "")),
                                "closed-arena",
                                0.95,
                                "memory whose arena is closed",
                                "Copy out what is read later before the arena is closed, or let the arena be the reader's, who closes it."),
                        refused(
                                evidence,
                                event -> MemoryFrames.isBeyond(event.fields().getOrDefault("thrownClass", "")),
                                "beyond-the-end",
                                0.85,
                                "beyond the end of a buffer or a segment (an empty one has no first byte)",
                                "Ask how much there is (hasRemaining, byteSize) before the first byte is read; of a pointer from native code say how long it is."),
                        views(evidence))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> refused(
            Evidence evidence,
            Predicate<Data.Event> which,
            String mechanism,
            double confidence,
            String what,
            String fix) {
        var frames = evidence.all(Data.Event.class)
                .filter(event -> MemoryFrames.isMemorys(event.fields().getOrDefault("by", "")) && which.test(event))
                .map(Data.Event::frame)
                .filter(Objects::nonNull)
                .toList();
        if (frames.size() < SEVERAL) {
            return Optional.empty();
        }
        var places = Wording.mostFirst(frames.stream());
        var thrown = evidence.all(Data.Thrown.class)
                .filter(one -> isSamePlace(one.frame(), places.getFirst()))
                .mapToInt(Data.Thrown::exceptions)
                .max()
                .orElse(0);
        var summary = "At least %d times somebody read %s, at %s."
                .formatted(
                        Math.max(frames.size(), thrown),
                        what,
                        Wording.some(places.stream().map(Frame::toString).toList()));
        var clues = places.stream()
                .map(frame -> new Clue("recording", "the JDK refused to read " + what + " here", frame.toString()))
                .toList();
        return Optional.of(new Finding(LAB, mechanism, null, confidence, summary, clues, fix, LAB));
    }

    private static boolean isSamePlace(Frame one, Frame other) {
        return one.type().equals(other.type()) && one.method().equals(other.method());
    }

    private static Optional<Finding> views(Evidence evidence) {
        return Retained.of(evidence)
                .filter(Retained::toldFromWarmUp)
                .flatMap(retained -> VIEWS.stream()
                        .filter(view -> retained.grownThroughout(view) >= LEAST_VIEWS
                                && retained.grown(ARRAYS) * VIEWS_OF_AN_ARRAY < retained.grown(view))
                        .findFirst()
                        .map(view -> views(view, retained)));
    }

    private static Finding views(String view, Retained retained) {
        var ways = retained.ways(way -> way.kept().type().equals(view));
        var summary =
                "From '%s' to '%s' came %,d more of %s, and %,d arrays for them to show: they show the same bytes, and whoever writes to those writes to all of them%s."
                        .formatted(
                                retained.growth().from().at(),
                                retained.growth().to().at(),
                                retained.grown(view),
                                view,
                                Math.max(0, retained.grown(ARRAYS)),
                                HeapWording.allocatedAt(ways));
        return new Finding(
                LAB,
                "shared-bytes",
                null,
                0.8,
                summary,
                HeapWording.clues(retained, ways, view),
                "Copy out what is kept before the buffer is used for something else.",
                LAB);
    }
}
