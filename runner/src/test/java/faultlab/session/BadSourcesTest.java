package faultlab.session;

import static faultlab.session.ToyLab.RIGHT;
import static faultlab.session.ToyLab.rightAfter;
import static faultlab.session.ToyLab.subject;
import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Variant;
import faultlab.compile.Problem;
import faultlab.verify.Check;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that are not what a lab takes: the compile stage fails, says why and runs nothing. */
class BadSourcesTest {

    @TempDir
    static Path home;

    private static ToyLab toy;

    @BeforeAll
    static void layOut() throws IOException {
        toy = ToyLab.in(home);
        ToyLab.warm(home);
    }

    @AfterEach
    void nothingIsLeft() {
        Left.nothing();
    }

    /** The first problem of a compile stage that failed and after which nothing ran. */
    private static Problem refused(Check check) {
        assertThat(check.verdict()).as("%s", check).isEqualTo(Status.FAIL);
        Stage compile = check.stages().get(0);
        assertThat(compile.name()).isEqualTo("compile");
        assertThat(compile.status()).isEqualTo(Status.FAIL);
        assertThat(check.stages().subList(1, 4)).allMatch(stage -> stage.status() == Status.SKIPPED);
        assertThat(check.next()).contains("the check again");
        return compile.problems().get(0);
    }

    private static Problem refused(byte[] counter) throws IOException {
        Path folder = toy.folder();
        Files.write(folder.resolve("Counter.java"), counter);
        return refused(toy.check(folder));
    }

    private static Problem refusedBeside(String name, String text) throws IOException {
        Path folder = toy.folder();
        Files.writeString(folder.resolve("Counter.java"), RIGHT);
        Files.writeString(folder.resolve(name), text);
        return refused(toy.check(folder));
    }

    @Test
    void whatDoesNotCompileIsShownWithItsPlaceAndLine() throws IOException {
        Check check = toy.check(rightAfter("int n = \"one\";"));
        Problem problem = refused(check);
        assertThat(problem.place()).isEqualTo("Counter.java:7:17");
        assertThat(problem.message()).contains("incompatible types");
        assertThat(problem.source()).contains("int n = \"one\";");
        assertThat(problem.yours()).isTrue();
        assertThat(check.next()).startsWith("Mend Counter.java:7:17");
    }

    @Test
    void aMissingFileIsAskedFor() throws IOException {
        assertThat(refused(toy.check(toy.folder())).message()).startsWith("Counter.java is not there");
    }

    @Test
    void aFolderOfTheFilesNameIsNoFile() throws IOException {
        Path folder = toy.folder();
        Files.createDirectory(folder.resolve("Counter.java"));
        assertThat(refused(toy.check(folder)).message()).startsWith("Counter.java is not a file");
    }

    @Test
    void aLinkToItselfIsNoFile() throws IOException {
        Path folder = toy.folder();
        Files.createSymbolicLink(folder.resolve("Counter.java"), Path.of("Counter.java"));
        Files.createSymbolicLink(folder.resolve("deeper"), folder);
        assertThat(refused(toy.check(folder)).message()).startsWith("Counter.java is a link that leads to no file");
    }

    @Test
    void aRenamedClassIsMissedByTheLab() throws IOException {
        Check check = toy.check("package toy;\n\nfinal class Meter {}\n");
        Problem problem = refused(check);
        assertThat(problem.yours()).isFalse();
        assertThat(problem.message())
                .contains("cannot find symbol", "keep the public classes and methods as they were");
        assertThat(check.next()).startsWith("Bring back in Counter.java what ");
    }

    @Test
    void aChangedSignatureIsMissedByTheLab() throws IOException {
        Problem problem = refused(toy.check(RIGHT.replace("int next()", "int next(int step)")));
        assertThat(problem.message()).contains("cannot be applied", "keep the public classes and methods");
    }

