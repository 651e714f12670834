package faultlab.web.api;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.console.Console;
import faultlab.session.LiveEvent;
import faultlab.session.LiveEvent.Ended;
import faultlab.session.LiveRun;
import faultlab.session.Session;
import faultlab.web.runs.Kind;
import faultlab.web.runs.Run;
import faultlab.web.runs.Run.Ending;
import faultlab.web.runs.Run.State;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The live runs under way, with their consoles. */
final class LiveRuns {

    private static final long LOOK_MILLIS = 20;

    private final Session session;
    private final Map<String, LiveRun> live = new ConcurrentHashMap<>();

    LiveRuns(Session session) {
        this.session = session;
    }

    /** Carries a live run out, on its job's thread, until it ends or is stopped. */
    Ending carryOut(Run run, Lab lab, Variant variant) {
        var ended = new AtomicReference<>(new Ended("failed", "The live run ended without a word. Run it again."));
        var running = session.live(lab, variant, run.order().shape(), event -> write(run, event, ended));
        live.put(run.id(), running);
        try {
            run.onStop(running::stop);
            // a stop that came before this was an interrupt; by now the run itself has heard of it
            Thread.interrupted();
            running.awaitEnd();
            return new Ending(
                    State.valueOf(ended.get().state().toUpperCase(Locale.ROOT)),
                    ended.get().message());
        } finally {
            live.remove(run.id());
        }
    }

    private static void write(Run run, LiveEvent event, AtomicReference<Ended> ended) {
        if (event instanceof Ended end) {
            ended.set(end);
        } else {
            run.log().add(event.getClass().getSimpleName().toLowerCase(Locale.ROOT), event);
        }
    }

    /** The console of a run, which may have begun this moment; empty once the run is over. */
    Optional<Console> console(Run run) throws InterruptedException {
        while (run.order().kind() == Kind.LIVE && run.isRunning()) {
            var running = live.get(run.id());
            if (running != null) {
                return console(running);
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return Optional.empty();
    }

    private static Optional<Console> console(LiveRun running) {
        try {
            return Optional.of(running.console());
        } catch (IllegalStateException e) {
            // it ended meanwhile
            return Optional.empty();
        }
    }
}
