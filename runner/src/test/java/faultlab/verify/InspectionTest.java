package faultlab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {

    private static final String YAML = "labs/handoff/lab.yaml";
    private static final String LESSON = "labs/handoff/lesson.md";

    @TempDir
    Path folder;

    private JournalLab toy;

    @BeforeEach
    void aHealthyLab() throws IOException {
        toy = JournalLab.in(folder);
    }

    @Test
    void findsNothingWrongWithAHealthyLab() {
        assertThat(toy.inspected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faults/handoff/Journal.java",
                "solutions/handoff/Journal.java",
                "solutions/handoff/why.md",
                "labs/handoff/lesson.md",
                "labs/handoff/hints.md",
                "labs/handoff/evidence/fault-many.ndjson.gz",
                "labs/handoff/evidence/solution-few.ndjson.gz"
            })
    void namesAMissingFile(String file) throws IOException {
        toy.remove(file);
        assertRefused(file, "the file is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "faults/handoff/JournalScenario.java, faults/handoff/, one *Scenario.java was expected",
        "labs/handoff/JournalTest.java, labs/handoff/, there is no *Test.java",
        "labs/handoff/JournalBenchmark.java, labs/handoff/, one *Benchmark.java was expected",
    })
    void asksForScenarioTestAndBenchmark(String file, String where, String problem) throws IOException {
        toy.remove(file);
        assertRefused(where, problem);
    }

    @Test
    void refusesASecondScenario() throws IOException {
        toy.write("faults/handoff/OtherScenario.java", "");
        assertRefused("faults/handoff/", "one *Scenario.java was expected, there are");
    }

    @Test
    void asksForTheSubjectInEachVariant() throws IOException {
        toy.remove("solutions/handoff/alternatives/at-the-end/Journal.java");
        toy.write("solutions/handoff/alternatives/at-the-end/Other.java", "");
        assertRefused("solutions/handoff/alternatives/at-the-end/Journal.java", "the file is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faults/handoff/notes.txt",
                "faults/handoff/.DS_Store",
                "solutions/handoff/notes.txt",
                "solutions/handoff/decoys/backwards/notes.md",
                "labs/handoff/draft.md",
                "labs/handoff/evidence/fault-other.ndjson.gz",
            })
    void refusesAnUnlistedFile(String file) throws IOException {
        toy.write(file, "");
        assertRefused(file, "the file is unlisted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faults/handoff/old/",
                "solutions/handoff/old/",
                "solutions/handoff/decoys/backwards/old/",
                "labs/handoff/old/",
                "labs/handoff/evidence/old/",
            })
    void refusesAnUnlistedFolder(String path) throws IOException {
        toy.write(path + "Journal.java", "");
        assertRefused(path, "the folder is unlisted");
    }

    @Test
    void refusesAnEmptyFolder() throws IOException {
        Files.createDirectories(toy.file("solutions/handoff/alternatives/nothing"));
        assertRefused("solutions/handoff/alternatives/nothing/", "the folder is empty");
    }

    @Test
    void refusesAVariantThatIsAFileOrHasNoPlainName() throws IOException {
        toy.write("solutions/handoff/alternatives/Journal.java", "");
        toy.write("solutions/handoff/alternatives/At_End/Journal.java", "");
        assertRefused("solutions/handoff/alternatives/Journal.java", "only folders are listed here");
        assertRefused("solutions/handoff/alternatives/At_End/", "lower-case words");
    }

    @Test
    void refusesADecoyThatTheContractDoesNotList() throws IOException {
        toy.write("solutions/handoff/decoys/other/Journal.java", "");
        assertRefused("solutions/handoff/decoys/other/", "the decoy is not in lab.yaml");
    }

    @Test
    void refusesAListedDecoyWithoutFolder() throws IOException {
        toy.remove("solutions/handoff/decoys/backwards");
        assertRefused(YAML, "decoys.backwards has no folder");
    }

    @Test
    void refusesALabWithoutDecoys() throws IOException {
        toy.remove("solutions/handoff/decoys");
        toy.replace(YAML, "  backwards:", "#");
        toy.replace(YAML, "  more-room:", "#");
        toy.replace(YAML, "decoys:", "decoys: {}");
        assertRefused(YAML, "there are no decoys");
    }

    @Test
    void aDecoyMayFallToATestWithParameters() throws IOException {
        toy.replace(
                "labs/handoff/JournalTest.java",
                "@Test\n    void keepsTheOrder() {",
                "@ParameterizedTest\n    @ValueSource(ints = {1, 2})\n    void keepsTheOrder(int entries) {");
        assertThat(toy.inspected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'tests:JournalTest.keepsTheOrder', 'tests:JournalTest.loses', names no test",
        "'tests:JournalTest.keepsTheOrder', 'tests:OtherTest.keepsTheOrder', names no test",
        "'tests:JournalTest.keepsTheOrder', 'tests:JournalTest', names no test",
        "'tests:JournalTest.keepsTheOrder', 'compile', is compile",
        "'tests:JournalTest.keepsTheOrder', 'luck', is \"luck\"",
        "'tests:JournalTest.keepsTheOrder', '', is missing",
        "'signals:many.lost', 'signals:many.found', names no signal",
        "'signals:many.lost', 'signals:many', names no signal",
        "'signals:many.lost', 'benchmark:speed', names no gate",
    })
    void refusesAStatedCheckThatThereIsNot(String was, String is, String problem) throws IOException {
        toy.replace(YAML, "rejectedBy: \"" + was + "\"", "rejectedBy: \"" + is + "\"");
        assertRefused(YAML, ".rejectedBy " + problem);
    }

    @Test
    void asksWhyADecoyFalls() throws IOException {
        toy.replace(YAML, ", why: \"The order is lost.\"", "");
        assertRefused(YAML, "decoys.backwards.why is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "'{unit: entries, healthy: \"<=10\", faulty: \">=60\"}', '{healthy: \"<=10\", faulty: \">=60\", unit: entries}'",
        "'healthy: \"<=10\"', 'healthy: \"<=10.5\"'",
        "'unit: entries, healthy: \"<=10\"', 'unit: written entries, healthy: \"<=10\"'",
    })
    void refusesASignalThatAScenarioCannotReadByItself(String was, String is) throws IOException {
        toy.replace(YAML, was, is);
        assertRefused(YAML, "signals.many.lost is not in the one-line form");
    }

    @ParameterizedTest
    @CsvSource({"<=60, overlap", "<=70, overlap", ">=10, overlap", "<=59, touch"})
    void refusesBoundsThatOverlapOrTouch(String healthy, String problem) throws IOException {
        toy.replace(YAML, "healthy: \"<=10\"", "healthy: \"" + healthy + "\"");
        assertRefused(YAML, "signals.many.lost: healthy \"" + healthy + "\" and faulty \">=60\" " + problem);
    }

    @Test
    void letsExactBoundsTouchButNotOverlap() throws IOException {
        toy.replace(YAML, "\"<=10\", faulty: \">=60\"", "\"<=0\", faulty: \">=1\", exact: true");
        assertThat(toy.inspected()).isEmpty();
        toy.replace(YAML, "\"<=0\"", "\"<=1\"");
        assertRefused(YAML, "overlap");
    }

    @ParameterizedTest
    @CsvSource({
        "'[handoff, deadlock, cache]', '[residence, deadlock, cache]', lacks handoff",
        "'[handoff, deadlock, cache]', '[handoff, deadlock, gremlins]', which no lab is about",
        "'[handoff, deadlock, cache]', '[handoff, deadlock]', hardly a choice",
        "'[handoff, deadlock, cache]', '[handoff, deadlock, deadlock]', hardly a choice",
        "'chapter: 2', 'chapter: 7', chapter is 7",
        "'minutes: 20', 'minutes: 0', minutes is 0",
        "'difficulty: 2', 'difficulty: 6', difficulty is 6",
        "'title: The journal with gaps', 'title: \" \"', title is blank",
        "'\"<=1000\"', '\">=1000\"', asks for waste",
        "'[Journal.java]', '[jvm.options]', lists 0 Java files",
        "'[Journal.java]', '[Journal.java, notes.md]', lists \"notes.md\"",
        "'expect: faulty', 'expect: healthy', no shape expects faulty",
    })
    void refusesAContractThatMakesNoSense(String was, String is, String problem) throws IOException {
        toy.replace(YAML, was, is);
        assertRefused(YAML, problem);
    }

    private static final List<String> VARIANTS = List.of(
            "faults/handoff/",
            "solutions/handoff/",
            "solutions/handoff/alternatives/at-the-end/",
            "solutions/handoff/decoys/backwards/",
            "solutions/handoff/decoys/more-room/");

    /** The lab with flags as a part of its subject. */
    private void withOptions() throws IOException {
        toy.replace(YAML, "[Journal.java]", "[Journal.java, jvm.options, jvm.many.options]");
        for (String variant : VARIANTS) {
            toy.write(variant + "jvm.options", "# what we run with\n-Xmn8m -XX:MaxGCPauseMillis=50\n");
            toy.write(variant + "jvm.many.options", "# no flags of its own\n");
        }
    }

    @Test
    void takesFlagsAsPartOfTheSubject() throws IOException {
        withOptions();
        assertThat(toy.inspected()).isEmpty();
    }

    @Test
    void asksForTheFlagsInEveryVariant() throws IOException {
        withOptions();
        for (String variant : VARIANTS) {
            String options = variant + "jvm.many.options";
            toy.remove(options);
            assertRefused(options, "A comment alone sets no flags");
            toy.write(options, "# none\n");
        }
    }

    @Test
    void refusesFlagsThatTheLabDoesNotList() throws IOException {
        withOptions();
        toy.write("solutions/handoff/decoys/backwards/jvm.few.options", "-Xmn8m\n");
        assertRefused("solutions/handoff/decoys/backwards/jvm.few.options", "the file is unlisted");
    }

    @Test
    void refusesAFlagThatNoLearnerMaySet() throws IOException {
        withOptions();
        toy.write("solutions/handoff/decoys/backwards/jvm.options", "# ours\n-Xmn8m\n-javaagent:x.jar\n");
        assertRefused(
                "solutions/handoff/decoys/backwards/jvm.options:3",
                "-javaagent:x.jar loads an agent, which changes the JVM that is judged. Take it out");
    }

    @Test
    void refusesACommentBesideAFlagThatTellsTheCause() throws IOException {
        withOptions();
        toy.write("faults/handoff/jvm.options", "# broken on purpose\n-Xmn8m\n");
        assertRefused("faults/handoff/jvm.options:1", "gives the cause away");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "many: {jvm: [-Xmx64m], expect: faulty}|many: {expect: faulty, jvm: [-Xmx64m]}"
                        + "|Write   many: {jvm: [-Xmx64m], expect: faulty}",
                "many: {jvm: [-Xmx64m], expect: faulty}|many: {jvm: ['-Xmx64m'], expect: faulty}|shapes.many is not",
                "memory: 256m|memory: '256m'|Write memory: 256m",
            })
    void refusesWhatAScenarioCannotReadByItself(String was, String is, String problem) throws IOException {
        toy.replace(YAML, was, is);
        assertRefused(YAML, problem);
    }

    @Test
    void refusesASubjectThatIsTooShortOrTooLong() throws IOException {
        String path = "faults/handoff/Journal.java";
        toy.write(path, "package handoff;\n\npublic class Journal {}\n");
        assertRefused(path, "3 lines");
        toy.write(path, JournalLab.journal("") + "\n".repeat(120));
        assertRefused(path, "a learner reads 30 to 120");
    }

    @ParameterizedTest
    @CsvSource({
        "public final class Journal, final class Journal, has no public type Journal",
        "package handoff;, package journal;, is not in the package handoff",
        "What fits on a page., The bug is here., gives the cause away",
        "Objects.requireNonNull(entry, visibleForTesting(entry, gives the cause away",
        "Not for several threads., For tests only., gives the cause away",
    })
    void refusesASubjectThatIsHiddenOrTellsTooMuch(String was, String is, String problem) throws IOException {
        toy.replace("faults/handoff/Journal.java", was, is);
        assertRefused("faults/handoff/Journal.java", problem);
    }

    @ParameterizedTest
    @CsvSource({
        "title: The journal with gaps, title: Another, 'its title is \"Another\"'",
        "goals: [count what went in and what came out], goals: [], has no goals",
        "goals: [count, goals: [[count, front matter is not YAML",
        "## In Go, ## In C, 'the section \"## In Go\" is missing'",
        "The same., '', 'the section \"## In Go\" is empty'",
        "| many | 84 | 0 |, '', nothing was measured yet",
        "<!-- measured: end -->, '', place is not marked once",
    })
    void refusesALessonOutOfForm(String was, String is, String problem) throws IOException {
        toy.replace(LESSON, was, is);
        assertRefused(LESSON, problem);
    }

    @Test
    void refusesBarsOfWhatWasNotMeasured() throws IOException {
        toy.replace(LESSON, "## In Go", "```bars\nentries\nall: many | kept (entries)\n```\n\n## In Go");
        assertRefused(LESSON, "which the measured table does not have");
    }

    @Test
    void refusesALessonWithoutFrontMatterOrWithSectionsOutOfOrder() throws IOException {
        toy.replace(LESSON, "---\ntitle", "title");
        assertRefused(LESSON, "has no front matter");
        toy.replace(LESSON, "## Fix", "## Swapped");
        toy.replace(LESSON, "## In Go", "## Fix");
        toy.replace(LESSON, "## Swapped", "## In Go");
        assertRefused(LESSON, "its sections come as");
    }

    @ParameterizedTest
    @CsvSource({"## 3, ## 4, its headings are", "Count., '', is empty"})
    void refusesHintsOutOfForm(String was, String is, String problem) throws IOException {
        toy.replace("labs/handoff/hints.md", was, is);
        assertRefused("labs/handoff/hints.md", problem);
    }

    @Test
    void refusesAnEmptyWhy() throws IOException {
        toy.write("solutions/handoff/why.md", "\n");
        assertRefused("solutions/handoff/why.md", "is empty");
    }

    @Test
    void refusesWhatTheTemplateLeftToWrite() throws IOException {
        toy.replace("labs/handoff/hints.md", "How many fit?", Drafts.MARK + ": Say what to think of");
        assertRefused("labs/handoff/hints.md:5", "still has the template's words. Say what to think of");
    }

    @Test
    void knowsWhatKeepsALabFromRunning() {
        Flaw text = new Flaw("labs/handoff/lesson.md:12", "", "");
        Flaw recording = new Flaw("labs/handoff/evidence/fault-many.ndjson.gz", "", "");
        Flaw source = new Flaw("faults/handoff/Journal.java:12", "", "");
        assertThat(Inspection.canRun(List.of(text, recording))).isTrue();
        assertThat(Inspection.canRun(List.of(text, source))).isFalse();
    }

    /** In one message: where, what is wrong, and after it a sentence on what to do. */
    private void assertRefused(String where, String problem) {
        assertThat(toy.inspected())
                .anySatisfy(message ->
                        assertThat(message).startsWith(where).contains(problem).matches("(?s).*[.] \\S.*"));
    }
}
