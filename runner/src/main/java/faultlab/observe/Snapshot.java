package faultlab.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All threads of the target at one checkpoint.
 *
 * @param cycles deadlocks the JVM itself found, each as the ids of its threads
 */
public record Snapshot(String name, Instant t, List<ThreadRow> threads, List<List<Long>> cycles) {

    /** The thread with this id, if it was alive. */
    public Optional<ThreadRow> thread(long id) {
        return threads.stream().filter(thread -> thread.id() == id).findFirst();
    }
}
