package shared;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Threads that were seen at work, and which of them still are. */
public final class Workers {

    /** What {@link #place} begins with. */
    static final String STAYS = "never ended";

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    public void add(Thread thread) {
        threads.add(thread);
    }

    /** Those that have work in hand. */
    public List<Thread> atWork() {
        return threads.stream()
                .filter(thread -> thread.isAlive() && !LiveThreads.idle(thread) && !takesNext(thread))
                .toList();
    }

    /** Whether the thread waits at a queue to be given something to do, as the worker of a pool that somebody wrote does. */
    private static boolean takesNext(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .takeWhile(Workers::isJdk)
                .anyMatch(frame -> frame.getMethodName().matches("(take|poll).*"));
    }

    /** Where a thread stands that should have ended. */
    static String place(Thread thread) {
        String at = Stream.of(thread.getStackTrace())
                .dropWhile(Workers::isJdk)
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return STAYS + at + ", on thread " + thread.getName();
    }

    private static boolean isJdk(StackTraceElement frame) {
        return frame.getClassName().matches("(java|jdk|sun)\\..*");
    }
}
