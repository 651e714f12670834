package faultlab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Row;
import faultlab.observe.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import subject.RecordedEvidence;

/** What the rules about memory say, and how sure they are when something is not known. */
class MemoryRulesTest {

    @Test
    void saysHowMuchGrewBetweenWhichLooksWhoHoldsItAndWhereItWasAllocated() throws IOException {
        var finding = only("one-shots");

        assertThat(finding.summary())
                .containsPattern(
                        "From 'half' to 'full' the live heap grew by 5\\.\\d MB, from 8\\.\\d MB to 13\\.\\d MB")
                .contains("the tasks that wait in a schedule's queue by 100")
                .contains("subject.TimerPrograms$Invoice.of(TimerPrograms.java:");
        assertThat(finding.evidence().getFirst().text())
                .endsWith("50 KB byte[] ← Invoice.pdf ← lambda in TimerPrograms ← ScheduledFutureTask"
                        + " ← DelayedWorkQueue of thread billing-1; allocated");
        assertThat(finding.evidence())
                .extracting(Finding.Clue::text)
                .contains("java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask, live objects:"
                        + " 0 at 'begun', 100 at 'half', 200 at 'full'");
    }

    @Test
    void namesTheStaticMapThatNeverLetsGo() throws IOException {
        assertThat(only("static-map").summary())
                .contains("5,000 more", "kept by ConcurrentHashMap ← static MemoryPrograms.KNOWN, allocated at");
    }

    @Test
    void saysHowMuchOfAListASublistShows() throws IOException {
        assertThat(only("sub-lists").summary())
                .contains("40 more of java.util.ArrayList$SubList, each with 50 KB behind it")
                .contains("(one shows 3 of 12500 elements)");
    }

    @Test
    void namesWhereATimersThreadIsStarted() throws IOException {
        var finding = only("timer-per-request");

        assertThat(finding.summary()).contains("200 timers", "100 more than at the look before");
        assertThat(finding.evidence().getFirst().frame()).contains("TimerPrograms.java:");
    }

    /** A cancelled task keeps its place in the queue, but nothing that it would have worked on: the heap hardly grows. */
    @Test
    void isLessSureOfTasksThatKeepNothing() throws IOException {
        var finding = only("cancelled-tasks");

        assertThat(finding.cause() + " " + finding.mechanism()).isEqualTo("timers queued-tasks");
        assertThat(finding.confidence()).isEqualTo(0.7);
    }

    /** The recorder's search passes no soft reference. */
    @Test
    void tellsAMapOfSoftReferencesByTheirNumber() throws IOException {
        var finding = only("soft-map");

        assertThat(finding.cause() + " " + finding.mechanism()).isEqualTo("cache softly-held");
        assertThat(finding.confidence()).isEqualTo(0.65);
    }

    /** Who asked for native memory no tool of the JDK tells, but where a handle on the heap is kept. */
    @ParameterizedTest
    @CsvSource({
        "unclosed-arenas, unclosed-arenas, Other, '50 more arenas are kept'",
        "dropped-arenas, no-owner, Other, 'a shared arena that was dropped without close(), or the global arena'",
        "global-arena, no-owner, Other, 'a shared arena that was dropped without close(), or the global arena'",
        "kept-direct-buffers, direct-buffers, Other, '50 more direct buffers are kept'",
        "global-stubs, upcall-stubs, Code, 'each held by a JNI global reference until its arena is closed'",
    })
    void saysInWhichCategoryNativeMemoryGrewAndWhoHoldsIt(
            String program, String mechanism, String category, String words) throws IOException {
        var finding = only(program);

        assertThat(finding.cause() + " " + finding.mechanism()).isEqualTo("arenas " + mechanism);
        assertThat(finding.confidence()).isEqualTo(0.9);
        assertThat(finding.summary()).contains("From 'half' to 'full' native memory grew by", category, words);
        assertThat(finding.evidence())
                .extracting(Finding.Clue::text)
                .anySatisfy(text -> assertThat(text).contains("category " + category, "at 'begun'"));
    }

    @ParameterizedTest
    @CsvSource({
        "mapped-again, kept-buffers, '50 more buffers are kept that stand for mappings'",
        "mapped-for-ever, no-owner, 'so no collection unmaps them'",
    })
    void saysWhichFileIsMappedAgainAndAgainAndWhoHoldsThat(String program, String mechanism, String words)
            throws IOException {
        var finding = only(program);

        assertThat(finding.cause() + " " + finding.mechanism()).isEqualTo("mappings " + mechanism);
        assertThat(finding.confidence()).isEqualTo(0.9);
        assertThat(finding.summary()).contains("50 more mappings of /", "/pages#.bin", words);
        assertThat(finding.evidence().getFirst().text()).endsWith("0 at 'begun', 50 at 'half', 100 at 'full'");
    }

    /** No JVM knows a pool: it is told by lists that have more places than there are objects, and by who allocates and who has them. */
    @ParameterizedTest
    @CsvSource({
        "forms-given-back-twice, 'A list has 24,200 places, and there are 200 objects of subject.FormPrograms$Form'",
        "forms-given-back-elsewhere, 'thread till keeps making objects of subject.FormPrograms$Form, and they lie ready for thread courier, which needs none: 400 in its list'",
        "forms-never-given-back, 'lie ready for thread accountant, and 200 more than at the look before do not, for they are still held by ArrayList'",
    })
    void saysWhatBecameOfThingsThatWereLent(String program, String words) throws IOException {
        assertThat(only(program).summary()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "plug-ins-in-a-list, registry, 'PlugIn.tables ← ArrayList ← lambda in PlugInPrograms of thread till'",
        "plug-ins-on-threads, thread, 'PlugIn.tables of thread plug-in'",
        "plug-ins-in-thread-locals, thread-local, 'PlugIn.tables ← ThreadLocalMap$Entry ← Thread.threadLocals of thread worker'",
    })
    void saysHowManyLoadersCannotGoAndWhoKeepsThem(String program, String mechanism, String keepers)
            throws IOException {
        var finding = Diagnose.of(RecordedEvidence.of(program)).findings().getFirst();

        assertThat(finding.cause() + " " + finding.mechanism()).isEqualTo("classloaders " + mechanism);
        assertThat(finding.confidence()).isEqualTo(0.95);
        assertThat(finding.summary())
                .contains("40 more class loaders of subject.PlugInPrograms$PlugInLoader", "kept by " + keepers);
        assertThat(finding.evidence().getLast().text())
                .endsWith("0 with 0 classes at 'begun', 40 with 40 classes at 'half', 80 with 80 classes at 'full'");
    }

