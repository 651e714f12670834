package faultlab.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteTest {

    private static final String PROVED = """
            {"labs":[{"id":"tap","fault":"fails","status":"pass",
              "solutions":[{"name":"solution","status":"pass"},{"name":"alternative:valve","status":"pass"}],
              "decoys":[{"name":"bucket","rejectedBy":"tests:TapTest.staysDry"}]}],"failed":0}""";

    @TempDir
    Path checkout;

    private Path verified;

    @BeforeEach
    void twoTestsAndOneLabPass() throws IOException {
        verified = checkout.resolve("verify.json");
        report("runner", "<testcase classname='A' name='one'/><testcase classname='A' name='two'/>");
        Files.writeString(verified, PROVED);
    }

    @Test
    void countsEachTestAndEachVariantOfEachLab() throws IOException {
        Tally tally = Suite.tally(checkout, 0, verified, 0);
        assertThat(tally.line()).isEqualTo("6 passed, 0 failed");
        assertThat(tally.succeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "error", "skipped"})
    void aTestThatFailsOrIsSkippedIsAFailure(String outcome) throws IOException {
        report("faults", "<testcase classname='B' name='three'><" + outcome + "/></testcase>");
        Tally tally = Suite.tally(checkout, 0, verified, 0);
        assertThat(tally.line()).isEqualTo("6 passed, 1 failed");
        assertThat(tally.failed()).singleElement().asString().contains("B.three");
        assertThat(tally.succeeded()).isFalse();
    }

    @Test
    void aReportCutShortIsAFailure() throws IOException {
        Files.writeString(checkout.resolve("runner/target/surefire-reports/TEST-B.xml"), "<testsuite><testcase");
        assertThat(Suite.tally(checkout, 0, verified, 0).line()).isEqualTo("6 passed, 1 failed");
    }

    @Test
    void aMavenThatFailsOtherwiseThanInATestIsAFailure() throws IOException {
        assertThat(Suite.tally(checkout, 1, verified, 0).line()).isEqualTo("6 passed, 1 failed");
    }

    @Test
    void aFaultThatPassesIsAFailure() throws IOException {
        verifiedAs("\"fault\":\"fails\"", "\"fault\":\"passes\"", "5 passed, 1 failed");
    }

    @Test
    void aSolutionThatDoesNotPassIsAFailure() throws IOException {
        verifiedAs("valve\",\"status\":\"pass\"", "valve\",\"status\":\"fail\"", "5 passed, 1 failed");
    }

    @Test
    void aDecoyThatNothingRejectsIsAFailure() throws IOException {
        verifiedAs("\"tests:TapTest.staysDry\"", "null", "5 passed, 1 failed");
    }

    @Test
    void aLabThatFailsInWhatIsNoVariantIsAFailure() throws IOException {
        verifiedAs(
                "\"status\":\"pass\",\n",
                "\"status\":\"fail\",\"problems\":[{\"where\":\"labs/tap/hints.md\",\"problem\":\"the file is missing\"}],\n",
                "6 passed, 1 failed");
    }

    @Test
    void aLabThatCouldNotBeRunIsOneFailureWithItsReason() throws IOException {
        Files.writeString(verified, """
                {"labs":[{"id":"tap","fault":"skipped","solutions":[],"decoys":[],"status":"fail",
                "problems":[{"where":"faults/tap/Tap.java","problem":"the file is missing"}]}],"failed":1}""");
        assertThat(Suite.tally(checkout, 0, verified, 1).failed())
                .containsExactly("tap: faults/tap/Tap.java: the file is missing");
    }

    @Test
    void whatLiesBetweenTheLabsIsAFailure() throws IOException {
        verifiedAs(
                "{\"labs\"",
                "{\"problems\":[{\"where\":\"labs/notes.txt\",\"problem\":\"belongs to no lab\"}],\"labs\"",
                "6 passed, 1 failed");
    }

    @Test
    void aVerifyThatEndsBadlyOrProvesNothingIsAFailure() throws IOException {
        assertThat(Suite.tally(checkout, 0, verified, 3).line()).isEqualTo("6 passed, 1 failed");
        verifiedAs(PROVED, "{\"labs\":[],\"failed\":0}", "2 passed, 1 failed");
        verifiedAs(PROVED, "", "2 passed, 1 failed");
        Files.delete(verified);
        assertThat(Suite.tally(checkout, 0, verified, 3).line()).isEqualTo("2 passed, 1 failed");
    }

    @Test
    void aRunWithoutATestIsNoSuccess() {
        assertThat(Tally.NOTHING.succeeded()).isFalse();
    }

    private void verifiedAs(String was, String is, String line) throws IOException {
        assertThat(PROVED).contains(was);
        Files.writeString(verified, PROVED.replace(was, is));
        assertThat(Suite.tally(checkout, 0, verified, 0).line()).isEqualTo(line);
    }

    private void report(String module, String cases) throws IOException {
        Path file = checkout.resolve(module).resolve("target/surefire-reports/TEST-A.xml");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "<testsuite name='A'>" + cases + "</testsuite>");
    }
}
