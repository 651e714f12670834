package arenas;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntBinaryOperator;

/** Works on pictures outside of the heap, where the C library and the printer read them. Several threads use it at once. */
public final class Darkroom {

    private static final ScopedValue<IntBinaryOperator> COMPARISON = ScopedValue.newInstance();

    /** The library calls back on the thread that called it: each finds its own comparison. */
    private final MemorySegment stub;

    /** The printer: it reads memory outside of the heap only, and is done with it when the call returns. */
    public interface Printer {
        void print(ByteBuffer direct) throws IOException;
    }

    /** Two routines of the C library, and the stubs through which it calls back. */
    public interface Library {
        long strlen(MemorySegment text);

        void qsort(MemorySegment numbers, MemorySegment comparison);

        /** Machine code that the library may call, and that calls Java: it lives as long as the arena. */
        MemorySegment stub(IntBinaryOperator comparison, Arena arena);
    }

    private final Library library;

    public Darkroom(Library library) {
        this.library = library;
        this.stub = library.stub((one, other) -> COMPARISON.get().applyAsInt(one, other), Arena.global());
    }

    /** Adds up a negative's shades, 0 to 255 each; two threads do half each. One that has seen light, its last byte 0, is refused. */
    public long develop(byte[] negative) {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment plate = arena.allocate(negative.length);
            MemorySegment.copy(negative, 0, plate, ValueLayout.JAVA_BYTE, 0, negative.length);
            if (plate.get(ValueLayout.JAVA_BYTE, plate.byteSize() - 1) == 0) {
                throw new IllegalArgumentException("fogged");
            }
            long middle = plate.byteSize() / 2;
            CompletableFuture<Long> left = CompletableFuture.supplyAsync(() -> shades(plate.asSlice(0, middle)));
            long right = shades(plate.asSlice(middle));
            return left.join() + right;
        }
    }

    private static long shades(MemorySegment part) {
        long sum = 0;
        for (long at = 0; at < part.byteSize(); at++) {
            sum += part.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
        }
        return sum;
    }

    /** How many bytes wide a caption is, which the C library counts. */
    public long width(String caption) {
        try (Arena arena = Arena.ofConfined()) {
            return library.strlen(arena.allocateFrom(caption));
        }
    }

    /** The shades in the order that somebody wants them in; the C library sorts, and calls back for each comparison. */
    public int[] order(int[] shades, IntBinaryOperator comparison) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_INT, shades);
            ScopedValue.where(COMPARISON, comparison).run(() -> library.qsort(copy, stub));
            return copy.toArray(ValueLayout.JAVA_INT);
        }
    }

    /** Prints a picture, and throws if the paper jams. */
    public void print(byte[] picture, Printer printer) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            printer.print(arena.allocateFrom(ValueLayout.JAVA_BYTE, picture).asByteBuffer());
        }
    }

    /** A new album, which is the caller's to close. */
    public Album album() {
        return new Album();
    }

    /** Pictures that somebody looks at for an hour, from any thread. */
    public static final class Album implements AutoCloseable {

        private final Arena arena = Arena.ofShared();
        private final List<MemorySegment> pages = new ArrayList<>();

        private Album() {}

        public void add(byte[] picture) {
            pages.add(arena.allocateFrom(ValueLayout.JAVA_BYTE, picture));
        }

        public byte[] page(int number) {
            return pages.get(number).toArray(ValueLayout.JAVA_BYTE);
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
