package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.FaultLab;
import faultlab.session.ToyLab;
import faultlab.verify.JournalLab;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** An author's first steps: `lab new`, then `lab verify` again and again. */
class NewLabTest {

    private static final String MARK = "TODO(author)";

    @TempDir
    Path home;

    private JournalLab checkout;

    @BeforeEach
    void aCheckoutWithOneLab() throws IOException {
        checkout = JournalLab.in(home);
        ToyLab.warm(home);
    }

    @Test
    void laysOutALabInAllThreeRootsAndSaysWhatComesNext() throws IOException {
        Output output = lab("new", "cache");
        assertThat(output.exit()).isZero();
        assertThat(output.out()).contains("faults/cache/CacheScenario.java", "`lab verify cache`");
        JsonNode json = lab("new", "marking", "--json").json();
        assertThat(json.path("lab").asText()).isEqualTo("marking");
        assertThat(json.path("files"))
                .hasSize(10)
                .allSatisfy(file -> assertThat(home.resolve(file.asText()))
                        .isRegularFile()
                        .content()
                        .doesNotContain("{{"));
        try (Stream<Path> left = Files.list(home.resolve(".lab"))) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("new-"));
        }
    }

    @Test
    void aNewLabCompilesAndNeverVerifiesUntouched() throws IOException {
        lab("new", "cache");
        List<String> problems = problems("cache");
        assertThat(problems).first().asString().contains("labs/cache/lab.yaml:1", "Write the contract");
        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem).contains("labs/cache/evidence", "lab record cache"));

        strikeAllMarks();

        assertThat(problems("cache"))
                .noneSatisfy(problem -> assertThat(problem).contains("does not compile"))
                .anySatisfy(problem -> assertThat(problem).contains("faults/cache/Service.java", "lines"));
        assertThat(lab("check", "cache", "--using", "fault").out()).contains("PASS  cache with fault");
    }

    @Test
    void whoFollowsTheMessagesIsRidOfThem() throws IOException {
        lab("new", "cache");

        checkout.replace(
                "labs/cache/lab.yaml",
                "# TODO(author): Write the contract: what is below only shows the form, bounds come from measuring\n",
                "");
        checkout.replace(
                "labs/cache/lab.yaml", MARK + ": Give the lab a title that does not tell the cause", "The shelf");
        checkout.replace(
                "labs/cache/lab.yaml", MARK + ": Tell the learner in one sentence why it falls", "It comes later.");
        List<String> afterTheContract = problems("cache");
        assertThat(afterTheContract).noneSatisfy(problem -> assertThat(problem).contains("lab.yaml:"));
        assertThat(afterTheContract).first().asString().startsWith("faults/cache/CacheScenario.java");

        checkout.replace("faults/cache/CacheScenario.java", MARK + ": Bring", "Brings");
        List<String> afterTheScenario = problems("cache");
        assertThat(afterTheScenario).noneSatisfy(problem -> assertThat(problem).contains("CacheScenario"));
        assertThat(afterTheScenario).first().asString().startsWith("faults/cache/Service.java");

        String subject = JournalLab.journal("entries.add(entry);")
                .replace("package handoff", "package cache")
                .replace("Journal", "Service");
        checkout.write("faults/cache/Service.java", subject);
        List<String> afterTheSubject = problems("cache");
        assertThat(afterTheSubject).noneSatisfy(problem -> assertThat(problem).contains("faults/cache"));
        assertThat(afterTheSubject).first().asString().startsWith("solutions/cache/");
    }

    @ParameterizedTest
    @CsvSource({
        "Cache, one lower-case word",
        "two-words, one lower-case word",
        "'', one lower-case word",
        "../up, one lower-case word",
        "shared, are used otherwise",
        "java, are used otherwise",
        "class, a Java keyword",
        "true, a Java keyword",
        "handoff, labs/handoff is there already",
    })
    void refusesAnIdThatCannotBe(String id, String why) {
        Output output = lab("new", id);
        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.err()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"labs", "faults", "solutions"})
    void overwritesNothing(String root) throws IOException {
        checkout.write(root + "/cache/notes.txt", "mine");
        assertThat(lab("new", "cache").exit()).isEqualTo(2);
        for (String each : List.of("labs", "faults", "solutions")) {
            assertThat(home.resolve(each).resolve("cache").toFile().exists()).isEqualTo(each.equals(root));
        }
        assertThat(home.resolve(root).resolve("cache/notes.txt")).hasContent("mine");
    }

    @Test
    void belongsIntoACheckout() throws IOException {
        checkout.remove("labs");
        Output output = lab("new", "cache");
        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.err()).contains("is none: clone the repository");
    }

    private void strikeAllMarks() throws IOException {
        for (String root : List.of("labs", "faults", "solutions")) {
            try (Stream<Path> files = Files.walk(home.resolve(root).resolve("cache"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.writeString(file, Files.readString(file).replace(MARK + ": ", ""));
                }
            }
        }
    }

    private List<String> problems(String id) throws IOException {
        Output output = lab("verify", id, "--json");
        assertThat(output.exit()).isEqualTo(1);
        JsonNode problems = output.json().path("labs").path(0).path("problems");
        return StreamSupport.stream(problems.spliterator(), false)
                .map(problem -> problem.path("where").asText() + ": "
                        + problem.path("problem").asText() + ". "
                        + problem.path("mend").asText())
                .toList();
    }

    private Output lab(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(home, FaultLab::open);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return new Output(line.execute(args), out.toString(), err.toString());
    }

    private record Output(int exit, String out, String err) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }
}
