package residence;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import residence.PrintShop.LabelPrinter;

/** The label printer's library, for which C's {@code qsort} stands in: native code that calls back into Java. */
final class VendorLabels implements LabelPrinter {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final FunctionDescriptor COMPARISON =
            FunctionDescriptor.of(JAVA_INT, ADDRESS.withTargetLayout(JAVA_INT), ADDRESS.withTargetLayout(JAVA_INT));
    private static final MethodHandle SORT = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("qsort"),
            FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));

    /** What the native code calls back: compares two places in the list of addresses. */
    private record Calls(List<String> addresses, Comparator<String> round) {
        private static final MethodHandle COMPARE = handle();

        private static MethodHandle handle() {
            try {
                return MethodHandles.lookup()
                        .findVirtual(
                                Calls.class,
                                "compare",
                                MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private int compare(MemorySegment one, MemorySegment other) {
            return round.compare(addresses.get(one.get(JAVA_INT, 0)), addresses.get(other.get(JAVA_INT, 0)));
        }
    }

    /** Switched on, it prints a trial, which links the calls to native code and back. */
    VendorLabels() {
        print(List.of("switched", "on"), Comparator.naturalOrder());
    }

    @Override
    public List<String> print(List<String> addresses, Comparator<String> round) {
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle compare = Calls.COMPARE.bindTo(new Calls(addresses, round));
            MemorySegment callback = LINKER.upcallStub(compare, COMPARISON, arena);
            int[] places = IntStream.range(0, addresses.size()).toArray();
            MemorySegment order = arena.allocateFrom(JAVA_INT, places);
            SORT.invokeExact(order, (long) places.length, (long) Integer.BYTES, callback);
            return Arrays.stream(order.toArray(JAVA_INT))
                    .mapToObj(addresses::get)
                    .toList();
        } catch (Throwable e) {
            throw new IllegalStateException("the label printer's library cannot be called", e);
        }
    }
}
