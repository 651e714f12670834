package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import subject.RecordedEvidence;
import subject.SubjectJvm;

class CollectorTest {

    @Test
    void leavesOnlyTheJvmsOwnAttachListenerAndNoFileBehind() throws Exception {
        try (var jvm = SubjectJvm.start("idle-consumer")) {
            var tasks = tasks(jvm.pid());
            var files = temporaryFiles();

            try (var collector = Collector.open(jvm.pid())) {
                for (var name : List.of("first", "second")) {
                    collector.snapshot(name);
                    collector.memory(name);
                }
                collector.finish();
            }

            var added = tasks(jvm.pid());
            added.removeAll(tasks);
            assertThat(added).isSubsetOf("Attach Listener").isNotEmpty();
            assertThat(temporaryFiles()).isSubsetOf(files);
        }
    }

    @Test
    void aRecorderThatRanLeavesThreadsBehindWhichTheEvidenceSays() throws Exception {
        try (var jvm = SubjectJvm.start("idle-consumer");
                var collector = Collector.open(jvm.pid())) {
            assertThat(collector.hasRecorder()).isFalse();

            collector.startRecording();
            collector.stopRecording();

            assertThat(collector.hasRecorder()).isTrue();
            assertThat(tasks(jvm.pid())).anyMatch(task -> task.startsWith("JFR"));
            assertThat(collector.finish().all(Data.Cost.class))
                    .extracting(Data.Cost::effect)
                    .anySatisfy(effect -> assertThat(effect).contains("two threads"));
        }
    }

    @Test
    void collectsThreadsHeapFlagsEventsHistogramAndWhatTheTargetReports() throws Exception {
        try (var jvm = SubjectJvm.start("lock-contention");
                var collector = Collector.open(jvm.pid())) {
            collector.startRecording();
            collector.snapshot("waiting");
            collector.memory("waiting");
            collector.gauge("queued", 3, Instant.ofEpochMilli(5));
            collector.signal("stuckThreads", 8, Instant.ofEpochMilli(6));
            jvm.send("123456789");
            for (int i = 0; i < 10; i++) {
                jvm.awaitLine("counted");
            }
            collector.snapshot("settled");
            collector.memory("settled");
            var evidence = collector.finish();

            assertThat(Stream.of(Source.values())
                            .filter(source -> evidence.missing(source).isPresent()))
                    .as(
                            "no virtual thread was started, and nobody asked what keeps them where no more objects are alive")
                    .containsExactly(Source.SCHEDULER, Source.PATHS);
            assertThat(evidence.target().pid()).isEqualTo(jvm.pid());
            assertThat(evidence.target().command()).isEqualTo("subject.Subject");
            assertThat(evidence.target().jdk()).startsWith("25");
            assertThat(evidence.snapshots()).extracting(Snapshot::name).containsExactly("waiting", "settled");
            assertThat(evidence.all(Data.Flag.class))
                    .contains(
                            new Data.Flag("MaxHeapSize", "67108864", "command line"),
                            new Data.Flag("UseG1GC", "false", "default"));
            assertThat(evidence.all(Data.Heap.class))
                    .allSatisfy(heap -> assertThat(heap.usedBytes()).containsOnlyKeys("DefNew", "Tenured"));
            assertThat(evidence.all(Data.Histogram.class))
                    .anyMatch(count -> count.type().equals("java.lang.String") && count.bytes() > 0);
            assertThat(evidence.all(Data.Event.class)).anySatisfy(event -> {
                assertThat(event.type()).isEqualTo("jdk.JavaMonitorEnter");
                assertThat(event.fields()).containsEntry("monitorClass", "java.lang.Object");
                assertThat(String.valueOf(event.frame())).startsWith("subject.HealthyPrograms.");
            });
        }
    }

    @Test
    void countsWhatATargetHasOutsideOfItsHeapAsFarAsTheTargetCounts() throws Exception {
        try (var jvm = SubjectJvm.start("static-map", "-XX:NativeMemoryTracking=off");
                var collector = Collector.open(jvm.pid())) {
            collector.outside("first");
            var evidence = collector.finish();

            assertThat(evidence.missing(Source.NATIVE))
                    .hasValueSatisfying(
                            reason -> assertThat(reason).endsWith("start it with -XX:NativeMemoryTracking=summary"));
            assertThat(evidence.all(Data.Resident.class))
                    .singleElement()
                    .satisfies(resident -> assertThat(resident.bytes()).isGreaterThan(10_000_000));
        }
    }

    @Test
    void asksWhatKeepsTheObjectsThatBecameMoreAndTellsWhatThatCost() throws Exception {
        try (var jvm = SubjectJvm.start("static-map")) {
            var evidence = RecordedEvidence.rounds(jvm);

            assertThat(evidence.all(Data.Live.class))
                    .extracting(Data.Live::at)
                    .containsExactly("begun", "half", "full");
            assertThat(evidence.all(Data.Kept.class))
                    .extracting(KeptPath::text)
                    .contains("1 KB byte[] ← ConcurrentHashMap$Node ← ConcurrentHashMap ← static MemoryPrograms.KNOWN");
            assertThat(evidence.all(Data.Cost.class))
                    .extracting(Data.Cost::of)
                    .contains("class histogram", "paths to the roots");
        }
    }