    @Test
    void anotherPackageIsMissedByTheLab() throws IOException {
        Problem problem = refused(toy.check(RIGHT.replace("package toy", "package joy")));
        assertThat(problem.message()).contains("cannot find symbol", "keep the public classes and methods");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ToyScenario.java", "CounterTest.java", "CounterBenchmark.java", "Reports.java"})
    void aFileOfTheLabsOwnNameIsRefused(String name) throws IOException {
        assertThat(refusedBeside(name, "package toy;\nclass Mine {}\n").message())
                .contains("the lab has a file of that name");
    }

    @Test
    void aSecondClassOfTheLabsNameIsRefused() throws IOException {
        assertThat(refused(toy.check(RIGHT + "class CounterTest {}\n")).message())
                .contains("duplicate class");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shared.Reports.ofThisJvm(\"once\").send(\"signal\", java.util.Map.of(\"name\", \"missed\", \"value\", 0L));",
                "new ToyScenario();",
                "try { Class.forName(\"shared.Reports\"); } catch (ClassNotFoundException e) {}",
                "try { Class.forName(\"faultlab.forked.Wire\"); } catch (ClassNotFoundException e) {}",
                "org.junit.jupiter.api.Assumptions.assumeTrue(false);"
            })
    void speakingToTheLabsOwnClassesIsRefused(String statement) throws IOException {
        assertThat(refused(toy.check(rightAfter(statement))).message()).contains("belongs to the lab that judges");
    }

    @Test
    void theLabsAnnotationsAreRefused() throws IOException {
        assertThat(refused(toy.check(subject("@org.junit.jupiter.api.Test void mine() {}", "return 1;")))
                        .message())
                .contains("org.junit.jupiter.api.Test", "belongs to the lab");
    }

    @Test
    void aClassInTheLabsOwnPackagesIsRefused() throws IOException {
        assertThat(refusedBeside("Mine.java", "package shared;\npublic class Mine {}\n")
                        .message())
                .contains("uses shared.Mine", "belongs to the lab");
    }

    @Test
    void wordsThatOnlyLookLikeTheLabsAreNobodysBusiness() throws IOException {
        Path folder = toy.folder();
        Files.writeString(
                folder.resolve("Counter.java"),
                subject("private final String words = \"shared.counter of org.junit\";", "return words.length();"));
        Check check = toy.session()
                .checkToFirstRejection(toy.lab(), new Variant(folder.toString(), folder), CheckListener.NONE);
        assertThat(check.stages().get(0).status()).isEqualTo(Status.PASS);
    }

    @Test
    void aHugeFileIsRefused() throws IOException {
        assertThat(refused((RIGHT + " ".repeat(300_000)).getBytes(StandardCharsets.UTF_8))
                        .message())
                .contains("at most 262144 are taken");
    }

    @Test
    void aHugeLineIsNotRepeated() throws IOException {
        assertThat(refused(toy.check(rightAfter("int n = \"" + "one".repeat(1_000) + "\";")))
                        .source())
                .isEmpty();
    }

    @Test
    void aBinaryFileIsRefused() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        assertThat(refused(noise).message()).contains("is not a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n"})
    void anEmptyFileIsRefused(String text) throws IOException {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8)).message()).startsWith("is empty");
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithItsLine() throws IOException {
        byte[] latin = rightAfter("// zählt").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(latin).message()).startsWith("is not UTF-8: line 7");
    }

    @Test
    void aByteOrderMarkIsNamed() throws IOException {
        assertThat(refused(("\ufeff" + RIGHT).getBytes(StandardCharsets.UTF_8)).message())
                .contains("byte order mark", "save it as UTF-8 without one");
    }

    @Test
    void escapeSequencesDoNotReachTheTerminal() throws IOException {
        assertThat(refused(toy.check(rightAfter("int n = \"\u001b[2J\";"))).source())
                .contains("\ufffd[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void aModuleDeclarationIsRefusedByTheCompiler() throws IOException {
        assertThat(refusedBeside("module-info.java", "module mine {}\n").severity())
                .isEqualTo(Problem.Severity.ERROR);
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        Path folder = toy.folder();
        Files.writeString(folder.resolve("Counter.java"), RIGHT);
        for (int i = 0; i < 50; i++) {
            Files.writeString(folder.resolve("More" + i + ".java"), "package toy;\nclass More" + i + " {}\n");
        }
        assertThat(refused(toy.check(folder)).message()).contains("51 Java files; at most 50 are taken");
    }
}
