package faultlab.observe.life;

import java.util.Locale;

/**
 * What a thread is at, finer than {@link Thread.State}: that one calls all RUNNABLE that is not waiting in Java, whether it has a processor,
 * queues for one or sits in a system call.
 */
public enum LifeState {
    /** Made and not started. */
    NEW,
    /** Could run and has no processor, or, if virtual, no carrier. */
    RUNNABLE,
    /** Has one. */
    RUNNING,
    /** In native code or a system call: where it reads a socket it waits, and the JVM calls it RUNNABLE all the same. */
    NATIVE,
    /** Waits to enter a monitor. */
    BLOCKED,
    /** In {@code Object.wait} or {@code join} without a time limit. */
    WAITING,
    /** Waits for anything with a time limit. */
    TIMED_WAITING,
    /** In {@code LockSupport.park} without a time limit: locks, queues and pools of java.util.concurrent. */
    PARKED,
    /** A virtual thread that waits and keeps its carrier from others meanwhile (JEP 444, 491). */
    PINNED,
    /** Ended. */
    TERMINATED;

    /** Whether a thread in it waits for somebody, for as long as it takes. */
    public boolean waitsForGood() {
        return this == BLOCKED || this == WAITING || this == PARKED || this == PINNED;
    }

    /** As people read it: {@code timed waiting}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
