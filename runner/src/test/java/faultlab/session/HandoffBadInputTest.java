package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.verify.Check;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the toy shows, on the lab {@code handoff} as it is: its reference solution, spoilt in one place. */
class HandoffBadInputTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("faultlab.home"));

    @TempDir
    static Path home;

    private static Session session;
    private static Lab lab;

    @BeforeAll
    static void layOut() throws IOException {
        for (String folder : new String[] {"labs/handoff", "faults/handoff", "faults/shared", "solutions/handoff"}) {
            Files.createDirectories(home.resolve(folder).getParent());
            faultlab.files.Folders.copy(CHECKOUT.resolve(folder), home.resolve(folder));
        }
        ToyLab.warm(home);
        session = Session.open(home, ToyLab.SHORT);
        lab = session.catalog().lab("handoff");
    }

    @AfterEach
    void nothingIsLeft() {
        Left.nothing();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "compile | long since = now();                           | cannot find symbol",
                "tests   | while (patience != null) { Thread.onSpinWait(); } | had not finished after 6 s",
                "tests   | System.exit(0);                               | it called System.exit at OrderDesk.java:",
                "tests   | Runtime.getRuntime().halt(0);                 | exit code 0",
                "tests   | try { new ProcessBuilder(\"setsid\", \"sleep\", \"8899\").start(); } catch (Exception e) {} | started other processes",
                "tests   | new java.util.Scanner(System.in).hasNext();   | it read System.in at OrderDesk.java:",
            })
    void eachGetsItsStage(String stage, String statement, String words) throws IOException {
        Path folder = Files.createTempDirectory(home, "variant");
        String right = Files.readString(lab.solution().resolve("OrderDesk.java"));
        String entry = "        Objects.requireNonNull(order, \"order\");\n";
        assertThat(right).contains(entry);
        Files.writeString(folder.resolve("OrderDesk.java"), right.replace(entry, entry + statement + "\n"));

        Check check = session.check(lab, new Variant(folder.toString(), folder), CheckListener.NONE);

        Stage failed =
                check.stages().stream().filter(Stage::rejects).findFirst().orElseThrow();
        assertThat(check.verdict()).isEqualTo(Status.FAIL);
        assertThat(failed.name()).as("%s", check).isEqualTo(stage);
        assertThat(failed.message() + failed.problems()).contains(words);
        assertThat(Left.running("sleep 8899")).isEmpty();
    }
}
