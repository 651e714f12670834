package faultlab.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.life.LifeCycle;
import faultlab.observe.life.LifeCycles;
import faultlab.observe.life.LifeLimits;
import faultlab.observe.life.Mark;
import faultlab.observe.life.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lives of the application's threads in a shape's JVM, as pages draw them, text sums them up and JSON tells them. Times are milliseconds from
 * when something was first seen.
 *
 * @param millis the whole length
 * @param looks the checkpoints
 * @param threads who is marked first, then who stands still
 * @param left threads beyond those
 * @param waitingLimit from when on a wait for somebody is marked
 * @param runnableLimit from when on waiting for a processor or a carrier is marked
 * @param nothingCanRun whether nobody is left who could let those go on that stand still
 */
public record Timeline(
        double millis,
        List<Look> looks,
        List<Life> threads,
        int left,
        long waitingLimit,
        long runnableLimit,
        boolean nothingCanRun) {

    /** A checkpoint. */
    public record Look(String name, double at) {}

    /**
     * A thread.
     *
     * @param kind platform or virtual
     * @param createdAt the application's line that started it; null where that is not known: of a virtual thread never
     * @param createdBy the thread that started it; null as {@code createdAt}
     * @param stays what it was at, in order
     * @param residence milliseconds at each state, as far as known
     * @param marks {@code waiting} or {@code runnable}: it was at that for longer than the limit
     */
    public record Life(
            String name,
            String kind,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String createdBy,

            List<Span> stays,
            Map<String, Long> residence,
            List<String> marks) {

        /** What it was at when seen last. */
        @JsonIgnore
        public Span last() {
            return stays.getLast();
        }
    }

    /**
     * A thread at one state.
     *
     * @param known recorded, still, alike or once: see {@link Stay.Known}
     * @param place the application's line, where known
     */
    public record Span(
            String state,
            double from,
            double to,
            String known,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String place) {

        /** How long, for people. */
        public String length() {
            return seconds(to - from);
        }
    }

    /** More rows than anybody reads. */
    private static final int MOST = 40;

    /** Of one JVM's evidence; without thread dumps it has no threads. */
    public static Timeline of(Evidence evidence, Places places, LifeLimits limits) {
        var cycles = LifeCycles.of(evidence, limits);
        var marks = cycles.marks().stream().collect(Collectors.groupingBy(Mark::thread));
        var lives = cycles.threads().stream()
                .filter(LifeCycle::isApplications)
                .map(life -> life(life, marks.getOrDefault(life.id(), List.of()), cycles.from(), places))
                .sorted(Comparator.comparing((Life life) -> life.marks().isEmpty())
                        .thenComparing(life -> !life.last().known().equals(word(Stay.Known.STILL))))
                .toList();
        return new Timeline(
                since(cycles.from(), cycles.to()),
                cycles.looks().stream()
                        .map(look -> new Look(look.name(), since(cycles.from(), look.t())))
                        .toList(),
                lives.stream().limit(MOST).toList(),
                Math.max(0, lives.size() - MOST),
                limits.waiting().toMillis(),
                limits.runnable().toMillis(),
                cycles.nothingCanRun());
    }

    private static Life life(LifeCycle life, List<Mark> marks, Instant from, Places places) {
        var residence = new TreeMap<String, Long>();
        life.residence().forEach((state, length) -> residence.put(state.word(), length.toMillis()));
        return new Life(
                life.name().isEmpty() ? "#" + life.id() : life.name(),
                life.virtual() ? "virtual" : "platform",
                place(life.createdAt(), places),
                life.createdBy(),
                life.stays().stream().map(stay -> span(stay, from, places)).toList(),
                residence,
                marks.stream().map(mark -> word(mark.kind())).toList());
    }

    private static Span span(Stay stay, Instant from, Places places) {
        return new Span(
                stay.state().word(),
                since(from, stay.from()),
                since(from, stay.to()),
                word(stay.known()),
                place(stay.frame(), places));
    }

    private static @Nullable String place(@Nullable Frame frame, Places places) {
        return Optional.ofNullable(frame).map(places::frame).orElse(null);
    }

    private static double since(Instant from, Instant t) {
        return Duration.between(from, t).toNanos() / 100_000 / 10.0;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String seconds(double millis) {
        return millis < 1_000 ? Math.round(millis) + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000);
    }
}
