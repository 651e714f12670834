package faultlab.web.api;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.execute.TestOutcome;
import faultlab.report.Observation;
import faultlab.session.CheckListener;
import faultlab.session.Session;
import faultlab.verify.Stage;
import faultlab.web.runs.EventLog;
import faultlab.web.runs.Kind;
import faultlab.web.runs.Run;
import faultlab.web.runs.Run.Ending;
import faultlab.web.runs.Run.Order;
import faultlab.web.runs.Runs;
import faultlab.web.runs.Runs.Placed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Begins runs over the session, each with what it writes into its log. */
final class Jobs {

    private final Session session;
    private final Runs runs;
    private final LiveRuns live;

    Jobs(Session session, Runs runs, LiveRuns live) {
        this.session = session;
        this.runs = runs;
        this.live = live;
    }

    /** Proves the learner's work. */
    Run check(Lab lab) {
        return begin(new Order(lab.id(), Kind.CHECK, "work", ""), run -> {
            session.start(lab);
            var check =
                    session.check(lab, session.variant(lab, Optional.empty()).orElseThrow(), new Writing(run.log()));
            run.log().add("check", check);
            return Ending.DONE;
        });
    }

    /** Repeats one shape's work. A live run of the lab that is still on is stopped first: the page has one place for it. */
    Run live(Lab lab, Variant variant, String shape) throws InterruptedException {
        var order = new Order(lab.id(), Kind.LIVE, variant.using(), shape);
        while (true) {
            var placed = runs.begin(order, run -> live.carryOut(run, lab, variant));
            if (!(placed instanceof Placed.Busy busy)) {
                return begun(placed);
            }
            if (!runs.stop(busy.run())) {
                throw ApiFailure.busy(
                        "The live run before this one has not ended yet. Try again in a moment.",
                        busy.run().id());
            }
        }
    }

    /** Observes a variant. */
    Run explain(Lab lab, Variant variant) {
        return begin(new Order(lab.id(), Kind.EXPLAIN, variant.using(), ""), run -> {
            Observation observation =
                    session.run(lab, variant, false, false, what -> run.log().add("begins", Map.of("detail", what)));
            folder(observation).ifPresent(run::leftIn);
            run.log().add("observation", observation);
            return Ending.DONE;
        });
    }

    /** Where its report and all beside it lie. */
    private static Optional<Path> folder(Observation observation) {
        return observation.artifacts().stream()
                .filter(artifact -> artifact.kind().equals("report"))
                .findFirst()
                .flatMap(report ->
                        Optional.ofNullable(report.path().toAbsolutePath().getParent()));
    }

    private Run begin(Order order, Runs.Job job) {
        return begun(runs.begin(order, job));
    }

    private static Run begun(Placed placed) {
        return switch (placed) {
            case Placed.Begun begun -> begun.run();
            case Placed.Busy busy ->
                throw ApiFailure.busy(
                        "That is under way already. Follow it, or stop it first.",
                        busy.run().id());
            case Placed.Full full ->
                throw ApiFailure.tooMany(
                        full.most() + " runs are under way, which is as many as this machine is let to carry."
                                + " Stop one, or wait for its end.");
            case Placed.Closed closed -> throw ApiFailure.stopping();
        };
    }

    /** Writes a check's course into its run's log. */
    private record Writing(EventLog log) implements CheckListener {

        @Override
        public void begins(String stage, String detail) {
            log.add("begins", Map.of("stage", stage, "detail", detail));
        }

        @Override
        public void testEnded(TestOutcome test) {
            log.add("test", test);
        }

        @Override
        public void ended(Stage stage) {
            log.add("stage", stage);
        }
    }
}
