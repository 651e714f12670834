package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Bytes;
import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What evidence tells of a JVM's collector: its collections by cause, and its flags with who set them. */
record GcSeen(List<Data.Collected> collected, List<Data.Flag> flags) {

    /** Collections while it was recorded; with fewer it is not worth a change. */
    private static final int SEVERAL = 3;

    private static final String DEFAULT = "default";

    static GcSeen of(Evidence evidence) {
        return new GcSeen(
                evidence.all(Data.Collected.class).toList(),
                evidence.all(Data.Flag.class).toList());
    }

    /** What there were pauses for, and nothing was recorded of. */
    static Optional<String> lack(Evidence evidence, String what) {
        var pauses = evidence.all(Data.Counters.class)
                .mapToLong(Data.Counters::pauses)
                .summaryStatistics();
        return pauses.getMax() - pauses.getMin() < SEVERAL
                ? Optional.empty()
                : evidence.missing(Source.RECORDING).map(why -> what + " (" + why + ")");
    }

    /** How many collections there were of this kind. */
    int count(Predicate<Data.Collected> kind) {
        return collected.stream()
                .filter(kind)
                .mapToInt(Data.Collected::collections)
                .sum();
    }

    /** How many collections had this cause. */
    int of(String cause) {
        return count(sum -> sum.cause().equals(cause));
    }

    /** Bytes allocated for each collection of this kind, at least; 0 if there was none. */
    long allocatedEach(Predicate<Data.Collected> kind) {
        var all = count(kind);
        return all == 0
                ? 0
                : collected.stream()
                                .filter(kind)
                                .mapToLong(Data.Collected::allocated)
                                .sum()
                        / all;
    }

    Optional<Data.Flag> flag(String name) {
        return flags.stream().filter(flag -> flag.name().equals(name)).findFirst();
    }

    /** A flag that somebody set, on the command line or while it ran. */
    Optional<Data.Flag> set(String name) {
        return flag(name)
                .filter(flag -> !flag.origin().equals(DEFAULT) && !flag.origin().equals("ergonomic"));
    }

    boolean isOn(String name) {
        return flag(name).filter(flag -> flag.value().equals("true")).isPresent();
    }

    OptionalLong number(String name) {
        return flag(name).stream().flatMapToLong(GcSeen::number).findFirst();
    }

    static LongStream number(Data.Flag flag) {
        return flag.value().matches("\\d{1,18}") ? LongStream.of(Long.parseLong(flag.value())) : LongStream.empty();
    }

    /** A clue for each cause, most collections first. */
    Stream<Clue> clues() {
        return collected.stream()
                .map(sum -> new Clue(
                        "recording",
                        "%,d × %s (%s)%s"
                                .formatted(
                                        sum.collections(),
                                        sum.cause(),
                                        sum.collector(),
                                        sum.allocated() == 0
                                                ? ""
                                                : ", " + Bytes.text(sum.allocated() / sum.collections())
                                                        + " allocated since the one before"),
                        null));
    }

    /** A clue with a flag and who set it. */
    static Clue clue(Data.Flag flag) {
        return new Clue("flags", flag.name() + "=" + flag.value() + ", set by: " + flag.origin(), null);
    }
}