    @Test
    void tellsWhichThreadKeepsAThreadLocalsValue() throws Exception {
        try (var jvm = SubjectJvm.start("thread-locals")) {
            assertThat(RecordedEvidence.rounds(jvm).all(Data.Kept.class))
                    .extracting(KeptPath::text)
                    .anySatisfy(text -> assertThat(text)
                            .startsWith(
                                    "200 KB byte[] ← ThreadLocalMap$Entry ← Thread.threadLocals of thread pool-1-"));
        }
    }

    @Test
    void leavesOutTheCollectionsThatItForcesItself() throws Exception {
        try (var jvm = SubjectJvm.start("churn")) {
            assertThat(RecordedEvidence.rounds(jvm).all(Data.Event.class))
                    .filteredOn(event -> event.type().equals("jdk.GarbageCollection"))
                    .isNotEmpty()
                    .extracting(event -> event.fields().get("cause"))
                    .containsOnly("Allocation Failure");
        }
    }

    @Test
    void countsNoneOfTheCollectionsThatItForcesItself() throws Exception {
        try (var jvm = SubjectJvm.start("idle-consumer");
                var collector = Collector.open(jvm.pid())) {
            collector.startRecording();
            for (var name : List.of("first", "second", "third")) {
                collector.snapshot(name);
                collector.memory(name);
            }
            var evidence = collector.finish();

            var counted =
                    evidence.all(Data.Counters.class).map(Data.Counters::pauses).toList();
            assertThat(counted)
                    .as("three counts of live objects, each a collection")
                    .hasSize(3);
            assertThat(counted).containsOnly(counted.getFirst());
            assertThat(evidence.all(Data.Pauses.class)).singleElement().satisfies(pauses -> {
                assertThat(pauses.pauses()).isLessThanOrEqualTo((int) (long) counted.getFirst());
                assertThat(pauses.overMillis()).isPositive();
            });
        }
    }

    @Test
    void aTargetWithoutCountersIsToldAsThatSourceMissing() throws Exception {
        try (var jvm = SubjectJvm.start("idle-consumer", "-XX:-UsePerfData");
                var collector = Collector.open(jvm.pid())) {
            collector.snapshot("first");
            assertThat(collector.finish().missing(Source.COUNTERS))
                    .hasValueSatisfying(why -> assertThat(why).contains("-XX:-UsePerfData"));
        }
    }

    @Test
    void seesVirtualThreadsAndWhoHoldsTheMonitorTheyWaitFor() throws Exception {
        try (var jvm = SubjectJvm.start("deadlock-virtual-monitors")) {
            var threads = look(jvm).threads();

            var tellers = threads.stream().filter(ThreadRow::virtual).toList();
            assertThat(tellers).extracting(ThreadRow::name).containsExactly("teller-0", "teller-1");
            assertThat(tellers).extracting(ThreadRow::state).containsOnly(Thread.State.BLOCKED);
            assertThat(tellers.getFirst().owner()).isEqualTo(tellers.getLast().id());
            assertThat(tellers.getFirst().cpuMillis()).isNull();
        }
    }

    @Test
    void seesWhoHoldsALockOfPlatformThreadsAndTheCycleTheJvmFinds() throws Exception {
        try (var jvm = SubjectJvm.start("deadlock-locks")) {
            var look = look(jvm);

            var tellers = look.threads().stream()
                    .filter(thread -> thread.name().startsWith("teller"))
                    .toList();
            var ids = tellers.stream().map(ThreadRow::id).toList();
            assertThat(tellers).extracting(ThreadRow::owner).containsExactlyElementsOf(ids.reversed());
            assertThat(tellers)
                    .allSatisfy(teller -> assertThat(teller.cpuMillis()).isPositive());
            assertThat(look.cycles())
                    .singleElement()
                    .satisfies(cycle -> assertThat(Set.copyOf(cycle)).isEqualTo(Set.copyOf(ids)));
        }
    }

    @Test
    void aTargetThatEndsWhileItIsObservedIsToldAsMissingSources() throws Exception {
        try (var jvm = SubjectJvm.start("sender");
                var collector = Collector.open(jvm.pid())) {
            jvm.close();
            collector.startRecording();
            collector.snapshot("late");
            var evidence = collector.finish();

            assertThat(evidence.snapshots()).isEmpty();
            assertThat(List.of(Source.THREADS, Source.HEAP, Source.FLAGS, Source.RECORDING))
                    .allMatch(source -> evidence.missing(source).isPresent());
        }
    }

    private static Snapshot look(SubjectJvm jvm) throws Exception {
        try (var collector = Collector.open(jvm.pid())) {
            collector.snapshot("now");
            return collector.finish().snapshots().getFirst();
        }
    }

    /** Names of the threads of the process as the operating system sees them. */
    private static Set<String> tasks(long pid) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            var names = new TreeSet<String>();
            for (var task : tasks.toList()) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
            return names;
        }
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            String ours = "faultlab-" + ProcessHandle.current().pid() + "-scratch";
            return files.filter(file -> file.getFileName().toString().startsWith(ours))
                    .collect(Collectors.toSet());
        }
    }
}
