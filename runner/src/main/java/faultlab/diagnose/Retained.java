package faultlab.diagnose;

import faultlab.observe.Bytes;
import faultlab.observe.Data;
import faultlab.observe.Data.Kept;
import faultlab.observe.Data.Step;
import faultlab.observe.Evidence;
import faultlab.observe.Growth;
import faultlab.observe.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What grew on the heap and who holds it: what every rule about memory looks at.
 *
 * @param ways how sampled objects are kept, that which keeps most first; empty if nobody could ask
 * @param unseen why nobody could; empty if somebody did
 */
record Retained(Growth growth, List<Way> ways, Optional<String> unseen) {

    /** An entry of a thread's own table: what a thread-local refers to. */
    static final String THREADS_ENTRY = "java.lang.ThreadLocal$ThreadLocalMap$Entry";

    /** Fewer objects more than this are noise: a JVM loads classes and warms up. */
    private static final long NOISE = 10;

    /** So much more alive, and a twentieth of all, is no coming and going: without knowing who holds it, nothing is healthy. */
    private static final long MUCH_BYTES = 1_000_000;

    private static final int MUCH_PART = 20;

    /** Of what it holds, a holder that multiplies has at least this share: a map with up to 50 entries for each request. */
    private static final double LEAST_SHARE = 0.02;

    /**
     * One way in which objects are kept, divided where the growth ends: up to there everything came anew with each object, from there on
     * it is the one thing that holds them all.
     *
     * @param element the outermost class on the path that grew in number, such as a map's node; the object's own class if none did
     * @param inner the steps from the object up to the element, the element included
     * @param holders the steps from the element's holder to the root
     */
    record Way(Kept kept, String element, List<Step> inner, List<Step> holders) {

        /** Sampled by bytes allocated, so that the number of samples is a measure of bytes kept. */
        double weight() {
            return kept.samples();
        }

        boolean isHeldBy(Set<String> types) {
            return holders.stream().map(Step::type).anyMatch(types::contains);
        }
    }

    /** Empty if live objects were not counted at two checkpoints. */
    static Optional<Retained> of(Evidence evidence) {
        return Growth.of(evidence)
                .map(growth -> new Retained(
                        growth,
                        evidence.all(Data.Kept.class)
                                .map(kept -> way(kept, growth))
                                .toList(),
                        evidence.missing(Source.PATHS)));
    }

    /** What is missing for a rule about memory to say that nothing is wrong. */
    static Optional<String> lack(Evidence evidence) {
        var looks = evidence.all(Data.Live.class).count();
        var reason = evidence.missing(Source.HISTOGRAM);
        return looks >= 2
                ? reason.map(why -> "live objects at every checkpoint (" + why + ")")
                        .or(() -> of(evidence).flatMap(Retained::unseenGrowth))
                : Optional.of("live objects counted at two checkpoints (there are " + looks
                        + reason.map(why -> ": " + why).orElse("") + ")");
    }

    private Optional<String> unseenGrowth() {
        var much = Math.max(MUCH_BYTES, growth.from().bytes() / MUCH_PART);
        return unseen.filter(why -> growth.bytes() >= much)
                .map(why -> "who holds the %s that became alive from '%s' to '%s' (%s)"
                        .formatted(
                                Bytes.text(growth.bytes()),
                                growth.from().at(),
                                growth.to().at(),
                                why));
    }

    private static Way way(Kept kept, Growth growth) {
        var path = kept.path();
        var most = grown(kept.type(), growth);
        var until = 0;
        var element = kept.type();
        for (int i = 0; i < path.size(); i++) {
            var type = path.get(i).type();
            var grown = grown(type, growth);
            if (!type.endsWith("[]") && grown >= NOISE && grown >= most * LEAST_SHARE) {
                until = i + 1;
                element = type;
            }
            most = Math.max(most, grown);
        }
        return new Way(kept, element, path.subList(0, until), path.subList(until, path.size()));
    }

    private static long grown(String type, Growth growth) {
        return growth.type(type).map(Growth.Type::instances).orElse(0L);
    }

    /** Objects of a class more at the last look than at the one before. */
    long grown(String type) {
        return grown(type, growth);
    }

    /** The fewest objects of a class that came from one look to the next; 0 if it did not grow from look to look. */
    long grownThroughout(String type) {
        return Math.max(0, growth.type(type).map(Growth.Type::leastInstances).orElse(0L));
    }

    /** The ways that a rule is about. */
    List<Way> ways(Predicate<Way> which) {
        return ways.stream().filter(which).toList();
    }

    /** Which part of all that is kept, 0 to 1, is kept in these ways. */
    double share(List<Way> some) {
        var all = ways.stream().mapToDouble(Way::weight).sum();
        return all == 0 ? 0 : some.stream().mapToDouble(Way::weight).sum() / all;
    }

    /** Whether there were three looks or more: what grows from the first to the second and no further is a warm-up. */
    boolean toldFromWarmUp() {
        return growth.looks().size() > 2;
    }
}
