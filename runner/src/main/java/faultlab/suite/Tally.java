package faultlab.suite;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much of something was proved.
 *
 * @param passed how many things
 * @param failed each thing that was not proved, in words; skipped ones are among them
 */
record Tally(int passed, List<String> failed) {

    static final Tally NOTHING = new Tally(0, List.of());

    static Tally passed(int number) {
        return new Tally(number, List.of());
    }

    static Tally failed(String what) {
        return new Tally(0, List.of(what));
    }

    static Tally of(boolean proved, String what) {
        return proved ? passed(1) : failed(what);
    }

    static Tally sum(Stream<Tally> tallies) {
        return tallies.reduce(NOTHING, Tally::plus);
    }

    Tally plus(Tally other) {
        return new Tally(
                passed + other.passed,
                Stream.concat(failed.stream(), other.failed.stream()).toList());
    }

    /** Whether nothing failed and something was proved: a run without a test is no success. */
    boolean succeeded() {
        return failed.isEmpty() && passed > 0;
    }

    /** The line that CI reads. */
    String line() {
        return passed + " passed, " + failed.size() + " failed";
    }
}
