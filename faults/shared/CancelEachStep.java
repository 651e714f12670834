package shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private static final String CALLER_STAYS = "the caller itself did not go";

    private static final Duration LONG = Duration.ofMinutes(10);

    /** The first is enough but on a machine so loaded that the step is not reached by then. */
    private static final List<Duration> DEADLINES =
            List.of(Duration.ofMillis(30), Duration.ofMillis(150), Duration.ofMillis(750), Duration.ofSeconds(4));

    private final Call call;
    private final boolean passes;
    private final List<String> steps;

    private CancelEachStep(Call call, boolean passes) {
        this.call = call;
        this.passes = passes;
        this.steps = undisturbed(call);
    }

    /** The caller's deadline, {@link Attempt#deadline}, passes at each step in turn. */
    public static List<Unheard> byDeadline(Call call) {
        return new CancelEachStep(call, true).each();
    }

    /** The caller changes its mind at each step in turn: it is interrupted, or does what it said to {@link Attempt#onCancel}. */
    public static List<Unheard> byCaller(Call call) {
        return new CancelEachStep(call, false).each();
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

    /** As far as the first step at which the caller itself stays. */
    private List<Unheard> each() {
        List<Unheard> unheard = new ArrayList<>();
        for (int step = 1; step <= steps.size(); step++) {
            Optional<String> did = at(step);
            if (did.isPresent()) {
                unheard.add(new Unheard(step, steps.size(), steps.get(step - 1), did.get()));
            }
            if (did.filter(CALLER_STAYS::equals).isPresent()) {
                break;
            }
        }
        return unheard;
    }

    private Optional<String> at(int step) {
        for (Duration deadline : passes ? DEADLINES : List.of(LONG)) {
            Attempt attempt = new Attempt(step, deadline);
            Crew caller = caller(call, attempt);
            Settle.surely(() -> attempt.isHeld() || caller.allBack());
            if (attempt.isHeld()) {
                return afterwards(attempt, caller);
            }
            attempt.end();
        }
        throw new IllegalStateException("no call came to step " + step + " of " + steps + " any more");
    }

    private Optional<String> afterwards(Attempt attempt, Crew caller) {
        if (!passes) {
            attempt.cancel(caller);
        }
        if (!Settle.surely(caller::allBack)) {
            attempt.end();
            return Optional.of(CALLER_STAYS);
        }
        return attempt.afterwards();
    }
}
