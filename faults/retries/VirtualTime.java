package retries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import retries.Board.Time;
import shared.Crew;

/**
 * Time that passes only when everybody waits: whoever is due next has their turn, alone, and an hour takes no longer than what is done in it. While
 * nobody {@linkplain #pass lets it pass}, whoever pauses moves it on.
 */
final class VirtualTime implements Time {

    /** Looks, about a millisecond apart, after which a thread that stands still is taken to wait for others. */
    private static final int LOOKS = 20;

    /** Instead of looks: it has been called and has not heard it yet. */
    private static final int CALLED = -1;

    /** Longer than any run. */
    private static final Duration LONG = Duration.ofHours(1);

    /** What happens when its time has come; {@code number} keeps to the order of those who are due at once. */
    private record Turn(long due, int number, Runnable event) {}

    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparingLong(Turn::due).thenComparingInt(Turn::number));

    /** Who has had a turn and has not paused since, with the looks at which it stood still. */
    private final Map<Thread, Integer> busy = new LinkedHashMap<>();

    /** In milliseconds. */
    private long now;

    private int numbers;
    private boolean passing;

    /** Milliseconds since the beginning. */
    synchronized long millis() {
        return now;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(VirtualTime.this.millis());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Override
    public void pause(Duration pause) throws InterruptedException {
        Thread self = Thread.currentThread();
        AtomicBoolean over = new AtomicBoolean();
        Turn turn = goOn(pause, () -> {
            over.set(true);
            LockSupport.unpark(self);
        });
        while (!over.get() && !self.isInterrupted()) {
            LockSupport.parkNanos(LONG.toNanos());
        }
        goes(turn);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Is busy for so long: in a dump, somebody who waits for another, and not somebody who pauses. */
    void take(Duration duration) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Turn turn = goOn(duration, over::countDown);
        try {
            over.await(LONG.toHours(), TimeUnit.HOURS);
        } finally {
            goes(turn);
        }
    }

    /** Lets the caller go on so much later. */
    private synchronized Turn goOn(Duration later, Runnable wake) {
        Thread self = Thread.currentThread();
        Turn turn = new Turn(now + later.toMillis(), ++numbers, () -> {
            busy.put(self, CALLED);
            wake.run();
        });
        if (passing) {
            turns.add(turn);
            busy.remove(self);
            notifyAll();
        } else {
            now = turn.due();
            wake.run();
        }
        return turn;
    }

    /** The caller has heard that it may go on, or does so because it was interrupted. */
    private synchronized void goes(Turn turn) {
        turns.remove(turn);
        if (passing) {
            busy.put(Thread.currentThread(), 0);
        }
    }

    /** Something happens so long after the beginning, in the thread that {@linkplain #pass lets time pass}. */
    synchronized void at(Duration due, Runnable event) {
        turns.add(new Turn(due.toMillis(), ++numbers, event));
    }

    /** Time waits for this crew too. */
    synchronized void waitFor(Crew crew) {
        crew.threads().forEach(thread -> busy.put(thread, 0));
    }

    /** Lets time pass until nobody is due any more. */
    void pass() throws InterruptedException {
        synchronized (this) {
            passing = true;
        }
        while (passOn()) {}
        synchronized (this) {
            passing = false;
        }
    }

    /** Lets whoever is due next have their turn, once nobody is busy; false if nobody is due. */
    private synchronized boolean passOn() throws InterruptedException {
        while (somebodyWorks()) {
            wait(1);
        }
        Turn next = turns.poll();
        if (next == null) {
            return false;
        }
        now = next.due();
        next.event().run();
        return true;
    }

    private boolean somebodyWorks() {
        busy.keySet().removeIf(thread -> !thread.isAlive());
        busy.replaceAll((thread, looks) -> looks == CALLED ? CALLED : stands(thread) ? looks + 1 : 0);
        return busy.values().stream().anyMatch(looks -> looks < LOOKS);
    }

    private static boolean stands(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }
}
