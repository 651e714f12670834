package faultlab.observe;

import faultlab.observe.Data.Histogram;
import faultlab.observe.Data.Live;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * What is alive on the heap from checkpoint to checkpoint. How much it has grown is asked of the last step, from the last look but one to
 * the last: what was built up before, a bounded cache or a warm pool, has stopped growing by then.
 *
 * @param looks all live objects at each look, two or more, in the order of time
 * @param types by class, those first that grew most in the last step
 */
public record Growth(List<Live> looks, List<Type> types) {

    /**
     * Live objects of one class.
     *
     * @param name the class
     * @param at its numbers at each look
     */
    public record Type(String name, List<Histogram> at) {

        public Type {
            at = List.copyOf(at);
        }

        /** Objects more at the last look than at the one before. */
        public long instances() {
            return at.getLast().instances() - at.get(at.size() - 2).instances();
        }

        /** Bytes more at the last look than at the one before. */
        public long bytes() {
            return at.getLast().bytes() - at.get(at.size() - 2).bytes();
        }

        /** The fewest objects that it grew by in any step: positive if it grew from look to look, all the time. */
        public long leastInstances() {
            return leastStep(at, Histogram::instances);
        }
    }

    public Growth {
        looks = List.copyOf(looks);
        types = List.copyOf(types);
        if (looks.size() < 2) {
            throw new IllegalArgumentException("growth is between looks, so there are two or more, got " + looks);
        }
    }

    /** The growth in a JVM; empty if its live objects were not counted twice. */
    public static Optional<Growth> of(Evidence evidence) {
        var looks = evidence.all(Live.class).toList();
        if (looks.size() < 2) {
            return Optional.empty();
        }
        var rows = evidence.all(Histogram.class).toList();
        var types = rows.stream()
                .map(Histogram::type)
                .distinct()
                .map(name -> type(name, looks, rows))
                .sorted(Comparator.comparingLong(Type::bytes).reversed().thenComparing(Type::name))
                .toList();
        return Optional.of(new Growth(looks, types));
    }

    private static Type type(String name, List<Live> looks, List<Histogram> rows) {
        return new Type(
                name,
                looks.stream()
                        .map(look -> rows.stream()
                                .filter(row ->
                                        row.type().equals(name) && look.at().equals(row.at()))
                                .findFirst()
                                .orElse(new Histogram(look.at(), name, 0, 0)))
                        .toList());
    }

    /** The fewest that a figure grew by from one look to the next, all the time; 0 if there are fewer than two looks. */
    public static <T> long leastStep(List<T> looks, ToLongFunction<T> figure) {
        return IntStream.range(1, looks.size())
                .mapToLong(i -> figure.applyAsLong(looks.get(i)) - figure.applyAsLong(looks.get(i - 1)))
                .min()
                .orElse(0);
    }

    /** The look before the last. */
    public Live from() {
        return looks.get(looks.size() - 2);
    }

    /** The last look. */
    public Live to() {
        return looks.getLast();
    }

    /** Bytes alive more at the last look than at the one before. */
    public long bytes() {
        return to().bytes() - from().bytes();
    }

    /** A class by its name; empty if it was neither large nor changed. */
    public Optional<Type> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
