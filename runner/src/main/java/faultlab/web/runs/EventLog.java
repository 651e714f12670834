package faultlab.web.runs;

import faultlab.report.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What happened in a run, in order: followed while it happens, and replayed to who comes late or comes back. */
public final class EventLog {

    /**
     * Something that happened.
     *
     * @param id counts from 1
     * @param data one line of JSON
     */
    public record Event(long id, String name, String data) {}

    /** The last event of every log. */
    public static final String END = "end";

    /** Comes many times a second and tells little by itself: the oldest of these go when there is too much. Verdicts stay. */
    private static final Set<String> PASSING =
            Set.of("sample", "round", "signal", "note", "console", "file", "removed", "lab");

    private final int most;
    private final Deque<Event> events = new ArrayDeque<>();
    private long size;
    private long newest;
    private int followers;
    private boolean ended;

    /** @param most characters kept, as long as what passes can be dropped for it */
    public EventLog(int most) {
        this.most = most;
    }

    /** Adds an event; after the end, nothing. Returns its id, or that of the last. */
    public synchronized long add(String name, Object data) {
        if (ended) {
            return newest;
        }
        var event = new Event(++newest, name, Json.of(data));
        events.add(event);
        size += event.data().length();
        trim();
        ended = name.equals(END);
        notifyAll();
        return newest;
    }

    private void trim() {
        Iterator<Event> oldestFirst = events.iterator();
        while (size > most && oldestFirst.hasNext()) {
            var event = oldestFirst.next();
            if (PASSING.contains(event.name()) && event.id() < newest) {
                oldestFirst.remove();
                size -= event.data().length();
            }
        }
    }

    /**
     * What came after an event, at once if there is something, else when there is.
     *
     * @param millis the longest wait
     * @return empty if nothing came in time, or nothing will any more
     */
    public synchronized List<Event> after(long id, long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        while (newest <= id && !ended) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return List.of();
            }
            wait(left);
        }
        return events.stream().filter(event -> event.id() > id).toList();
    }

    /** Somebody tells the log to a listener from now on; {@link #left} when that is over. */
    synchronized void followed() {
        followers++;
    }

    synchronized void left() {
        followers--;
        notifyAll();
    }

    /**
     * Waits until nobody tells the log to a listener any more: after its end, until all have heard of it.
     *
     * @param millis the longest wait: a listener whose connection hangs hears nothing
     */
    public synchronized void awaitHeard(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; followers > 0 && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** Whether there is nothing after this event, and never will be. */
    public synchronized boolean isOver(long id) {
        return ended && id >= newest;
    }

    /** The newest event's id, 0 before the first. */
    public synchronized long newest() {
        return newest;
    }
}
