package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import faultlab.catalog.UnknownException;
import faultlab.verify.Check;
import faultlab.verify.Flaw;
import faultlab.verify.JournalLab;
import faultlab.verify.Status;
import faultlab.verify.Verification;
import faultlab.verify.Verification.Fallen;
import faultlab.verify.Verification.Fault;
import faultlab.verify.Verification.Proof;
import faultlab.verify.Verification.Solution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole verifications of the toy lab, child JVMs and all. */
class VerifierTest {

    @TempDir
    Path folder;

    private JournalLab toy;

    @BeforeEach
    void aHealthyLab() throws IOException {
        toy = JournalLab.in(folder);
        ToyLab.warm(folder);
    }

    @Test
    void provesAHealthyLabTwiceWhileTheCoresAreBusy() {
        Map<String, LongAdder> checked = new ConcurrentHashMap<>();
        VerifyListener listener = new VerifyListener() {
            @Override
            public void ended(String lab, int round, Check check) {
                checked.computeIfAbsent(check.using(), using -> new LongAdder()).increment();
            }
        };

        Verification verification = Session.open(folder).verify(List.of(), 2, true, listener);

        assertThat(flaws(verification)).isEmpty();
        assertThat(verification.failed()).isZero();
        Proof proof = verification.labs().get(0);
        assertThat(proof.status()).isEqualTo(Status.PASS);
        assertThat(proof.fault()).isEqualTo(Fault.FAILS);
        assertThat(proof.solutions())
                .extracting(Solution::name, Solution::status)
                .containsExactly(tuple("solution", Status.PASS), tuple("alternative:at-the-end", Status.PASS));
        assertThat(proof.decoys())
                .extracting(Fallen::rejectedBy)
                .containsExactly("tests:JournalTest.keepsTheOrder", "signals:many.lost");
        assertThat(checked.values())
                .hasSize(5)
                .allSatisfy(times -> assertThat(times.sum()).isEqualTo(2));
    }

    @Test
    void saysAllThatIsUntrueOfWhatALabClaims() throws IOException {
        toy.write(
                "solutions/handoff/alternatives/at-the-end/Journal.java",
                JournalLab.journal("entries.addFirst(entry);"));
        toy.write("solutions/handoff/decoys/backwards/Journal.java", JournalLab.journal("entries.add(entry);"));
        toy.write("solutions/handoff/decoys/more-room/Journal.java", JournalLab.journal("entries.addFirst(entry);"));
        toy.replace("labs/handoff/lesson.md", "journal.write(\"entry\");", "journal.rite(\"entry\");");
        toy.replace("labs/handoff/lesson.md", "new Journal().erase();", "new Journal().read();");

        Verification verification = Session.open(folder).verify(List.of("handoff"), 1, false, VerifyListener.NONE);

        assertThat(verification.failed()).isEqualTo(1);
        assertThat(flaws(verification))
                .satisfiesExactly(
                        flaw -> assertThat(flaw)
                                .startsWith(
                                        "labs/handoff/lesson.md:19: the block does not compile: cannot find symbol"),
                        flaw -> assertThat(flaw)
                                .startsWith(
                                        "labs/handoff/lesson.md:23: the block compiles, though it says that it fails"),
                        flaw -> assertThat(flaw)
                                .startsWith("solutions/handoff/alternatives/at-the-end/: a right fix does not pass")
                                .contains("JournalTest.keepsTheOrder"),
                        flaw -> assertThat(flaw)
                                .startsWith("solutions/handoff/decoys/backwards/: the decoy passes every check"),
                        flaw -> assertThat(flaw)
                                .startsWith("solutions/handoff/decoys/more-room/: the decoy falls to"
                                        + " tests:JournalTest.keepsTheOrder, not to signals:many.lost"));
    }

