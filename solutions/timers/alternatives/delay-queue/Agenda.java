package timers;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** What is to be done later, by one thread, in the order in which it is due. */
final class Agenda implements AutoCloseable {

    /** Something to do. Due in {@code System.nanoTime()}; a beat of 0 means once. */
    static final class Entry implements Delayed {

        private final Runnable task;
        private final long beat;
        private volatile long due;
        private volatile boolean struck;

        private Entry(Runnable task, long due, long beat) {
            this.task = task;
            this.due = due;
            this.beat = beat;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(due - ((Entry) other).due);
        }
    }

    private final DelayQueue<Entry> entries = new DelayQueue<>();
    private final Thread worker = Thread.ofPlatform().daemon().name("agenda").start(this::work);

    /** Has a task done once. */
    Entry after(Duration delay, Runnable task) {
        return add(new Entry(task, System.nanoTime() + delay.toNanos(), 0));
    }

    /** Has a task done again and again. */
    Entry every(Duration beat, Runnable task) {
        return add(new Entry(task, System.nanoTime() + beat.toNanos(), beat.toNanos()));
    }

    private Entry add(Entry entry) {
        entries.add(entry);
        return entry;
    }

    /** Strikes an entry out: from now on the agenda does not refer to it. */
    void strike(Entry entry) {
        entry.struck = true;
        entries.remove(entry);
    }

    private void work() {
        try {
            while (true) {
                act(entries.take());
            }
        } catch (InterruptedException closed) {
            entries.clear();
        }
    }

    private void act(Entry entry) {
        if (entry.struck) {
            return;
        }
        entry.task.run();
        if (entry.beat > 0 && !entry.struck) {
            entry.due += entry.beat;
            entries.add(entry);
            if (entry.struck) {
                entries.remove(entry);
            }
        }
    }

    @Override
    public void close() {
        worker.interrupt();
    }
}
