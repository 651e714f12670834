package shared;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting until nothing more will happen, without a time that decides between fault and fix. */
public enum Settle {
    /** The condition holds. */
    DONE,
    /**
     * The condition does not hold and no application thread can bring it about: in {@value #REST_SAMPLES} samples in a
     * row each was blocked or in a wait without a time limit.
     */
    AT_REST,
    /** The condition does not hold, yet something still runs or waits with a time limit after {@value #CAP_SAMPLES} samples. */
    CAP;

    /** Samples, 25 ms apart or more, that must look alike: a loaded machine stretches the interval, not the count. */
    private static final int REST_SAMPLES = 40;

    private static final int CAP_SAMPLES = 600;
    private static final long INTERVAL_NANOS = 25_000_000;

    /** What is about to happen is not waited for longer than needed: the first looks come soon after each other. */
    private static final long FIRST_INTERVAL_NANOS = 500_000;

    /** Samples, 5 ms apart or more, in which comes what is to come at once. */
    private static final int SOON_SAMPLES = 20;

    /** Samples in which comes what somebody waits for, were the machine ever so busy. */
    private static final int SURE_SAMPLES = 200;

    private static final int PATIENT_SAMPLES = 3 * SURE_SAMPLES;

    private static final long SHORT_INTERVAL_NANOS = 5_000_000;

    /** Waits until the condition holds, nothing can move any more, or the generous cap is reached. */
    public static Settle until(BooleanSupplier condition) {
        for (long interval = FIRST_INTERVAL_NANOS; interval < INTERVAL_NANOS; interval *= 2) {
            if (condition.getAsBoolean()) {
                return DONE;
            }
            LockSupport.parkNanos(interval);
        }
        int alike = 0;
        for (int sample = 0; sample < CAP_SAMPLES; sample++) {
            if (condition.getAsBoolean()) {
                return DONE;
            }
            alike = nothingCanMove(LiveThreads.platform()) ? alike + 1 : 0;
            if (alike == REST_SAMPLES) {
                return condition.getAsBoolean() ? DONE : AT_REST;
            }
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
        return condition.getAsBoolean() ? DONE : CAP;
    }

    /**
     * Waits a moment for what comes at once if it comes at all; a loaded machine stretches the moment.
     *
     * @return whether the condition holds
     */
    public static boolean soon(BooleanSupplier condition) {
        return within(SOON_SAMPLES, condition);
    }

    /**
     * Waits for what comes unless something is wrong: ten times as long as {@link #soon}.
     *
     * @return whether the condition holds
     */
    public static boolean surely(BooleanSupplier condition) {
        return within(SURE_SAMPLES, condition);
    }

    /**
     * Waits for what comes unless something is wrong, and has a time limit of its own to run out first: three times as long as
     * {@link #surely}.
     *
     * @return whether the condition holds
     */
    public static boolean patiently(BooleanSupplier condition) {
        return within(PATIENT_SAMPLES, condition);
    }

    private static boolean within(int samples, BooleanSupplier condition) {
        for (int sample = 0; sample < samples; sample++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(SHORT_INTERVAL_NANOS);
        }
        return condition.getAsBoolean();
    }

    private static boolean nothingCanMove(List<Thread> threads) {
        return threads.stream().allMatch(thread -> switch (thread.getState()) {
            case BLOCKED, WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, TIMED_WAITING -> LiveThreads.idle(thread);
        });
    }
}
