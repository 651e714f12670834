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
        Attempt.await(caller::allBack);
        if (caller.done() == 0 || attempt.steps().isEmpty()) {
            throw new IllegalStateException("a call that nobody cancels must come to a step and back; steps "
                    + attempt.steps() + ", thrown " + caller.failures());
        }
        return attempt.steps();
    }

    private static Crew caller(Call call, Attempt attempt) {
        return Crew.aside("caller", index -> call.make(attempt));
    }

    private List<Unheard> each() {
        List<Unheard> unheard = new ArrayList<>();
        for (int step = 1; step <= steps.size(); step++) {
            at(step).ifPresent(unheard::add);
        }
        return unheard;
    }

    private Optional<Unheard> at(int step) {
        for (Duration deadline : passes ? DEADLINES : List.of(LONG)) {
            Attempt attempt = new Attempt(step, deadline);
            Crew caller = caller(call, attempt);
            Attempt.await(() -> attempt.isHeld() || caller.allBack());
            if (attempt.isHeld()) {
                if (!passes) {
                    attempt.cancel(caller);
                }
                return attempt.afterwards(caller)
                        .map(did -> new Unheard(step, steps.size(), attempt.steps().get(step - 1), did));
            }
            attempt.end();
        }
        throw new IllegalStateException("the caller was back before step " + step + " of " + steps + ", whatever its deadline");
    }
}
