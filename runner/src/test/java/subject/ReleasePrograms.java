package subject;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Programs that read memory, in time or too late. */
final class ReleasePrograms {

    private static final int READS = 100;

    private static final int VIEWS = 5_000;

    private static int read;

    private ReleasePrograms() {}

    /** Whoever reads finds the arena closed, and goes on without. */
    static void readsAfterClose() {
        Rounds.of(() -> {
            for (int i = 0; i < READS; i++) {
                try {
                    read += recorded().get(ValueLayout.JAVA_BYTE, 0);
                } catch (IllegalStateException closed) {
                    read--;
                }
            }
        });
    }

    private static MemorySegment recorded() {
        try (Arena arena = Arena.ofShared()) {
            return arena.allocate(1_000);
        }
    }

    static void readsOfNothing() {
        ByteBuffer empty = ByteBuffer.allocate(0);
        Rounds.of(() -> {
            for (int i = 0; i < READS; i++) {
                try {
                    read += i % 2 == 0 ? empty.get(0) : 1;
                } catch (IndexOutOfBoundsException nothing) {
                    read--;
                }
            }
        });
    }

    /** One buffer for all that comes in, and a view of it for whoever reads it tomorrow. */
    static void viewsOfOneBuffer() {
        ByteBuffer buffer = ByteBuffer.allocate(1_024);
        List<ByteBuffer> inbox = new ArrayList<>();
        Rounds.of(() -> {
            for (int i = 0; i < VIEWS; i++) {
                buffer.clear().putInt(i).flip();
                inbox.add(buffer.asReadOnlyBuffer());
            }
        });
    }

    /** A file's index: as many views as it has lines, made once. */
    static void viewsOfOneFile() {
        ByteBuffer file = ByteBuffer.allocate(100_000);
        List<ByteBuffer> lines = new ArrayList<>();
        Rounds.of(() -> {
            while (lines.size() < VIEWS) {
                lines.add(file.slice(lines.size(), 10));
            }
        });
    }

    static void readsWhileOpen() {
        Rounds.of(() -> {
            try (Arena arena = Arena.ofShared()) {
                MemorySegment memory = arena.allocate(1_000);
                for (int i = 0; i < READS; i++) {
                    read += memory.get(ValueLayout.JAVA_BYTE, i);
                }
            }
        });
    }
}
