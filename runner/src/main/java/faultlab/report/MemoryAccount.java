package faultlab.report;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Growth;
import faultlab.observe.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a JVM's memory lies at its checkpoints, in one table: the heap, its native memory by category, direct buffers, mapped files and the
 * whole process. What no gauge shows by itself, several together do (the article's section 3.1).
 *
 * @param at the checkpoints
 * @param unit what the scenario counts its work in; empty where it tells of none
 * @param places the heap first, where it was counted, and the whole process last
 * @param unseen what could not be had and why, in words
 */
public record MemoryAccount(List<String> at, String unit, List<MemoryPlace> places, List<String> unseen) {

    /** Bytes by which a JVM's own categories move between two looks while it warms up and is recorded. */
    private static final long HOUSEKEEPING = 256 << 10;

    /** Where memory lies that the application asks for by itself: told of even where it did not grow. */
    private static final String OTHER = "Other";

    /** The heap has a line of its own; the other two are there because somebody looks. */
    private static final List<String> LEFT_OUT = List.of("Java Heap", "Tracing", "Native Memory Tracking");

    /** Classes whose objects stand for memory outside of the heap, with the words for several of them. */
    private static final Map<String, String> HANDLES = Map.of(
            "java.nio.DirectByteBuffer", "direct buffers or views of them",
            "jdk.internal.foreign.NativeMemorySegmentImpl", "native segments",
            "jdk.internal.foreign.SharedSession", "shared arenas",
            "jdk.internal.foreign.ConfinedSession", "confined arenas",
            "jdk.internal.foreign.ImplicitSession", "automatic arenas",
            "jdk.internal.foreign.MemorySessionImpl$ResourceList$ResourceCleanup$1", "clean-ups in arenas",
            "jdk.internal.foreign.SegmentFactories$1", "allocations in arenas");

    /** Fewer handles more than this are chance. */
    private static final long LEAST_HANDLES = 5;

    /** Sources that the table is made of. */
    private static final List<Source> SOURCES = List.of(Source.NATIVE, Source.MAPS);

    /** Of the evidence of one JVM; without checkpoints if nothing about its memory was collected. */
    public static MemoryAccount of(Evidence evidence) {
        var heap = Memory.of(evidence, new Places("")).orElse(null);
        var at = Stream.of(
                        evidence.all(Data.Live.class).map(Data.Live::at),
                        evidence.all(Data.Native.class).map(Data.Native::at),
                        evidence.all(Data.Resident.class).map(Data.Resident::at))
                .flatMap(Function.identity())
                .distinct()
                .toList();
        var unit =
                evidence.all(Data.Work.class).map(Data.Work::unit).findFirst().orElse("");
        var unseen = SOURCES.stream()
                .flatMap(source -> evidence.missing(source).stream())
                .distinct()
                .toList();
        var places = at.isEmpty() ? List.<MemoryPlace>of() : new Account(evidence, at, heap).lines();
        return new MemoryAccount(at, unit, places, unseen);
    }

    /** Makes the lines of one JVM. */
    private static final class Account {

        private final Evidence evidence;
        private final List<String> looks;
        private final @Nullable Memory heap;
        private final Map<String, Long> work;
        private final Optional<Growth> growth;

        Account(Evidence evidence, List<String> looks, @Nullable Memory heap) {
            this.evidence = evidence;
            this.looks = looks;
            this.heap = heap;
            this.work = work(evidence);
            this.growth = Growth.of(evidence);
        }

        List<MemoryPlace> lines() {
            var lines = new ArrayList<MemoryPlace>();
            if (heap != null) {
                lines.add(heap(heap));
            }
            lines.addAll(categories());
            direct().ifPresent(lines::add);
            lines.addAll(mapped());
            resident().ifPresent(lines::add);
            return List.copyOf(lines);
        }

        private MemoryPlace heap(Memory memory) {
            var holder = memory.kept().isEmpty()
                    ? null
                    : memory.kept().getFirst().words().getLast();
            var sizes = sizes(at -> memory.live().stream()
                    .filter(look -> look.at().equals(at))
                    .map(Memory.Look::bytes)
                    .findFirst());
            var grew = Math.max(0, memory.live().getLast().grew());
            return line("heap", "", sizes, grew, grew > 0 ? holder : null);
        }

        private List<MemoryPlace> categories() {
            return evidence.all(Data.Native.class)
                    .map(Data.Native::category)
                    .distinct()
                    .filter(category -> !LEFT_OUT.contains(category))
                    .map(this::category)
                    .filter(line -> line.grew() > 0 || line.name().equals(OTHER))
                    .toList();
        }

        private MemoryPlace category(String category) {
            var sizes = sizes(at -> evidence.all(Data.Native.class)
                    .filter(one -> one.at().equals(at) && one.category().equals(category))
                    .map(Data.Native::bytes)
                    .findFirst());
            var grew = grown(sizes);
            return line("native", category, sizes, grew, grew > 0 ? holder(category) : null);
        }

        private @Nullable String holder(String category) {
            return switch (category) {
                case OTHER -> handles();
                case "Thread" -> more("java.lang.Thread", "threads").orElse(null);
                case "Class", "Metaspace" -> more("java.lang.Class", "classes").orElse(null);
                default -> null;
            };
        }

        private @Nullable String handles() {
            var words = HANDLES.entrySet().stream()
                    .flatMap(handle -> more(handle.getKey(), handle.getValue()).stream())
                    .sorted()
                    .collect(Collectors.joining(", "));
            return words.isEmpty() ? null : words;
        }

        private Optional<String> more(String type, String words) {
            return growth.flatMap(objects -> objects.type(type))
                    .map(Growth.Type::instances)
                    .filter(instances -> instances >= LEAST_HANDLES)
                    .map(instances -> "%,d more %s".formatted(instances, words));
        }

        /** Counted when the recording began and when it ended. */
        private Optional<MemoryPlace> direct() {
            var counts = evidence.all(Data.Direct.class).toList();
            if (counts.size() < 2 || looks.size() < 2) {
                return Optional.empty();
            }
            var first = counts.getFirst();
            var last = counts.getLast();
            var sizes = sizes(at -> at.equals(looks.getFirst())
                    ? Optional.of(first.bytes())
                    : at.equals(looks.getLast()) ? Optional.of(last.bytes()) : Optional.empty());
            var held = "%,d buffers at the beginning, %,d at the end".formatted(first.buffers(), last.buffers());
            return Optional.of(
                    new MemoryPlace("direct", "", sizes, Math.max(0, last.bytes() - first.bytes()), null, held));
        }

        private List<MemoryPlace> mapped() {
            return evidence.all(Data.Mapped.class)
                    .map(Data.Mapped::file)
                    .distinct()
                    .map(this::mapped)
                    .toList();
        }

        private MemoryPlace mapped(String file) {
            var sizes =
                    sizes(at -> Optional.of(of(file, at).map(Data.Mapped::bytes).orElse(0L)));
            var counts = looks.stream()
                    .map(at -> "%,d"
                            .formatted(of(file, at).map(Data.Mapped::mappings).orElse(0)))
                    .collect(Collectors.joining(", "));
            return line("mapped", file, sizes, Math.max(0, last(sizes)), counts + " mappings");
        }

        private Optional<Data.Mapped> of(String file, String at) {
            return evidence.all(Data.Mapped.class)
                    .filter(one -> one.at().equals(at) && one.file().equals(file))
                    .findFirst();
        }

        private Optional<MemoryPlace> resident() {
            var sizes = sizes(at -> evidence.all(Data.Resident.class)
                    .filter(one -> one.at().equals(at))
                    .map(Data.Resident::bytes)
                    .findFirst());
            return sizes.stream().anyMatch(Objects::nonNull)
                    ? Optional.of(line("resident", "", sizes, grown(sizes), null))
                    : Optional.empty();
        }

        private List<Long> sizes(Function<String, Optional<Long>> at) {
            var sizes = new ArrayList<Long>();
            looks.forEach(look -> sizes.add(at.apply(look).orElse(null)));
            return sizes;
        }

        private static long grown(List<Long> sizes) {
            var more = last(sizes);
            return more < HOUSEKEEPING ? 0 : more;
        }

        private static long last(List<Long> sizes) {
            if (sizes.size() < 2) {
                return 0;
            }
            var now = sizes.getLast();
            var then = sizes.get(sizes.size() - 2);
            return now == null || then == null ? 0 : now - then;
        }

        private MemoryPlace line(String kind, String name, List<Long> sizes, long grew, @Nullable String held) {
            var done = looks.size() < 2
                    ? 0
                    : work.getOrDefault(looks.getLast(), 0L) - work.getOrDefault(looks.get(looks.size() - 2), 0L);
            return new MemoryPlace(kind, name, sizes, grew, grew > 0 && done > 0 ? grew / done : null, held);
        }

        /** By checkpoint: how much was done before it. */
        private static Map<String, Long> work(Evidence evidence) {
            var work = new LinkedHashMap<String, Long>();
            var done = 0L;
            for (var row : evidence.rows()) {
                if (row.data() instanceof Data.Work(String _, long sofar)) {
                    done = sofar;
                } else if (row.data() instanceof Data.Checkpoint(String name, int _, int _)) {
                    work.put(name, done);
                }
            }
            return work;
        }
    }
}
