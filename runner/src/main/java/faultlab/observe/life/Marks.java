package faultlab.observe.life;

import faultlab.observe.life.Mark.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which threads were in a state for too long. */
final class Marks {

    private Marks() {}

    static List<Mark> of(List<LifeCycle> threads, LifeLimits limits) {
        return threads.stream()
                .flatMap(life -> Stream.of(waiting(life, limits), runnable(life, limits)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Mark::atLeast).reversed())
                .toList();
    }

    /** A thread with work in hand that waits for good; who has none waits for a known reason. */
    private static Optional<Mark> waiting(LifeCycle life, LifeLimits limits) {
        return Optional.of(life.last())
                .filter(_ -> life.occupation() == Occupation.WORK)
                .filter(stay -> stay.known() == Stay.Known.STILL && stay.state().waitsForGood())
                .filter(stay -> stay.length().compareTo(limits.waiting()) > 0)
                .map(stay -> mark(Kind.WAITING, life, stay.length()));
    }

    private static Optional<Mark> runnable(LifeCycle life, LifeLimits limits) {
        return Optional.ofNullable(life.residence().get(LifeState.RUNNABLE))
                .filter(_ -> life.occupation() != Occupation.LABS && life.occupation() != Occupation.HOUSEKEEPING)
                .filter(length -> length.compareTo(limits.runnable()) > 0)
                .map(length -> mark(Kind.RUNNABLE, life, length));
    }

    private static Mark mark(Kind kind, LifeCycle life, Duration atLeast) {
        return new Mark(
                kind, life.id(), life.name(), atLeast, life.last().place().orElse(null));
    }
}