    /** Without the JVM's count of native memory the rule is silent, and the account of memory says which flag is missing. */
    @Test
    void saysNothingOfNativeMemoryThatNobodyCounted() throws IOException {
        assertThat(Diagnose.of(without("global-arena", Data.Native.class::isInstance))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions-in-a-list", "filled-lists", "one-log"})
    void leavesMemoryAloneThatIsKeptInAnotherWay(String program) throws IOException {
        assertThat(Diagnose.of(RecordedEvidence.of(program)).findings()).isEmpty();
    }

    @Test
    void saysHowLongAListsArrayIsAndHowMuchIsInIt() throws IOException {
        assertThat(only("grown-lists").summary())
                .containsPattern("One is \\d+ KB long with 0 elements in it\\. It is kept by ArrayList");
    }

    @Test
    void saysOnWhichThreadsTableAValueHangs() throws IOException {
        assertThat(only("thread-locals").summary())
                .contains(
                        "200 KB and more like it hangs on ThreadLocalMap$Entry ← Thread.threadLocals of thread pool-1-");
    }

    @ParameterizedTest
    @CsvSource({
        "one-shots, timers, queued-tasks, 0.7",
        "delayed-stages, timers, delayed-stage, 0.7",
        "timer-per-request, timers, timer-per-request, 0.95",
        "static-map, cache, unbounded-map, 0.65",
        "skip-list-map, cache, unbounded-map, 0.65",
    })
    void isLessSureWhereNobodyCouldAskWhoHoldsIt(String program, String cause, String mechanism, double confidence)
            throws IOException {
        var diagnosis = Diagnose.of(without(program, Data.Kept.class::isInstance));

        assertThat(diagnosis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.cause() + " " + finding.mechanism()).isEqualTo(cause + " " + mechanism);
            assertThat(finding.confidence()).isEqualTo(confidence);
        });
    }

    @Test
    void callsMapsUnknownThatMayBeOneOrManyWhereNobodyCouldAsk() throws IOException {
        var diagnosis = Diagnose.of(without("sessions-in-a-list", Data.Kept.class::isInstance));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.missing()).anySatisfy(lack -> assertThat(lack).contains("whether this is cache"));
    }

    @Test
    void callsGrowthUnknownThatNobodyCouldAskAboutAndNoFigureExplains() throws IOException {
        var diagnosis = Diagnose.of(without("map-of-photos", Data.Kept.class::isInstance));

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.missing())
                .singleElement()
                .asString()
                .startsWith("who holds the 4.0 MB that became alive from 'half' to 'full'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"static-map", "one-shots"})
    void isLessSureAfterTwoLooksWhichCannotTellAWarmUp(String program) throws IOException {
        var diagnosis = Diagnose.of(without(program, data -> isAt("begun", data)));

        assertThat(diagnosis.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.confidence()).isEqualTo(0.8));
    }

    @Test
    void findsNothingInWhatGrewToItsBoundAndNoFurther() throws IOException {
        var toldApart = RecordedEvidence.of("bounded-map-that-fills");
        var filling = without("bounded-map-that-fills", data -> isAt("full", data));

        assertThat(Diagnose.of(toldApart).findings()).isEmpty();
        assertThat(Diagnose.of(filling).findings())
                .as("two looks cannot tell that it is bounded, so what is said then is not sure")
                .allSatisfy(finding -> assertThat(finding.confidence()).isLessThan(0.6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounded-map", "idle-scheduler", "static-map"})
    void callsEvidenceUnknownInWhichLiveObjectsWereNotCounted(String program) throws IOException {
        var reason = "2.3 GB of heap are in use; --heap allows it";
        var without = without(program, data -> data instanceof Data.Live || data instanceof Data.Histogram);
        var rows = Stream.concat(
                        without.rows().stream().filter(row -> !(row.data() instanceof Data.Kept)),
                        Stream.of(new Row(Instant.EPOCH, Source.HISTOGRAM, new Data.Missing(reason))))
                .toList();

        var diagnosis = Diagnose.of(new Evidence(without.target(), rows));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.missing())
                .containsExactly("live objects counted at two checkpoints (there are 0: " + reason + ")");
    }

    private static Finding only(String program) throws IOException {
        var findings = Diagnose.of(RecordedEvidence.of(program)).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static Evidence without(String program, Predicate<Data> left) throws IOException {
        var whole = RecordedEvidence.of(program);
        List<Row> rows =
                whole.rows().stream().filter(row -> !left.test(row.data())).toList();
        return new Evidence(whole.target(), rows);
    }

    private static boolean isAt(String name, Data data) {
        return switch (data) {
            case Data.Live live -> live.at().equals(name);
            case Data.Histogram type -> name.equals(type.at());
            case Data.Checkpoint look -> look.name().equals(name);
            case Data.Threads thread -> thread.at().equals(name);
            default -> false;
        };
    }
}
