package faultlab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A JVM that is busy for as long as it is told, in milliseconds of its own CPU time, and prints how much it took. */
final class Burner {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Burner() {}

    public static void main(String[] args) {
        burn(Long.parseLong(args[0]));
        System.out.println(taken());
    }

    /** Is busy until this process has taken so many milliseconds. */
    static void burn(long millis) {
        while (taken() < millis) {
            Thread.onSpinWait();
        }
    }

    /** Milliseconds that this process has taken. */
    static long taken() {
        return SYSTEM.getProcessCpuTime() / 1_000_000;
    }
}
