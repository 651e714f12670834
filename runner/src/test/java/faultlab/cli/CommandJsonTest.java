package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import faultlab.FaultLab;
import faultlab.observe.Evidence;
import faultlab.observe.Target;
import faultlab.observe.life.LifeLimits;
import faultlab.report.Chain;
import faultlab.report.Json;
import faultlab.report.Memory;
import faultlab.report.Memory.Grown;
import faultlab.report.Memory.Look;
import faultlab.report.Observation;
import faultlab.report.Observation.ObservedShape;
import faultlab.report.Places;
import faultlab.report.Timeline;
import faultlab.session.ToyLab;
import faultlab.verify.Flaw;
import faultlab.verify.Status;
import faultlab.verify.Verification;
import faultlab.verify.Verification.Fallen;
import faultlab.verify.Verification.Fault;
import faultlab.verify.Verification.Proof;
import faultlab.verify.Verification.Solution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command's JSON, as a script gets it, against its schema. */
class CommandJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Enough to see every part of a form, and a quarter of the work. */
    private static final List<String> SHAPES_LEFT_OUT = List.of("taker", "facing");

    @TempDir
    static Path home;

    private final Set<String> exercised = new TreeSet<>();

    @BeforeAll
    static void copyTheRoots() throws IOException {
        var checkout = Path.of(System.getProperty("faultlab.home"));
        for (var root : List.of("faults", "labs", "solutions")) {
            copy(checkout.resolve(root), home.resolve(root));
        }
        var contract = home.resolve("labs/handoff/lab.yaml");
        var lines = Files.readAllLines(contract).stream()
                .filter(line -> SHAPES_LEFT_OUT.stream().noneMatch(line.strip()::startsWith))
                .toList();
        Files.write(contract, lines);
        ToyLab.warm(home);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (!file.toString().contains("/target/")) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static String type(String... words) {
        var out = new StringWriter();
        Main.commandLine(home, FaultLab::open)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(words);
        return out.toString();
    }

    private JsonNode follows(String name, String... words) {
        exercised.add(words[0]);
        var typed = new ArrayList<>(List.of(words));
        typed.add("--json");
        return Schema.holds(name, Schema.onlyObject(type(typed.toArray(String[]::new))));
    }

    @Test
    void everyCommandPrintsOneObjectThatFollowsItsSchema() throws Exception {
        follows("list", "list");
        follows("start", "start", "handoff");
        follows("hint", "hint", "handoff");
        follows("diff", "diff", "handoff", "--using", "solution");
        follows("reset", "reset", "handoff");
        follows("solution", "solution", "handoff");
        follows("doctor", "doctor");
        var fault = follows("check", "check", "handoff", "--using", "fault");
        assertThat(fault.path("signals").findValuesAsText("status")).contains("faulty", "healthy");
        assertThat(fault.path("notes")).isEmpty();
        var daemon = follows("check", "check", "handoff", "--using", "decoy:daemon-threads");
        assertThat(daemon.at("/notes/0/what").asText()).contains("drops the Future");
        assertThat(daemon.at("/notes/0/line").asInt()).isEqualTo(73);
        var solution = follows("check", "check", "handoff", "--using", "solution");
        assertThat(solution.path("notes").isArray()).isTrue();
        assertThat(solution.has("benchmark")).as(solution.toString()).isTrue();
        var run = follows("run", "run", "handoff", "--using", "fault");
        assertThat(run.path("artifacts").get(0).path("kind").asText()).isEqualTo("report");
        var evidence = home.resolve(run.path("artifacts").get(1).path("path").asText());
        var diagnosis = follows("diagnose", "diagnose", evidence.toString());
        assertThat(diagnosis.path("stability")).isEqualTo(run.at("/shapes/0/stability"));
        assertThat(run.at("/shapes/0/stability/signs").findValuesAsText("standing"))
                .contains("healthy", "unjudged");
        follows("run", "run", "handoff", "--using", "fault", "--blind");
        Files.writeString(
                home.resolve("work/handoff/OrderDesk.java"), "package handoff; public class OrderDesk { int }");
        var broken = follows("check", "check", "handoff");
        assertThat(broken.findValuesAsText("severity")).contains("error");
        follows("run", "run", "handoff");
        staysWith("watch", "watch", "handoff", "--json");
        staysWith("serve", "serve", "--port", "0", "--no-open", "--json");
        assertThat(follows("train", "train").path("pages")).hasSize(2);
        evaluates();
        follows("record", "record", "handoff");
        follows("new", "new", "fresh");
        follows("verify", "verify", "fresh");
        follows("error", "generate");
        follows("error", "test");
        // its own form: BenchCommandTest, with a lab that is quick
        follows("error", "bench", "--lab", "nosuch");
        assertThat(exercised)
                .containsAll(
                        Main.commandLine(home, FaultLab::open).getSubcommands().keySet());
    }

    /** It goes on until it is stopped: what it prints first follows its schema. */
    private void staysWith(String name, String... words) throws Exception {
        exercised.add(words[0]);
        var out = new StringWriter();
        var staying = Thread.ofPlatform()
                .start(() -> Main.commandLine(home, FaultLab::open)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute(words));
        await().atMost(Duration.ofSeconds(60)).until(() -> out.toString().contains("\n"));
        staying.interrupt();
        staying.join();
        Schema.holds(name, Schema.onlyObject(out.toString().lines().findFirst().orElseThrow()));
    }

    /** One object for each text that says something. */
    private void evaluates() {
        var in = System.in;
        System.setIn(new ByteArrayInputStream("desk.report().packed()\n".getBytes(StandardCharsets.UTF_8)));
        try {
            follows("console", "console", "handoff", "--using", "fault");
        } finally {
            System.setIn(in);
        }
    }

    /** Proving a whole lab takes minutes and `./lab test` does it; its form needs only the record. */
    @Test
    void aProvedLabFollowsTheSchemaOfVerify() throws Exception {
        var proof = new Proof(
                "handoff",
                Fault.FAILS,
                List.of(new Solution("solution", Status.PASS, 900)),
                List.of(new Fallen("daemon-threads", "signals:sender.stuckThreads", Status.PASS, 800)),
                Status.PASS,
                4000,
                2,
                List.of(new Flaw("labs/handoff/lesson.md:3", "it has no title", "Write one.")));
        Schema.holds("verify", JSON.readTree(Json.of(Verification.of(List.of(proof), List.of()))));
    }

    /** The form of a shape that keeps what it should let go of; the lab above only parks threads. */
    @Test
    void whatGrewAndWhoKeepsItFollowsTheSchemaOfRun() throws Exception {
        var live = List.of(new Look("half", 9, 2_000_000, 0), new Look("full", 19, 12_000_000, 10_000_000));
        var grown = List.of(new Grown("byte[]", 10, 10_000_000, List.of(1_000_000L, 11_000_000L)));
        var kept = List.of(
                new Chain(List.of("1.0 MB byte[]", "static Prices.KNOWN"), 3, "Prices.of(Prices.java:9)"),
                new Chain(List.of("Order[] on the stack of thread main"), 1, null));
        var run = Schema.holds("run", run(new Memory(live, grown, kept)));
        var memory = (ObjectNode) run.at("/shapes/0/memory");
        for (var field : List.of("live", "grown", "kept")) {
            var rest = memory.deepCopy();
            rest.remove(field);
            ObjectNode less = run.deepCopy();
            ((ObjectNode) less.at("/shapes/0")).set("memory", rest);
            assertThat(Schema.schema("run").validate(less))
                    .as("without " + field)
                    .isNotEmpty();
        }
        assertThat(Schema.schema("run").validate(run(new Memory(List.of(), List.of(), List.of()))))
                .as("no look at all")
                .isNotEmpty();
    }

    /** Nothing was collected here; what was is in the runs and the diagnosis above. */
    @Test
    void signsOfWhichNothingIsKnownFollowTheSchemaOfRun() throws Exception {
        var run = run(new Memory(List.of(new Look("half", 9, 2_000_000, 0)), List.of(), List.of()));
        Schema.holds("run", run);
        var signs = run.at("/shapes/0/stability/signs");
        assertThat(signs.findValuesAsText("standing")).hasSize(6).containsOnly("unknown");
        assertThat(signs.findValuesAsText("missing")).hasSize(6);
        ObjectNode silent = run.deepCopy();
        ((ObjectNode) silent.at("/shapes/0")).remove("stability");
        assertThat(Schema.schema("run").validate(silent)).as("no stability").isNotEmpty();
    }

    private static JsonNode run(Memory memory) throws JsonProcessingException {
        var evidence = new Evidence(new Target(1, "Main", "25", Instant.EPOCH), List.of());
        var shape = new ObservedShape(
                "sender",
                "faulty",
                List.of(),
                null,
                List.of(),
                memory,
                Timeline.of(evidence, new Places("handoff"), LifeLimits.ARTICLE),
                evidence,
                List.of());
        return JSON.readTree(Json.of(new Observation("handoff", "fault", List.of(), List.of(shape), null, List.of())));
    }

    @Test
    void whatCouldNotBeDoneIsSaidAsJsonToo() {
        follows("error", "check", "nosuchlab");
        follows("error", "check", "handoff", "--surely-not");
        follows("error", "run", "handoff", "--using", "decoy:nosuch");
    }
}
