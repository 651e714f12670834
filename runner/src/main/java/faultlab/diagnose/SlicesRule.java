package faultlab.diagnose;

import faultlab.diagnose.Retained.Way;
import faultlab.observe.Bytes;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.KeptPath;
import faultlab.observe.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Small views that keep large arrays: objects of a class that is a view of something else grow from look to look, and behind each hang
 * thousands of bytes. How much of it a view shows, no histogram says: a sublist or a matcher is never kept for the whole, a buffer may be.
 */
final class SlicesRule implements Rule {

    private static final String LAB = "slices";
    private static final String FIX =
            "Copy out what is kept (Arrays.copyOfRange, List.copyOf, Matcher.toMatchResult, MemorySegment.toArray) and let go of the rest.";

    /** Classes whose objects show a part of something that they keep whole, and the mechanism's name. */
    private static final Map<String, String> VIEWS = Map.ofEntries(
            Map.entry("java.util.ArrayList$SubList", "sublist"),
            Map.entry("java.util.AbstractList$SubList", "sublist"),
            Map.entry("java.util.AbstractList$RandomAccessSubList", "sublist"),
            Map.entry("java.util.ImmutableCollections$SubList", "sublist"),
            Map.entry("java.util.regex.Matcher", "matcher"),
            Map.entry("java.nio.HeapByteBuffer", "buffer"),
            Map.entry("java.nio.HeapByteBufferR", "buffer"),
            Map.entry("java.nio.HeapCharBuffer", "buffer"),
            Map.entry("java.nio.HeapCharBufferR", "buffer"),
            Map.entry("java.nio.StringCharBuffer", "buffer"),
            Map.entry("jdk.internal.foreign.HeapMemorySegmentImpl$OfByte", "segment"));

    /** Views that may be of the whole, and kept for it. */
    private static final List<String> DOUBTFUL = List.of("buffer", "segment");

    private static final long LEAST_VIEWS = 10;

    /** Bytes behind each view: fewer are no fault, whatever part of them is shown. */
    private static final long LEAST_BYTES = 4_000;

    private static final double LEAST_SHARE = 0.25;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Retained.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Retained.of(evidence).flatMap(SlicesRule::finding).stream().toList();
    }

    private static Optional<Finding> finding(Retained retained) {
        var behind = retained.ways(way -> view(way, retained).isPresent());
        return behind.stream()
                .findFirst()
                .flatMap(way -> view(way, retained))
                .filter(view -> retained.share(behind) >= LEAST_SHARE)
                .filter(view -> behindEach(view, retained) >= LEAST_BYTES)
                .map(view -> finding(view, behind, retained));
    }

    /** The view through which an object is kept; empty if there is none, or no more than there were. */
    private static Optional<String> view(Way way, Retained retained) {
        return way.kept().path().stream()
                .map(Step::type)
                .filter(VIEWS::containsKey)
                .filter(type -> retained.grownThroughout(type) >= LEAST_VIEWS)
                .findFirst()
                .filter(type -> isKeptByItself(type, way));
    }

    /**
     * Not the buffer of a stream or a connection that is the JDK's: what holds it is the application's, or a collection. Of an element behind
     * a view of very many the way's inner part ends before the view; then it is the view's holder alone that counts.
     */
    private static boolean isKeptByItself(String view, Way way) {
        var types = way.kept().path().stream().map(Step::type).toList();
        var holder = types.indexOf(view) + 1;
        var end = Math.clamp(holder + 1, way.inner().size(), types.size());
        return types.subList(holder, end).stream()
                .allMatch(type -> type.endsWith("[]") || type.startsWith("java.util.") || !TypeName.isJdk(type));
    }

    private static long behindEach(String view, Retained retained) {
        return retained.growth().bytes() / Math.max(1, retained.grown(view));
    }

    /** Of a sublist the recorder tells how long it is, and how long the list behind it. */
    private static String shown(Way way) {
        var sizes = way.inner().stream()
                .takeWhile(step -> !step.type().endsWith("[]"))
                .flatMap(step -> step.size().stream())
                .toList();
        return sizes.size() == 2 ? " (one shows " + sizes.getLast() + " of " + sizes.getFirst() + " elements)" : "";
    }

    private static Finding finding(String view, List<Way> behind, Retained retained) {
        var mechanism = VIEWS.getOrDefault(view, "");
        var doubtful = DOUBTFUL.contains(mechanism);
        var first = behind.stream()
                .filter(way -> way.inner().stream().anyMatch(step -> step.type().equals(view)))
                .findFirst()
                .orElse(behind.getFirst());
        var holder = KeptPath.holder(first.kept(), first.inner().size());
        var summary = "%s: %s more of %s, each with %s behind it%s. They are kept by %s%s."
                .formatted(
                        HeapWording.growth(retained.growth()),
                        String.format(Locale.ROOT, "%,d", retained.grown(view)),
                        view,
                        Bytes.text(behindEach(view, retained)),
                        doubtful ? ", of which no histogram says how much it shows" : shown(first),
                        holder,
                        HeapWording.allocatedAt(behind));
        return new Finding(
                LAB,
                mechanism,
                null,
                (doubtful ? 0.8 : 0.9) - (retained.toldFromWarmUp() ? 0 : 0.2),
                summary,
                HeapWording.clues(retained, behind, view),
                FIX,
                LAB);
    }
}
