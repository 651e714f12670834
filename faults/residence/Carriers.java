package residence;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The platform threads that carry virtual threads. */
final class Carriers {

    private Carriers() {}

    /**
     * Settles, and again as long as it is not so and some carrier is free: then nobody is kept from running, and the machine is
     * only busy.
     *
     * @param settle waits until it is so, or for a rest of the platform threads, which knows nothing of virtual ones
     */
    static void settle(int most, BooleanSupplier so, Consumer<BooleanSupplier> settle) {
        for (int rest = 0; rest < most && !so.getAsBoolean() && (rest == 0 || oneIsFree()); rest++) {
            settle.accept(so);
        }
    }

    private static boolean oneIsFree() {
        List<Thread> carriers = Arrays.stream(platformThreads())
                .filter(thread -> thread.getThreadGroup() != null
                        && thread.getThreadGroup().getName().equals("CarrierThreads"))
                .toList();
        return carriers.isEmpty() || !carriers.stream().allMatch(Carriers::carries);
    }

    private static boolean carries(Thread carrier) {
        return Arrays.stream(carrier.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("java.lang.VirtualThread"));
    }

    /** All platform threads, carriers included. */
    static Thread[] platformThreads() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] threads = new Thread[top.activeCount() + 64];
        return Arrays.copyOf(threads, top.enumerate(threads));
    }
}
