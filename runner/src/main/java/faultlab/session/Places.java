package faultlab.session;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/** Shares the machine among labs that are proved side by side: what belongs to the earlier lab goes first. */
final class Places {

    /** Somebody who waits for places, and for whom everybody after him waits too. */
    private record Waiting(int lab, long arrival) {}

    private final TreeSet<Waiting> waiting =
            new TreeSet<>(Comparator.comparingInt(Waiting::lab).thenComparingLong(Waiting::arrival));

    private long arrivals;
    private int free;

    Places(int all) {
        free = all;
    }

    /**
     * Waits until places are free and nobody of an earlier lab waits, nor anybody of this one who came before.
     *
     * @param lab its number in the order of proof
     * @return gives the places back
     * @throws CancellationException if this thread is interrupted
     */
    synchronized Place take(int lab, int places) {
        Waiting me = new Waiting(lab, arrivals++);
        waiting.add(me);
        try {
            while (free < places || waiting.first() != me) {
                wait();
            }
            free -= places;
            return () -> giveBack(places);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while waiting for its turn");
        } finally {
            waiting.remove(me);
            notifyAll();
        }
    }

    private synchronized void giveBack(int places) {
        free += places;
        notifyAll();
    }

    /** Held while something runs. */
    @FunctionalInterface
    interface Place extends AutoCloseable {

        @Override
        void close();
    }
}
