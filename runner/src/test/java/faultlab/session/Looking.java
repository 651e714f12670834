package faultlab.session;

import static org.awaitility.Awaitility.await;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.session.LiveEvent.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A live run with all that it said. */
final class Looking implements AutoCloseable {

    private final List<LiveEvent> events = new CopyOnWriteArrayList<>();
    final LiveRun run;

    private Looking(Session session, Lab lab, Variant variant, String shape) {
        run = session.live(lab, variant, shape, events::add);
    }

    /** Of a lab of this checkout. */
    static Looking at(String id, String using, String shape) {
        Session session = Session.open(Path.of(System.getProperty("faultlab.home")));
        Lab lab = session.catalog().lab(id);
        return at(session, lab, Variant.of(lab, using, lab.fault()), shape);
    }

    static Looking at(Session session, Lab lab, Variant variant, String shape) {
        return new Looking(session, lab, variant, shape);
    }

    <E extends LiveEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<LiveEvent> events() {
        return List.copyOf(events);
    }

    /** The first event of a type that is as asked for, waited for; fails at once where the run has ended before. */
    <E extends LiveEvent> E first(Class<E> type, Predicate<E> asked) {
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        all(type).stream().anyMatch(asked) || !all(Ended.class).isEmpty());
        return all(type).stream()
                .filter(asked)
                .findFirst()
                .orElseThrow(() -> new AssertionError("it ended before: " + events));
    }

    Ended ended() {
        return first(Ended.class, ended -> true);
    }

    @Override
    public void close() {
        run.close();
    }
}
