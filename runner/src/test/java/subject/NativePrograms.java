package subject;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Programs that ask for 5 MB of native memory in each round, and do with it as programs do. */
@SuppressWarnings("MustBeClosedChecker") // not to close them is what they are for
final class NativePrograms {

    private static final int PIECES = 50;

    private static final int SIZE = 100_000;

    private static final int STUBS = 1_000;

    private NativePrograms() {}

    static void unclosedArenas() {
        List<MemorySegment> segments = new ArrayList<>();
        pieces(() -> segments.add(Arena.ofShared().allocate(SIZE)));
    }

    static void droppedArenas() {
        pieces(() -> Arena.ofShared().allocate(SIZE));
    }

    static void globalArena() {
        pieces(() -> Arena.global().allocate(SIZE));
    }

    static void keptDirectBuffers() {
        List<ByteBuffer> buffers = new ArrayList<>();
        pieces(() -> buffers.add(ByteBuffer.allocateDirect(SIZE)));
    }

    static void globalStubs() {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        Rounds.of(() -> {
            for (int stub = 0; stub < STUBS; stub++) {
                int added = stub;
                linker.upcallStub(target(number -> number + added), signature, Arena.global());
            }
        });
    }

    static void closedArenas() {
        pieces(() -> {
            try (Arena arena = Arena.ofShared()) {
                arena.allocate(SIZE);
            }
        });
    }

    /** Nobody holds them: each look collects them. */
    static void droppedDirectBuffers() {
        pieces(() -> ByteBuffer.allocateDirect(SIZE));
    }

    /** A pool that is full after the first round. */
    static void nativePool() {
        Arena arena = Arena.ofShared();
        List<MemorySegment> pool = new ArrayList<>();
        pieces(() -> {
            if (pool.size() < PIECES) {
                pool.add(arena.allocate(SIZE));
            }
        });
    }

    private static MethodHandle target(IntUnaryOperator function) throws ReflectiveOperationException {
        return MethodHandles.lookup()
                .findVirtual(IntUnaryOperator.class, "applyAsInt", MethodType.methodType(int.class, int.class))
                .bindTo(function);
    }

    private static void pieces(Runnable piece) {
        Rounds.of(() -> {
            for (int i = 0; i < PIECES; i++) {
                piece.run();
            }
        });
    }
}