    @Test
    void tellsWhichRightFixBringsTheCommonBenchmarkDown() throws IOException {
        toy.write(
                "solutions/handoff/alternatives/leaves-early/Journal.java",
                JournalLab.journal("if (System.getProperty(\"sun.java.command\").contains(\" benchmark \")) {"
                        + " Runtime.getRuntime().halt(7); } entries.add(entry);"));

        Verification verification = Session.open(folder).verify(List.of("handoff"), 1, false, VerifyListener.NONE);

        assertThat(verification.labs().get(0).solutions())
                .extracting(Solution::name, Solution::status)
                .containsExactly(
                        tuple("solution", Status.PASS),
                        tuple("alternative:at-the-end", Status.PASS),
                        tuple("alternative:leaves-early", Status.FAIL));
        assertThat(flaws(verification))
                .singleElement()
                .asString()
                .startsWith("solutions/handoff/alternatives/leaves-early/: a right fix does not pass: benchmark:")
                .contains("exit code 7");
    }

    @Test
    void refusesAnExerciseThatIsAlreadySolved() throws IOException {
        toy.write("faults/handoff/Journal.java", JournalLab.journal("entries.add(entry);"));
        toy.remove("solutions/handoff/alternatives");

        Verification verification = Session.open(folder).verify(List.of(), 1, false, VerifyListener.NONE);

        assertThat(verification.labs().get(0).fault()).isEqualTo(Fault.PASSES);
        assertThat(flaws(verification)).singleElement().asString().contains("the exercise is already solved");
    }

    @Test
    void runsNothingOfALabWhoseSourcesAreNotInOrder() throws IOException {
        toy.remove("labs/handoff/JournalTest.java");
        toy.write("labs/notes.txt", "");

        Verification verification = Session.open(folder).verify(List.of(), 1, false, VerifyListener.NONE);

        assertThat(verification.failed()).isEqualTo(2);
        assertThat(verification.labs().get(0).fault()).isEqualTo(Fault.SKIPPED);
        assertThat(verification.labs().get(0).times()).isZero();
        assertThat(verification.problems())
                .singleElement()
                .extracting(Flaw::where)
                .isEqualTo("labs/notes.txt");
    }

    @Test
    void namesWhatIsWrongWithAContractThatCannotBeRead() throws IOException {
        toy.replace("labs/handoff/lab.yaml", "minutes: 20", "minutes: 20\nhours: 1");

        for (List<String> ids : List.of(List.<String>of(), List.of("handoff"))) {
            Verification verification = Session.open(folder).verify(ids, 1, false, VerifyListener.NONE);
            assertThat(verification.failed()).isEqualTo(1);
            assertThat(flaws(verification))
                    .singleElement()
                    .asString()
                    .startsWith("labs/handoff/lab.yaml: ")
                    .contains("hours");
        }
    }

    @Test
    void asksForTheRestOfALabThatIsOnlyAFolder() throws IOException {
        toy.write("faults/lonely/Subject.java", "");

        Verification verification = Session.open(folder).verify(List.of("lonely"), 1, false, VerifyListener.NONE);

        assertThat(flaws(verification))
                .contains(
                        "labs/lonely/lab.yaml: the file is missing. Write it in the form of labs/handoff/lab.yaml; `lab new`"
                                + " lays out a lab with all its files.");
        assertThatThrownBy(() -> Session.open(folder).verify(List.of("handof"), 1, false, VerifyListener.NONE))
                .isInstanceOf(UnknownException.class)
                .hasMessageContaining("handoff");
    }

    @Test
    void tellsAMistypedNameBeforeAnythingIsRun() {
        List<String> heard = new CopyOnWriteArrayList<>();
        VerifyListener listener = new VerifyListener() {
            @Override
            public void inspected(String lab, List<Flaw> flaws) {
                heard.add(lab);
            }
        };
        assertThatThrownBy(() -> Session.open(folder).verify(List.of("handoff", "handof"), 1, false, listener))
                .isInstanceOf(UnknownException.class);
        assertThat(heard).isEmpty();
    }

    private static List<String> flaws(Verification verification) {
        return verification.labs().stream()
                .flatMap(lab -> lab.problems().stream())
                .map(Flaw::toString)
                .toList();
    }
}
