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
import java.util.stream.Stream;

/**
 * Native memory that grows from look to look, by the JVM's own count of it: what the application asked for ({@code Other}: direct buffers and
 * segments), or stubs through which native code calls back ({@code Code}, together with method handles). Each look collects the heap, so what
 * only waited for a collection is gone by then.
 */
final class ArenasRule implements Rule {

    private static final String LAB = "arenas";
    private static final String FIX =
            "Give each piece of native memory an arena that ends with its last use (Arena.ofConfined, or ofShared for several threads) and close it in try-with-resources; make a stub once, or in the arena of the call.";

    private static final String BUFFER = "java.nio.DirectByteBuffer";
    private static final String JNI_ROOT = "Global JNI Handle";

    /** Objects of them are alive as long as somebody holds the arena. */
    private static final List<String> ARENAS = List.of(
            "jdk.internal.foreign.SharedSession",
            "jdk.internal.foreign.ConfinedSession",
            "jdk.internal.foreign.ImplicitSession");

    private static final String METHOD_HANDLE = "java.lang.invoke.BoundMethodHandle$Species_";

    /** Bytes by which a look's memory must be larger than the look before's: a JVM that warms up and is recorded needs some. */
    private static final long LEAST_BYTES = 1_000_000;

    /** Machine code grows while a JVM warms up; each stub comes with a method handle, so fewer bytes are enough. */
    private static final long LEAST_CODE = 256 << 10;

    private static final long LEAST_HANDLES = 100;

    /** Handles of native memory of which fewer are chance. */
    private static final long LEAST_HELD = 5;

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Retained.of(evidence)
                .map(retained -> Stream.of(asked(evidence, retained), stubs(evidence, retained.growth()))
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }

    /** What the application asked for. */
    private static Optional<Finding> asked(Evidence evidence, Retained retained) {
        var sizes = sizes(evidence, "Other");
        return Growth.leastStep(sizes, Data.Native::bytes) < LEAST_BYTES
                ? Optional.empty()
                : Optional.of(asked(retained, sizes));
    }

    private static Finding asked(Retained retained, List<Data.Native> sizes) {
        var buffers = retained.grown(BUFFER);
        var arenas = ARENAS.stream().mapToLong(retained::grown).sum();
        var mechanism =
                buffers >= LEAST_HELD ? "direct-buffers" : arenas >= LEAST_HELD ? "unclosed-arenas" : "no-owner";
        var held = switch (mechanism) {
            case "direct-buffers" -> "%,d more direct buffers are kept".formatted(buffers);
            case "unclosed-arenas" -> "%,d more arenas are kept that nobody has closed".formatted(arenas);
            default ->
                "No more handles of it are on the heap, so no collection frees it: a shared arena that was dropped without close(), or the global arena";
        };
        var holder = retained.ways(way -> isHandle(way.element())).stream()
                .findFirst()
                .map(way -> ", by " + KeptPath.holder(way.kept(), 0) + HeapWording.allocatedAt(List.of(way)))
                .orElse("");
        return finding(mechanism, sizes, held + holder, retained.growth());
    }

    private static boolean isHandle(String type) {
        return type.equals(BUFFER) || ARENAS.contains(type);
    }

    private static Optional<Finding> stubs(Evidence evidence, Growth growth) {
        var sizes = sizes(evidence, "Code");
        var handles = growth.types().stream()
                .filter(type -> type.name().startsWith(METHOD_HANDLE))
                .mapToLong(Growth.Type::leastInstances)
                .max()
                .orElse(0);
        if (Growth.leastStep(sizes, Data.Native::bytes) < LEAST_CODE || handles < LEAST_HANDLES) {
            return Optional.empty();
        }
        var made = evidence.all(Data.Kept.class)
                .filter(kept -> kept.root().startsWith(JNI_ROOT))
                .flatMap(kept -> Optional.ofNullable(kept.frame()).stream())
                .findFirst()
                .map(frame -> ", made at " + frame)
                .orElse("");
        return Optional.of(finding(
                "upcall-stubs",
                sizes,
                "With it came %,d method handles at least: stubs through which native code calls Java, each held by a JNI global reference until its arena is closed"
                                .formatted(handles)
                        + made,
                growth));
    }

    private static Finding finding(String mechanism, List<Data.Native> sizes, String held, Growth growth) {
        var last = sizes.getLast();
        var before = sizes.get(sizes.size() - 2);
        var summary = "From '%s' to '%s' native memory grew by %s in the category %s, to %s; the live heap by %s. %s."
                .formatted(
                        before.at(),
                        last.at(),
                        Bytes.text(last.bytes() - before.bytes()),
                        last.category(),
                        Bytes.text(last.bytes()),
                        Bytes.text(Math.max(0, growth.bytes())),
                        held);
        var figures = sizes.stream()
                .map(size -> Bytes.text(size.bytes()) + " at '" + size.at() + "'")
                .collect(Collectors.joining(", "));
        var clue = new Clue("native", "native memory, category " + last.category() + ": " + figures, null);
        return new Finding(LAB, mechanism, null, sizes.size() > 2 ? 0.9 : 0.7, summary, List.of(clue), FIX, LAB);
    }

    private static List<Data.Native> sizes(Evidence evidence, String category) {
        return evidence.all(Data.Native.class)
                .filter(size -> size.category().equals(category))
                .toList();
    }
}
