package faultlab.bench;

import faultlab.bench.Contender.Missing;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * What the processes that this one started have taken of the processors: user and system time of all that have ended, with
 * what they waited for in turn, as getrusage(2) tells it in microseconds. The JVM waits for each process it starts, so nothing
 * is lost between a last look and the end, as it is with samples of a process that lives.
 */
final class ChildrenCpu {

    private static final int RUSAGE_CHILDREN = -1;

    /** More than struct rusage has on any 64-bit system; its first 32 bytes are two struct timeval. */
    private static final long ROOM = 1024;

    private static final long MICROS_A_SECOND = 1_000_000;

    private final MethodHandle getrusage;

    private ChildrenCpu(MethodHandle getrusage) {
        this.getrusage = getrusage;
    }

    /** @throws Missing where the system's C library has no getrusage */
    static ChildrenCpu here() throws Missing {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> found = linker.defaultLookup().find("getrusage");
        if (found.isEmpty()) {
            throw new Missing("this system does not tell what an ended process took of the processors (getrusage)");
        }
        return new ChildrenCpu(linker.downcallHandle(
                found.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)));
    }

    /** Milliseconds so far. */
    double millis() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment usage = arena.allocate(ROOM, Long.BYTES);
            int failed = (int) getrusage.invokeExact(RUSAGE_CHILDREN, usage);
            if (failed != 0) {
                throw new IllegalStateException("getrusage(RUSAGE_CHILDREN) failed");
            }
            return (micros(usage, 0) + micros(usage, 2 * Long.BYTES)) / 1000.0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("getrusage could not be called", e);
        }
    }

    /** A struct timeval: seconds, and microseconds that macOS has as a smaller type, filled up. */
    private static long micros(MemorySegment usage, long at) {
        long seconds = usage.get(ValueLayout.JAVA_LONG, at);
        long rest = System.getProperty("os.name").startsWith("Mac")
                ? usage.get(ValueLayout.JAVA_INT, at + Long.BYTES)
                : usage.get(ValueLayout.JAVA_LONG, at + Long.BYTES);
        return seconds * MICROS_A_SECOND + rest;
    }
}
