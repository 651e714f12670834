package timers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A wheel with a slot for each tick of 5 ms (here in ns), which turns once in 1.28 s. What is due in a later turn stays in its slot until
 * then; to take something back costs the same however much there is.
 */
final class Wheel implements AutoCloseable {

    private static final int SLOTS = 256;
    private static final long TICK = 5_000_000;

    /** Something to do at a tick. A beat of 0 means once. */
    final class Peg {

        private final Runnable task;
        private final long beat;
        private volatile long tick;
        private volatile boolean pulled;

        private Peg(Runnable task, long tick, long beat) {
            this.task = task;
            this.tick = tick;
            this.beat = beat;
        }

        private Peg put() {
            slot(tick).add(this);
            return this;
        }

        /** Takes it back. */
        void pull() {
            pulled = true;
            slot(tick).remove(this);
        }

        private void act() {
            slot(tick).remove(this);
            task.run();
            if (beat > 0 && !pulled) {
                tick += beat;
                put();
                if (pulled) {
                    slot(tick).remove(this);
                }
            }
        }
    }

    private final List<Set<Peg>> slots = new ArrayList<>();
    private final Thread hand;
    private volatile long now;

    Wheel() {
        for (int slot = 0; slot < SLOTS; slot++) {
            slots.add(ConcurrentHashMap.newKeySet());
        }
        hand = Thread.ofPlatform().daemon().name("wheel").start(this::turn);
    }

    /** Has a task done once. */
    Peg after(Duration delay, Runnable task) {
        return new Peg(task, now + ticks(delay), 0).put();
    }

    /** Has a task done again and again. */
    Peg every(Duration beat, Runnable task) {
        return new Peg(task, now + ticks(beat), ticks(beat)).put();
    }

    /** Rounded up, and one for the tick that has begun. */
    private static long ticks(Duration delay) {
        return (delay.toNanos() + TICK - 1) / TICK + 1;
    }

    private Set<Peg> slot(long tick) {
        return slots.get((int) (tick % SLOTS));
    }

    private void turn() {
        long start = System.nanoTime();
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(TICK);
                while ((System.nanoTime() - start) / TICK > now) {
                    now++;
                    slot(now).stream()
                            .filter(peg -> peg.tick <= now && !peg.pulled)
                            .forEach(Peg::act);
                }
            }
        } catch (InterruptedException closed) {
            slots.forEach(Set::clear);
        }
    }

    @Override
    public void close() {
        hand.interrupt();
    }
}
