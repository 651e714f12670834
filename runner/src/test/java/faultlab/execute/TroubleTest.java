package faultlab.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Blame MINE = new Blame(List.of("Counter.java"), Path.of("nowhere"), List.of(), List.of());

    private static Optional<String> trouble(Ending ending, String... reports) throws JsonProcessingException {
        List<JsonNode> read = new ArrayList<>();
        for (String report : reports) {
            read.add(JSON.readTree(report.replace('\'', '"')));
        }
        return Trouble.of(new ChildRun(read, ending), MINE);
    }

    private static Ending ended(int code, @Nullable String stopped, String output) {
        return new Ending(code, stopped, List.of(), output);
    }

    @Test
    void aRunThatDidAllHasNone() throws Exception {
        assertThat(trouble(ended(0, null, ""), "{'kind':'hello'}", "{'kind':'done'}"))
                .isEmpty();
    }

    @Test
    void anOrderlyExitWithoutDoneIsTrouble() throws Exception {
        assertThat(trouble(ended(0, null, ""), "{'kind':'hello'}"))
                .get()
                .asString()
                .contains("exit code 0");
    }

    @Test
    void whatItLastPrintedIsTold() throws Exception {
        assertThat(trouble(ended(1, null, "one\ntwo\n\n")).orElseThrow()).endsWith("It last printed: two");
    }

    @Test
    void aStopSaysWhereTheLearnersThreadsWere() throws Exception {
        String dump = "{'kind':'dump','threads':["
                + "{'name':'idle','state':'WAITING','stack':['java.base/java.lang.Object.wait(Native Method)']},"
                + "{'name':'main','state':'RUNNABLE','stack':['a.B.c(B.java:1)','toy.Counter.next(Counter.java:7)']}]}";
        assertThat(trouble(ended(137, "it had not finished after 8 s", ""), dump)
                        .orElseThrow())
                .isEqualTo("it had not finished after 8 s and was ended. Then: main RUNNABLE at Counter.java:7.");
    }

    @Test
    void processesAreTroubleEvenAfterDone() throws Exception {
        Ending ending = new Ending(0, null, List.of("sleep 9"), "");
        assertThat(trouble(ending, "{'kind':'done'}").orElseThrow()).contains("started other processes (sleep 9)");
        assertThat(trouble(ended(0, null, ""), "{'kind':'processes'}", "{'kind':'done'}"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3   | Terminating due to java.lang.OutOfMemoryError: Java heap space | ran out of memory (Java heap space)",
                "3   | ''                                    | memory runs out",
                "134 | # A fatal error has been detected by the Java Runtime Environment: | its JVM crashed",
                "134 | ''                                    | ended by signal 6",
                "71  | ''                                    | lost the connection",
                "1   | ''                                    | Runtime.halt"
            })
    void theEndOfTheJvmIsTurnedIntoWords(int code, String output, String words) throws Exception {
        assertThat(trouble(ended(code, null, output)).orElseThrow()).contains(words);
    }

    @Test
    void theFirstDecisiveReportWins() throws Exception {
        String stdin = "{'kind':'stdin','stack':['toy.Counter.next(Counter.java:9)']}";
        String failure = "{'kind':'failure','type':'java.io.IOException','message':null,'stack':[]}";
        assertThat(trouble(ended(70, null, ""), stdin, failure).orElseThrow())
                .startsWith("it read System.in at Counter.java:9");
        assertThat(trouble(ended(70, null, ""), failure).orElseThrow()).isEqualTo("it threw java.io.IOException.");
    }

    private static String notStarted(Blame blame, String output) {
        return Trouble.of(new ChildRun(List.of(), ended(1, null, output)), blame)
                .orElseThrow();
    }

    private static final String CONFLICT =
            "Error occurred during initialization of VM\nMultiple garbage collectors selected\n";

    @Test
    void flagsThatKeepAJvmFromStartingAreBlamedOnTheirFileBesideTheLabs() {
        Blame both = new Blame(List.of(), Path.of("nowhere"), List.of("jvm.options"), List.of("-XX:+UseZGC"));
        assertThat(notStarted(both, CONFLICT))
                .isEqualTo("its JVM did not start with the flags of jvm.options and those of the lab (-XX:+UseZGC):"
                        + " Multiple garbage collectors selected. Mend jvm.options, or take the flag out.");
    }

    @Test
    void theLabsOwnFlagsAreNotBlamedOnTheLearner() {
        Blame labs = new Blame(List.of(), Path.of("nowhere"), List.of(), List.of("-XX:+UseZGC", "-XX:+UseG1GC"));
        assertThat(notStarted(labs, CONFLICT))
                .isEqualTo("its JVM did not start with the lab's own flags (-XX:+UseZGC -XX:+UseG1GC):"
                        + " Multiple garbage collectors selected. That is the lab's to mend.");
    }

    @Test
    void whatAProgramPrintsIsNotTakenForAJvmThatDidNotStart() throws Exception {
        assertThat(trouble(ended(1, null, CONFLICT), "{'kind':'hello'}").orElseThrow())
                .contains("exit code 1");
        assertThat(notStarted(MINE, "Conflicting collector combinations")).contains("exit code 1");
    }
}
