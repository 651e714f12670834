package faultlab.observe.life;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.Snapshot;
import faultlab.observe.ThreadRow;
import faultlab.observe.life.Stay.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what looks, recording and counters tell of one thread. */
final class Lives {

    private final List<Snapshot> looks;
    private final RecordedStays recorded;
    private final Map<String, Map<Long, Double>> ready;

    Lives(List<Snapshot> looks, Evidence evidence) {
        this.looks = looks;
        recorded = RecordedStays.of(evidence);
        ready = evidence.all(Data.Ready.class)
                .collect(Collectors.toMap(Data.Ready::at, Data.Ready::millis, (first, _) -> first));
    }

    /** A thread that at least one look saw, with its state. */
    Optional<LifeCycle> of(long id) {
        var seen = looks.stream().flatMap(look -> look.thread(id).stream()).toList();
        var stays = joined(seen(id), recorded.of(id));
        if (seen.isEmpty() || stays.isEmpty()) {
            return Optional.empty();
        }
        var last = seen.getLast();
        var start = last.virtual() ? Optional.<Data.Event>empty() : recorded.start(id);
        return Optional.of(new LifeCycle(
                id,
                last.name(),
                last.virtual(),
                last.daemon(),
                Occupation.of(last),
                start.map(Data.Event::frame).orElse(null),
                start.map(event -> event.fields().get("parentThread")).orElse(null),
                stays,
                residence(id, stays)));
    }

    /** What the looks saw: a stay between two that saw the same state, a moment otherwise. */
    private List<Stay> seen(long id) {
        var stays = new ArrayList<Stay>();
        for (var i = 0; i < looks.size(); i++) {
            var look = looks.get(i);
            var row = look.thread(id);
            var state = row.flatMap(thread -> state(thread, id));
            if (state.isPresent()) {
                var now = new Stay(
                        state.get(),
                        look.t(),
                        look.t(),
                        place(row.get()),
                        row.get().waitsFor(),
                        Known.ONCE);
                extend(stays, now, i == 0 ? Optional.empty() : looks.get(i - 1).thread(id), row.get());
            }
        }
        return stays;
    }

    private static void extend(List<Stay> stays, Stay now, Optional<ThreadRow> before, ThreadRow row) {
        var last = stays.isEmpty() ? null : stays.getLast();
        if (before.isEmpty() || last == null || last.state() != now.state()) {
            stays.add(now);
            return;
        }
        // a platform thread that is ready most of the time runs in between
        var still = now.state() == LifeState.RUNNABLE
                ? row.virtual() && Still.samePlace(before.get(), row)
                : Still.waited(before.get(), row);
        var known = still ? Known.STILL : Known.ALIKE;
        if (last.known() == Known.ONCE || last.known() == known && still) {
            stays.set(stays.size() - 1, new Stay(now.state(), last.from(), now.to(), now.frame(), now.lock(), known));
        } else {
            stays.add(new Stay(now.state(), last.to(), now.to(), now.frame(), now.lock(), known));
        }
    }

    /** A platform thread that mostly waited for a processor since the look before was ready rather than running. */
    private Optional<LifeState> state(ThreadRow thread, long id) {
        return Classified.of(thread)
                .map(state -> state == LifeState.RUNNING
                                && counted(id).map(Counted::mostlyReady).orElse(false)
                        ? LifeState.RUNNABLE
                        : state);
    }

    private static @Nullable Frame place(ThreadRow thread) {
        return thread.applicationFrame().orElse(null);
    }

    /** What was recorded goes before what two looks merely saw alike. */
    private static List<Stay> joined(List<Stay> seen, List<Stay> recorded) {
        var all = new ArrayList<>(recorded);
        seen.stream()
                .filter(stay ->
                        stay.known() != Known.ALIKE || recorded.stream().noneMatch(other -> overlap(stay, other)))
                .forEach(all::add);
        all.sort(Comparator.comparing(Stay::from).thenComparing(Stay::to));
        return List.copyOf(all);
    }

    private static boolean overlap(Stay one, Stay other) {
        return one.from().isBefore(other.to()) && other.from().isBefore(one.to());
    }

    private Map<LifeState, Duration> residence(long id, List<Stay> stays) {
        var residence = new EnumMap<LifeState, Duration>(LifeState.class);
        var counted = counted(id);
        for (var stay : stays) {
            var known = stay.state() != LifeState.RUNNING && stay.state() != LifeState.RUNNABLE || counted.isEmpty();
            if (known && !stay.length().isZero()) {
                residence.merge(stay.state(), stay.length(), Duration::plus);
            }
        }
        counted.ifPresent(times -> {
            residence.put(LifeState.RUNNING, millis(times.ran));
            residence.put(LifeState.RUNNABLE, millis(times.ready));
        });
        residence.values().removeIf(Duration::isZero);
        return residence;
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos((long) (millis * 1_000_000));
    }

    /** Milliseconds between the first and the last look that saw a thread. */
    private record Counted(double ran, double ready) {

        boolean mostlyReady() {
            return ready > ran && ready > 0;
        }
    }

    private Optional<Counted> counted(long id) {
        var rows = looks.stream().filter(look -> look.thread(id).isPresent()).toList();
        if (rows.size() < 2) {
            return Optional.empty();
        }
        var cpu = difference(cpu(rows.getFirst(), id), cpu(rows.getLast(), id));
        var waited = difference(ready(rows.getFirst(), id), ready(rows.getLast(), id));
        return cpu.isEmpty() || waited.isEmpty() ? Optional.empty() : Optional.of(new Counted(cpu.get(), waited.get()));
    }

    private static Optional<Double> cpu(Snapshot look, long id) {
        return look.thread(id).map(ThreadRow::cpuMillis);
    }

    private Optional<Double> ready(Snapshot look, long id) {
        return Optional.ofNullable(ready.getOrDefault(look.name(), Map.of()).get(id));
    }

    private static Optional<Double> difference(Optional<Double> then, Optional<Double> now) {
        return then.flatMap(before -> now.map(after -> Math.max(0, after - before)));
    }
}
