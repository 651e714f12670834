package subject;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Programs that ask for 5 MB of native memory in each round, or map a file fifty times, and do with it as programs do. */
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

    static void mappedAgain() {
        List<MappedByteBuffer> open = new ArrayList<>();
        mappings(file -> open.add(file.map(MapMode.READ_ONLY, 0, SIZE)));
    }

    static void mappedForEver() {
        mappings(file -> file.map(MapMode.READ_ONLY, 0, SIZE, Arena.global()));
    }

    static void unmapped() {
        mappings(file -> {
            try (Arena arena = Arena.ofConfined()) {
                file.map(MapMode.READ_ONLY, 0, SIZE, arena).get(ValueLayout.JAVA_BYTE, 0);
            }
        });
    }

    /** An index of so many parts, mapped at the first round. */
    static void mappedIndex() {
        List<MappedByteBuffer> parts = new ArrayList<>();
        mappings(file -> {
            if (parts.size() < PIECES) {
                parts.add(file.map(MapMode.READ_ONLY, 0, SIZE));
            }
        });
    }

    /** What is done with a file of some pages. */
    private interface Mapping {
        void of(FileChannel file) throws IOException;
    }

    private static void mappings(Mapping mapping) {
        Rounds.of(() -> {
            Path path = Files.createTempFile("pages", ".bin");
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.allocate(SIZE));
                for (int i = 0; i < PIECES; i++) {
                    mapping.of(file);
                }
            } finally {
                Files.delete(path);
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
