package faultlab.files;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Lets two files change their names in one step, which the JDK does not offer: renameat2 of Linux. Other systems have none. */
final class Exchange {

    /** AT_FDCWD: paths are from the working folder on. */
    private static final int WORKING_FOLDER = -100;

    /** RENAME_EXCHANGE. */
    private static final int EXCHANGE = 2;

    /** ENOENT. */
    private static final int NO_SUCH_FILE = 2;

    private static final String ERRNO = "errno";

    private static final Optional<MethodHandle> RENAME = rename();

    private Exchange() {}

    private static Optional<MethodHandle> rename() {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor form = FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        return linker.defaultLookup()
                .find("renameat2")
                .map(address -> linker.downcallHandle(address, form, Linker.Option.captureCallState(ERRNO)));
    }

    /**
     * Each file has the other's name afterwards; nothing is ever without one of the two.
     *
     * @return whether it was done: some file systems, and systems other than Linux, cannot
     * @throws NoSuchFileException if one of them is missing
     */
    static boolean swap(Path one, Path other) throws IOException {
        if (RENAME.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
            int result = (int) RENAME.get()
                    .invokeExact(state, WORKING_FOLDER, path(arena, one), WORKING_FOLDER, path(arena, other), EXCHANGE);
            if (result != 0 && error(state) == NO_SUCH_FILE) {
                throw new NoSuchFileException(other.toString());
            }
            return result == 0;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a call that throws nothing threw", e);
        }
    }

    private static MemorySegment path(Arena arena, Path path) {
        return arena.allocateFrom(path.toAbsolutePath().toString());
    }

    private static int error(MemorySegment state) {
        return (int) Linker.Option.captureStateLayout()
                .varHandle(PathElement.groupElement(ERRNO))
                .get(state, 0L);
    }
}
