package faultlab.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything seen of one JVM, in the order it was seen. */
public record Evidence(Target target, List<Row> rows) {

    public Evidence {
        rows = List.copyOf(rows);
    }

    /** Of a JVM that was gone before anything could be seen of it: every source is missing, for the same reason. */
    public static Evidence none(String reason) {
        var now = Instant.now();
        var rows = Stream.of(Source.values())
                .map(source -> new Row(now, source, new Data.Missing(reason)))
                .toList();
        return new Evidence(new Target(0, "", System.getProperty("java.vm.version"), now), rows);
    }

    /** The rows that say this kind of thing. */
    public <D extends Data> Stream<D> all(Class<D> kind) {
        return rows.stream().map(Row::data).filter(kind::isInstance).map(kind::cast);
    }

    /** The rows that say this kind of thing, from that moment on. */
    public <D extends Data> Stream<D> since(Instant then, Class<D> kind) {
        return rows.stream()
                .filter(row -> !row.t().isBefore(then))
                .map(Row::data)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** The looks at the target's threads, first to last. */
    public List<Snapshot> snapshots() {
        return rows.stream()
                .filter(row -> row.data() instanceof Data.Checkpoint)
                .map(this::snapshot)
                .toList();
    }

    private Snapshot snapshot(Row row) {
        var name = ((Data.Checkpoint) row.data()).name();
        var threads = all(Data.Threads.class).filter(at -> at.at().equals(name)).map(Data.Threads::thread);
        var cycles = all(Data.Cycle.class).filter(at -> at.at().equals(name)).map(Data.Cycle::threads);
        return new Snapshot(name, row.t(), threads.toList(), cycles.toList());
    }

    /** Why a source has no data, or empty if it has. */
    public Optional<String> missing(Source source) {
        var ofSource = rows.stream().filter(row -> row.source() == source).toList();
        if (ofSource.isEmpty()) {
            return Optional.of("it was not collected");
        }
        return ofSource.stream()
                .map(Row::data)
                .filter(Data.Missing.class::isInstance)
                .map(data -> ((Data.Missing) data).missing())
                .findFirst();
    }
}
