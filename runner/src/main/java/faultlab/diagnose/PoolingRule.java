package faultlab.diagnose;

import faultlab.diagnose.Retained.Way;
import faultlab.observe.Data.Kept;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.Growth;
import faultlab.observe.KeptPath;
import faultlab.observe.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pools that pool nothing. No JVM knows what a pool is, so this goes by what gives one away: a list has more places than there are objects to
 * lie in them, so some were put there twice; objects lie ready on another thread than the one that keeps making them; or they lie ready on one
 * thread while more and more of them are held elsewhere.
 */
final class PoolingRule implements Rule {

    private static final String LAB = "pooling";

    private static final String THREAD_NAME = "Thread Name: ";

    /** Places in a list for each object that there is: a list may well name some of them twice. */
    private static final int PLACES = 2;

    /** Places more than objects. */
    private static final long LEAST_DOUBLE = 100;

    /** Bytes of an object with what it holds, to be worth a pool. */
    private static final long LEAST_BYTES = 1_000;

    /** Objects more from look to look. */
    private static final long LEAST_GROWN = 10;

    private static final double LEAST_SHARE = 0.25;

    /** What lies ready does not grow, so the part that is still held need not be large. Of the same day's samples it was 0.29 once and 0.18 once. */
    private static final double LEAST_HELD = 0.05;

    /**
     * How an object lies in a list.
     *
     * @param type the application's class of which the object is
     * @param list the list that it is in
     * @param ofThread the thread in whose own table the list is; empty if it is in none
     */
    private record Ready(Way way, String type, Step list, Optional<String> ofThread) {

        static Optional<Ready> of(Way way) {
            var kept = way.kept();
            var steps = Stream.concat(Stream.of(new Step(kept.type(), null, null)), kept.path().stream())
                    .toList();
            for (var i = 0; i + 1 < steps.size(); i++) {
                var type = steps.get(i).type();
                if (!TypeName.isJdk(type) && !type.endsWith("[]")) {
                    return steps.subList(i + 1, steps.size()).stream()
                            .dropWhile(step -> isPartOfAList(step.type()))
                            .findFirst()
                            .filter(step -> step.type().startsWith("java.util.")
                                    && step.size().isPresent())
                            .map(list -> new Ready(way, type, list, thread(kept)));
                }
            }
            return Optional.empty();
        }

        private static boolean isPartOfAList(String type) {
            return type.endsWith("[]") || type.startsWith("java.util.") && type.endsWith("Node");
        }

        private static Optional<String> thread(Kept kept) {
            return kept.path().stream().noneMatch(step -> step.type().equals(Retained.THREADS_ENTRY))
                    ? Optional.empty()
                    : Stream.concat(kept.path().stream().map(Step::about), Stream.of(kept.root()))
                            .filter(about -> about != null && about.contains(THREAD_NAME))
                            .map(about -> about.substring(about.indexOf(THREAD_NAME) + THREAD_NAME.length()))
                            .findFirst();
        }

        /** Allocated by one thread, and lying ready for another. */
        boolean isElsewhere() {
            var by = way.kept().thread();
            return by != null && ofThread.filter(thread -> !thread.equals(by)).isPresent();
        }
    }

    @Override
    public Optional<String> lacks(Evidence evidence) {
        return Retained.lack(evidence);
    }

    @Override
    public List<Finding> findings(Evidence evidence) {
        return Retained.of(evidence).flatMap(PoolingRule::finding).stream().toList();
    }

    /** The first that gives a pool away. */
    static Optional<Finding> finding(Retained retained) {
        var ready = retained.ways(way -> way.kept().bytes() >= LEAST_BYTES).stream()
                .flatMap(way -> Ready.of(way).stream())
                .toList();
        return twice(ready, retained).or(() -> elsewhere(ready, retained)).or(() -> held(ready, retained));
    }

