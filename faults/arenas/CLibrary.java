package arenas;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntBinaryOperator;

/** Two routines of the C library that every system has (JEP 454). */
public final class CLibrary implements Darkroom.Library {

    private static final Linker LINKER = Linker.nativeLinker();

    private static final MethodHandle STRLEN =
            routine("strlen", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));

    private static final MethodHandle QSORT = routine(
            "qsort",
            FunctionDescriptor.ofVoid(
                    ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));

    private static final MemoryLayout POINTER = ValueLayout.ADDRESS.withTargetLayout(ValueLayout.JAVA_INT);
    private static final FunctionDescriptor COMPARISON = FunctionDescriptor.of(ValueLayout.JAVA_INT, POINTER, POINTER);
    private static final MethodHandle COMPARE = compare();

    @Override
    public long strlen(MemorySegment text) {
        try {
            return (long) STRLEN.invokeExact(text);
        } catch (Throwable e) {
            throw new AssertionError("the C library throws nothing", e);
        }
    }

    /** What a comparison throws ends the JVM. */
    @Override
    public void qsort(MemorySegment numbers, MemorySegment comparison) {
        try {
            QSORT.invokeExact(numbers, numbers.byteSize() / Integer.BYTES, (long) Integer.BYTES, comparison);
        } catch (Throwable e) {
            throw new AssertionError("the C library throws nothing", e);
        }
    }

    @Override
    public MemorySegment stub(IntBinaryOperator comparison, Arena arena) {
        return LINKER.upcallStub(COMPARE.bindTo(comparison), COMPARISON, arena);
    }

    private static int compare(IntBinaryOperator comparison, MemorySegment one, MemorySegment other) {
        return comparison.applyAsInt(one.get(ValueLayout.JAVA_INT, 0), other.get(ValueLayout.JAVA_INT, 0));
    }

    private static MethodHandle routine(String name, FunctionDescriptor signature) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), signature);
    }

    private static MethodHandle compare() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            CLibrary.class,
                            "compare",
                            MethodType.methodType(
                                    int.class, IntBinaryOperator.class, MemorySegment.class, MemorySegment.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
