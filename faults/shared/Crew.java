package shared;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A named group of threads that all start the same piece of work together and are counted as they come back. */
public final class Crew {

    /** What one member does; {@code index} counts the members from 0. */
    @FunctionalInterface
    public interface Work {
        void run(int index) throws Exception;
    }

    /** Where the work of crews is counted; null but in live mode. */
    private static volatile Operations counting;

    private final List<Thread> members = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private final String name;
    private final Operations operations;

    private Crew(String name, Operations operations) {
        this.name = name;
        this.operations = operations;
    }

    /** From now on what crews do is counted. */
    static void count(Operations operations) {
        counting = operations;
    }

    /** Starts {@code size} platform threads named {@code name-0}, {@code name-1}, …; none begins before all have started. */
    public static Crew start(String name, int size, Work work) {
        return start(name, Thread.ofPlatform().name(name + "-", 0).factory(), size, work);
    }

    /** Starts {@code size} threads of the given kind; none begins before all have started. */
    public static Crew start(String name, ThreadFactory kind, int size, Work work) {
        return start(new Crew(name, counting), kind, size, size, work);
    }

    /** Starts {@code size} threads of the given kind; each begins when it has its turn, whether others have theirs or not. */
    public static Crew startEach(String name, ThreadFactory kind, int size, Work work) {
        return start(new Crew(name, counting), kind, size, 1, work);
    }

    /** Starts one platform thread for a part of the scenario itself: what it does is no operation of the subject's users. */
    public static Crew aside(String name, Work work) {
        return start(
                new Crew(name, null), Thread.ofPlatform().name(name + "-", 0).factory(), 1, 1, work);
    }

    /** A member begins when {@code together} of them are there. */
    private static Crew start(Crew crew, ThreadFactory kind, int size, int together, Work work) {
        CyclicBarrier barrier = new CyclicBarrier(together);
        for (int i = 0; i < size; i++) {
            int index = i;
            crew.members.add(kind.newThread(() -> crew.take(barrier, work, index)));
        }
        crew.members.forEach(Thread::start);
        return crew;
    }

    private void take(CyclicBarrier barrier, Work work, int index) {
        long since = 0;
        try {
            barrier.await();
            since = begin();
            work.run(index);
            end(since, false);
            done.incrementAndGet();
        } catch (Throwable failure) {
            end(since, true);
            failures.add(failure);
        }
    }

    private long begin() {
        begun.incrementAndGet();
        if (operations != null) {
            operations.begin();
        }
        return System.nanoTime();
    }

    /** {@code since} is 0 for a member that never began. */
    private void end(long since, boolean threw) {
        if (operations != null && since != 0) {
            operations.end(System.nanoTime() - since, threw);
        }
    }

    /** What the members are called. */
    public String name() {
        return name;
    }

    /** Members whose work came back without an exception. */
    public int done() {
        return done.get();
    }

    /** What the work of the other members that came back threw, in the order it happened. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Members that have come back, with or without an exception. */
    public int back() {
        return done.get() + failures.size();
    }

    /** Whether every member has come back. */
    public boolean allBack() {
        return back() == members.size();
    }

    /** Whether every member has begun and has since come back or waits, with or without a time limit. */
    public boolean allWaitOrBack() {
        return begun.get() == members.size()
                && members.stream()
                        .map(Thread::getState)
                        .noneMatch(state -> state == Thread.State.NEW || state == Thread.State.RUNNABLE);
    }

    /** Interrupts every member that has not come back. */
    public void interrupt() {
        members.forEach(Thread::interrupt);
    }

    /** The members' threads. */
    public List<Thread> threads() {
        return List.copyOf(members);
    }
}
