package shared;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/** Counts virtual threads by a thread dump, but takes none in a program that never had one. */
final class VirtualThreads {

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private boolean seen;

    /** Those alive, mounted or not. */
    int count() {
        seen |= scheduler.getPoolSize() > 0;
        return seen ? LiveThreads.virtualCount() : 0;
    }
}
