package faultlab.execute;

import com.fasterxml.jackson.databind.JsonNode;
import faultlab.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A JVM for a lab's tests that was started before their classes were there. It loads JUnit, says that it is ready, and waits;
 * closing it ends it, run or not.
 */
public final class TestsAhead implements AutoCloseable {

    private final Child child;

    private TestsAhead(Child child) {
        this.child = child;
    }

    static TestsAhead start(Command command, Limits limits) {
        try {
            return new TestsAhead(Child.start(command, limits));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run a JVM for the lab", e);
        }
    }

    /** Runs the tests, once, after their classes were compiled. */
    public TestsRun run(Compilation compiled, Consumer<TestOutcome> listener) {
        return toEnd(compiled, listener, hears -> {
            try {
                return child.toEnd((held, report) -> {
                    if (report.path("kind").asText().equals("ready")) {
                        held.go();
                    }
                    hears.accept(held, report);
                });
            } catch (IOException e) {
                throw new UncheckedIOException("cannot hear a JVM of the lab", e);
            }
        });
    }

    /** @param running runs the tests' JVM to its end, with who hears its reports */
    static TestsRun toEnd(
            Compilation compiled,
            Consumer<TestOutcome> listener,
            Function<BiConsumer<Child, JsonNode>, ChildRun> running) {
        TestReports reports = new TestReports(compiled.sources());
        ChildRun run = running.apply((child, report) -> {
            if (reports.ended(report)) {
                listener.accept(reports.outcome(report));
            }
        });
        return new TestsRun(
                reports.outcomes(run), Trouble.of(run, Blame.of(compiled)).orElse(null));
    }

    @Override
    public void close() {
        try {
            child.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end a JVM of the lab", e);
        }
    }
}
