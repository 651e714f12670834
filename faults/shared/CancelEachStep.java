package shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Cancels a caller at each of its steps in turn and tells where the work behind it went on regardless. It needs no hook in
 * the subject: a step is a call of something that the subject is given, and {@link Attempt} is what stands in for that.
 *
 * <p>First the call is made undisturbed, to count its steps. Then it is made once for each step: the step is held, the
 * caller goes, and then the step ends as usual, unless the work has left it by then. Work that has heard of it begins no
 * further step, whether it was interrupted in this one or asked after it.
 */
public final class CancelEachStep {

    /** One call of a subject of its own. Returns or throws when the caller has the answer or goes without. */
    @FunctionalInterface
    public interface Call {
        void make(Attempt attempt) throws Exception;
    }

    /** The beginning of one call of a subject of its own: the caller goes on, with a future of the outcome. */
    @FunctionalInterface
    public interface Begin {
        Future<?> begin(Attempt attempt) throws Exception;
    }

    private static final String CALLER_STAYS = "the caller itself did not go";

    private static final Duration LONG = Duration.ofMinutes(10);

    /** The first is enough but on a machine so loaded that the step is not reached by then. */
    private static final List<Duration> DEADLINES =
            List.of(Duration.ofMillis(30), Duration.ofMillis(150), Duration.ofMillis(750), Duration.ofSeconds(4));

    private final Call call;
    private final List<Duration> deadlines;

    /** What makes the caller go once it is at a step. */
    private final Consumer<Crew> departure;

    private final List<String> steps;

    private CancelEachStep(Call call, List<Duration> deadlines, Consumer<Crew> departure) {
        this.call = call;
        this.deadlines = deadlines;
        this.departure = departure;
        this.steps = undisturbed(call);
    }

    /** The caller's deadline, {@link Attempt#deadline}, passes at each step in turn. */
    public static List<Unheard> byDeadline(Call call) {
        return new CancelEachStep(call, DEADLINES, caller -> {}).each();
    }

    /** The caller is interrupted at each step in turn. */
    public static List<Unheard> byInterrupt(Call call) {
        return new CancelEachStep(call, List.of(LONG), Crew::interrupt).each();
    }

    /** The caller cancels its future at each step in turn. */
    public static List<Unheard> byCancel(Begin begin) {
        BlockingQueue<Future<?>> begun = new LinkedBlockingQueue<>();
        Call call = attempt -> {
            Future<?> outcome = begin.begin(attempt);
            begun.add(outcome);
            outcome.get();
        };
        return new CancelEachStep(call, List.of(LONG), caller -> cancel(begun)).each();
    }

    /** The step may be reached before the caller has its future. */
    private static void cancel(BlockingQueue<Future<?>> begun) {
        Settle.surely(() -> !begun.isEmpty());
        begun.forEach(outcome -> outcome.cancel(true));
        begun.clear();
    }

    private static List<String> undisturbed(Call call) {
        Attempt attempt = new Attempt(0, LONG);
        Crew caller = caller(call, attempt);
        Settle.surely(caller::allBack);
        if (caller.done() == 0 || attempt.steps().isEmpty()) {
            throw new IllegalStateException("a call that nobody cancels must come to a step and back; steps "
                    + attempt.steps() + ", thrown " + caller.failures());
        }
        return attempt.steps();
    }

    private static Crew caller(Call call, Attempt attempt) {
        return Crew.aside("caller", index -> call.make(attempt));
    }

    /** As far as the first step at which the caller itself or a worker stays: the next would take as long to find out. */
    private List<Unheard> each() {
        List<Unheard> unheard = new ArrayList<>();
        for (int step = 1; step <= steps.size(); step++) {
            String did = at(step).orElse("");
            if (!did.isEmpty()) {
                unheard.add(new Unheard(step, steps.size(), steps.get(step - 1), did));
            }
            if (did.equals(CALLER_STAYS) || did.startsWith(Workers.STAYS)) {
                break;
            }
        }
        return unheard;
    }

    private Optional<String> at(int step) {
        for (Duration deadline : deadlines) {
            Attempt attempt = new Attempt(step, deadline);
            Crew caller = caller(call, attempt);
            Settle.surely(() -> attempt.isHeld() || caller.allBack());
            if (attempt.isHeld()) {
                departure.accept(caller);
                return afterwards(attempt, caller);
            }
            attempt.end();
        }
        throw new IllegalStateException("no call came to step " + step + " of " + steps + " any more");
    }

    private static Optional<String> afterwards(Attempt attempt, Crew caller) {
        if (!Settle.surely(caller::allBack)) {
            attempt.end();
            return Optional.of(CALLER_STAYS);
        }
        return attempt.afterwards();
    }
}
