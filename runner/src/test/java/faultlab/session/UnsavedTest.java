package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import faultlab.catalog.Lab;
import faultlab.compile.Compilation;
import faultlab.compile.Problem;
import faultlab.workspace.IllegalFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsavedTest {

    @TempDir
    Path home;

    private Session session;
    private Lab lab;

    @BeforeEach
    void open() throws IOException {
        session = ToyLab.in(home).session();
        lab = session.catalog().lab("toy");
    }

    @AfterEach
    void nothingIsLeft() {
        Left.nothing();
    }

    private List<Problem> problems(String name, String content) {
        return session.compile(lab, Map.of(name, content)).problems();
    }

    @Test
    void whatCompilesHasNoProblemAndNothingIsWritten() throws IOException {
        assertThat(problems("Counter.java", ToyLab.RIGHT)).isEmpty();
        assertThat(session.workspace().variant(lab)).isEmpty();
        session.start(lab);
        assertThat(problems("Counter.java", ToyLab.RIGHT)).isEmpty();
        try (Stream<Path> files = Files.list(session.workspace().folder(lab))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("Counter.java");
        }
        assertThat(Files.readString(session.workspace().folder(lab).resolve("Counter.java")))
                .contains("return count++");
    }

    @Test
    void anErrorHasItsPlace() {
        assertThat(problems("Counter.java", ToyLab.rightAfter("int n = \"one\";")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place()).isEqualTo("Counter.java:7:17");
                    assertThat(problem.endColumn()).isEqualTo(22);
                    assertThat(problem.yours()).isTrue();
                });
    }

    @Test
    void notesComeWithAnAnswerThatHasNoErrors() {
        String note = "Thread.startVirtualThread(() -> {});";
        assertThat(session.compile(lab, Map.of("Counter.java", ToyLab.rightAfter(note)))
                        .notes())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.place()).isEqualTo("Counter.java:7:16");
                    assertThat(found.source()).contains(note);
                });
        Compilation broken =
                session.compile(lab, Map.of("Counter.java", ToyLab.rightAfter(note + " int n = \"one\";")));
        assertThat(broken.problems()).isNotEmpty();
        assertThat(broken.notes()).isEmpty();
        String intrudes = ToyLab.rightAfter(note + " new ToyScenario();");
        assertThat(session.compile(lab, Map.of("Counter.java", intrudes)).notes())
                .isEmpty();
    }

    @Test
    void whatTheLabMissesAndTheHouseRulesAreTold() {
        assertThat(problems("Counter.java", "package toy;\n\nfinal class Meter {}\n")
                        .get(0)
                        .message())
                .contains("keep the public classes and methods");
        assertThat(problems("Counter.java", ToyLab.rightAfter("new ToyScenario();"))
                        .get(0)
                        .message())
                .contains("belongs to the lab that judges");
        assertThat(problems("Counter.java", "").get(0).message()).startsWith("is empty");
    }

    @Test
    void aSavedFileIsCompiledWithTheTypedOne() throws IOException {
        session.start(lab);
        Path step = session.workspace().folder(lab).resolve("Step.java");
        Files.writeString(
                step, "package toy;\n\nfinal class Step {\n    static int next(int n) { return n + 1; }\n}\n");
        String uses = ToyLab.subject("private int count;", "count = Step.next(count); return count;");
        assertThat(problems("Counter.java", uses)).isEmpty();
        assertThat(session.compile(lab, Map.of("Counter.java", uses, "Step.java", "package toy;\n\nclass Step {}\n"))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("cannot find symbol"));
    }

    @Test
    void aNameOutsideTheFolderIsRefused() {
        for (String name : List.of("../Counter.java", "counter.java", "A/B.java", "Counter.class", "")) {
            assertThatThrownBy(() -> problems(name, ToyLab.RIGHT)).isInstanceOf(IllegalFileException.class);
        }
        assertThatThrownBy(() -> problems("Counter.java", "x".repeat((256 << 10) + 1)))
                .isInstanceOf(IllegalFileException.class);
    }
}
