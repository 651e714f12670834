package faultlab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A JVM that is busy for as long as it is told, in milliseconds of its own CPU time, and prints how much it took. */
final class Burner {

    private Burner() {}

    public static void main(String[] args) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long wanted = Long.parseLong(args[0]) * 1_000_000;
        while (system.getProcessCpuTime() < wanted) {
            Thread.onSpinWait();
        }
        System.out.println(system.getProcessCpuTime() / 1_000_000);
    }
}
