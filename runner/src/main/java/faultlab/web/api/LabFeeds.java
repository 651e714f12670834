package faultlab.web.api;

import faultlab.catalog.Lab;
import faultlab.session.Session;
import faultlab.web.runs.EventStream;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What open pages hear of their lab: files changed on the disk or by another page, progress, runs. */
final class LabFeeds implements AutoCloseable {

    /** More than any person has pages open. */
    private static final int MOST_LISTENERS = 64;

    private final Session session;
    private final Map<String, LabFeed> feeds = new ConcurrentHashMap<>();
    private final AtomicInteger listeners = new AtomicInteger();

    LabFeeds(Session session) {
        this.session = session;
    }

    /** Says that a lab's progress or runs are others now. */
    void touch(String lab) {
        var feed = feeds.get(lab);
        if (feed != null) {
            feed.say("lab", Map.of());
        }
    }

    /** Streams a lab's feed until the page or the server goes. Without a last id, from now on. */
    void follow(Lab lab, Context context) throws IOException, InterruptedException {
        var feed = feeds.computeIfAbsent(lab.id(), id -> new LabFeed(session, lab));
        if (listeners.incrementAndGet() > MOST_LISTENERS) {
            listeners.decrementAndGet();
            throw ApiFailure.tooMany("Too many pages are open. Close some.");
        }
        try (var watch = feed.watch()) {
            long asked = RunRoutes.after(context);
            long after = asked == 0 ? watch.since() : Math.min(asked, feed.log().newest());
            EventStream.send(feed.log(), after, context.res(), event -> event);
        } finally {
            listeners.decrementAndGet();
        }
    }

    @Override
    public void close() {
        List.copyOf(feeds.values()).forEach(LabFeed::close);
    }
}