    private static Optional<Finding> twice(List<Ready> ready, Retained retained) {
        return ready.stream()
                .filter(one -> {
                    var objects = live(one.type(), retained);
                    var places = one.list().size().orElse(0L);
                    return objects > 0 && places >= PLACES * objects && places - objects >= LEAST_DOUBLE;
                })
                .findFirst()
                .map(one -> {
                    var summary =
                            "A list has %,d places, and there are %,d objects of %s to lie in them: the same ones were put there more than once, and two who take one share it. It is %s."
                                    .formatted(
                                            one.list().size().orElse(0L),
                                            live(one.type(), retained),
                                            one.type(),
                                            KeptPath.holder(
                                                    one.way().kept(),
                                                    one.way().kept().path().indexOf(one.list())));
                    return finding(
                            "returned-twice",
                            0.9,
                            summary,
                            List.of(one.way()),
                            one.type(),
                            "Give whoever takes an object a lease of its own, whose end counts once (compareAndSet), however often it is said.",
                            retained);
                });
    }

    private static Optional<Finding> elsewhere(List<Ready> ready, Retained retained) {
        var ways = ready.stream()
                .filter(one -> one.isElsewhere() && retained.grownThroughout(one.type()) >= LEAST_GROWN)
                .toList();
        return ways.stream()
                .findFirst()
                .filter(one -> retained.share(ways.stream().map(Ready::way).toList()) >= LEAST_SHARE)
                .map(one -> {
                    var summary =
                            "%s: thread %s keeps making objects of %s, and they lie ready for thread %s, which needs none: %,d in its list."
                                    .formatted(
                                            HeapWording.growth(retained.growth()),
                                            one.way().kept().thread(),
                                            one.type(),
                                            one.ofThread().orElse(""),
                                            one.list().size().orElse(0L));
                    return finding(
                            "returned-elsewhere",
                            0.93,
                            summary,
                            ways.stream().map(Ready::way).toList(),
                            one.type(),
                            "Give an object back to the pool that it was taken from, or have one bounded pool for all threads.",
                            retained);
                });
    }

    private static Optional<Finding> held(List<Ready> ready, Retained retained) {
        return ready.stream()
                .filter(one -> one.ofThread().isPresent() && retained.grownThroughout(one.type()) >= LEAST_GROWN)
                .map(one -> {
                    var others = ready.stream()
                            .filter(other -> other.type().equals(one.type())
                                    && other.ofThread().isEmpty())
                            .map(Ready::way)
                            .toList();
                    return held(one, others, retained);
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Finding> held(Ready one, List<Way> others, Retained retained) {
        return others.stream()
                .findFirst()
                .filter(way -> retained.share(others) >= LEAST_HELD)
                .map(way -> {
                    var at = way.kept()
                            .path()
                            .indexOf(Ready.of(way).orElseThrow().list());
                    var summary =
                            "%s: objects of %s lie ready for thread %s, and %,d more than at the look before do not, for they are still held by %s%s."
                                    .formatted(
                                            HeapWording.growth(retained.growth()),
                                            one.type(),
                                            one.ofThread().orElse(""),
                                            retained.grown(one.type()),
                                            KeptPath.holder(way.kept(), at),
                                            HeapWording.allocatedAt(others));
                    return finding(
                            "still-held",
                            0.85,
                            summary,
                            others,
                            one.type(),
                            "Copy out what is kept, as small as it is, and give the object back before anybody waits.",
                            retained);
                });
    }

    private static long live(String type, Retained retained) {
        return retained.growth()
                .type(type)
                .map(Growth.Type::at)
                .map(at -> at.getLast().instances())
                .orElse(0L);
    }

    private static Finding finding(
            String mechanism,
            double confidence,
            String summary,
            List<Way> ways,
            String type,
            String fix,
            Retained retained) {
        return new Finding(
                LAB,
                mechanism,
                null,
                confidence - (retained.toldFromWarmUp() ? 0 : 0.2),
                summary,
                HeapWording.clues(retained, ways, type),
                fix,
                LAB);
    }
}
