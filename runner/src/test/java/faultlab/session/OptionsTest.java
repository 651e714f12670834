package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Variant;
import faultlab.compile.Problem;
import faultlab.report.Observation;
import faultlab.verify.Check;
import faultlab.verify.SignalResult;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A learner's flags from the file to the JVM. */
class OptionsTest {

    @TempDir
    static Path home;

    private static ToyLab toy;

    @BeforeAll
    static void layOut() throws IOException {
        toy = TunedToy.in(home);
        ToyLab.warm(home);
    }

    @AfterEach
    void nothingIsLeft() {
        Left.nothing();
    }

    /** A right counter with options files beside it. */
    private static Variant with(Map<String, String> options) throws IOException {
        Path folder = toy.folder();
        Files.writeString(folder.resolve("Counter.java"), ToyLab.RIGHT);
        for (Map.Entry<String, String> file : options.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return new Variant(folder.toString(), folder);
    }

    private static Check check(Map<String, String> options) throws IOException {
        return toy.session().check(toy.lab(), with(options), CheckListener.NONE);
    }

    private static Map<String, Long> heaps(List<SignalResult> signals) {
        return signals.stream().collect(Collectors.toMap(SignalResult::shape, SignalResult::value));
    }

    private static Stage stage(Check check, String name) {
        return check.stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFlagsReachEachShapeAndTheShapesOwnWin() throws IOException {
        Check check = check(Map.of("jvm.options", "-Xmx40m\n" + TunedToy.MARK));
        assertThat(stage(check, "tests").status()).as("tests get none of them").isEqualTo(Status.PASS);
        assertThat(heaps(check.signals())).isEqualTo(Map.of("open", 40L, "other", 40L, "fixed", 48L));
    }

    @Test
    void aShapesOwnFileWinsOverTheOneForAllAndReachesNoOther() throws IOException {
        Check check = check(Map.of("jvm.options", "-Xmx40m", "jvm.open.options", "-Xmx56m"));
        assertThat(heaps(check.signals())).isEqualTo(Map.of("open", 56L, "other", 40L, "fixed", 48L));
    }

    @Test
    void withoutAFileTheHeapFollowsFromTheLabsMemoryNotFromTheMachines() throws IOException {
        assertThat(heaps(check(Map.of()).signals()))
                .containsEntry("fixed", 48L)
                .allSatisfy((shape, heap) -> assertThat(heap).isLessThanOrEqualTo(64));
        assertThat(heaps(check(Map.of("jvm.options", "-XX:MinRAMPercentage=75")).signals()))
                .containsEntry("open", 96L);
    }

    @Test
    void theBenchmarkGetsNoneOfThem() throws IOException {
        toy.write(
                "labs/toy/lab.yaml",
                Files.readString(home.resolve("labs/toy/lab.yaml"))
                        .replace(">=100", ">=1")
                        .replace("<=99", "<=0"));
        try {
            Check check = check(Map.of("jvm.options", TunedToy.MARK));
            assertThat(check.verdict()).as("%s", check).isEqualTo(Status.PASS);
        } finally {
            toy.write(
                    "labs/toy/lab.yaml",
                    Files.readString(home.resolve("labs/toy/lab.yaml"))
                            .replace(">=1\"", ">=100\"")
                            .replace("<=0\"", "<=99\""));
        }
    }

    @Test
    void anExplainingRunGetsThem() throws IOException {
        Observation observed = toy.session()
                .run(toy.lab(), with(Map.of("jvm.options", "-Xmx40m -XX:+UseSerialGC")), false, false, shape -> {});
        assertThat(observed.shapes())
                .hasSize(3)
                .allSatisfy(shape -> assertThat(shape.trouble()).isNull());
        assertThat(heaps(observed.shapes().stream()
                        .flatMap(shape -> shape.signals().stream())
                        .toList()))
                .isEqualTo(Map.of("open", 40L, "other", 40L, "fixed", 48L));
    }

    @Test
    void aLiveRunGetsThem() throws Exception {
        BlockingQueue<LiveEvent> heard = new LinkedBlockingQueue<>();
        try (LiveRun run =
                toy.session().live(toy.lab(), with(Map.of("jvm.open.options", "-Xmx56m")), "open", heard::add)) {
            LiveEvent event = heard.take();
            while (!(event instanceof LiveEvent.Signal) && !(event instanceof LiveEvent.Ended)) {
                event = heard.take();
            }
            assertThat(event)
                    .isInstanceOfSatisfying(
                            LiveEvent.Signal.class,
                            signal -> assertThat(signal.result().value()).isEqualTo(56));
        }
    }

    @Test
    void aRefusedFlagIsACompileProblemAtItsPlace() throws IOException {
        Check check = check(Map.of("jvm.options", "# ours\n-Xmx40m -Xms512m\n"));
        Stage compile = check.stages().get(0);
        assertThat(compile.status()).isEqualTo(Status.FAIL);
        assertThat(check.stages().subList(1, 4)).allMatch(stage -> stage.status() == Status.SKIPPED);
        Problem problem = compile.problems().get(0);
        assertThat(problem.place()).isEqualTo("jvm.options:2:9");
        assertThat(problem.endColumn()).isEqualTo(17);
        assertThat(problem.yours()).isTrue();
        assertThat(problem.source()).isEqualTo("-Xmx40m -Xms512m");
        assertThat(problem.message())
                .isEqualTo("-Xms512m is 512 MB, and a JVM of this lab may take 128 MB: set no more than that");
        assertThat(check.next()).isEqualTo("Mend jvm.options:2:9, then the check again.");
    }

    @Test
    void javacsProblemsAreToldBesideTheFlags() throws IOException {
        Variant variant = with(Map.of("jvm.options", "-javaagent:x"));
        Files.writeString(variant.folder().resolve("Counter.java"), ToyLab.rightAfter("int n = \"one\";"));
        Check check = toy.session().check(toy.lab(), variant, CheckListener.NONE);
        assertThat(check.stages().get(0).problems())
                .extracting(Problem::file)
                .containsExactly("Counter.java", "jvm.options");
        Files.delete(variant.folder().resolve("Counter.java"));
        assertThat(toy.session()
                        .check(toy.lab(), variant, CheckListener.NONE)
                        .stages()
                        .get(0)
                        .problems())
                .extracting(Problem::file)
                .containsExactly("Counter.java", "jvm.options");
    }

    @Test
    void liveAndExplainingRunsDoNotBeginWithARefusedFlag() throws Exception {
        Variant variant = with(Map.of("jvm.options", "-javaagent:x"));
        Observation observed = toy.session().run(toy.lab(), variant, false, false, shape -> {});
        assertThat(observed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).isEqualTo("jvm.options:1:1"));
        BlockingQueue<LiveEvent> heard = new LinkedBlockingQueue<>();
        try (LiveRun run = toy.session().live(toy.lab(), variant, "open", heard::add)) {
            assertThat(heard.take())
                    .isInstanceOfSatisfying(
                            LiveEvent.Ended.class,
                            ended -> assertThat(ended.message()).contains("jvm.options:1:1", "loads an agent"));
        }
    }

    @Test
    void aFileThatTheLabDoesNotListIsRefusedWithThoseItDoes() throws IOException {
        Problem problem = check(Map.of("jvm.other.options", "-Xmx40m"))
                .stages()
                .get(0)
                .problems()
                .get(0);
        assertThat(problem.place()).isEqualTo("jvm.other.options");
        assertThat(problem.message()).contains("write its flags into jvm.options or jvm.open.options");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Variant variant = with(Map.of());
        Path options = variant.folder().resolve("jvm.options");
        Files.write(options, new byte[] {'-', 'X', 0, 'm'});
        assertThat(problem(variant)).contains("is not a text");
        Files.write(options, new byte[] {'#', (byte) 0xe4, '\n'});
        assertThat(problem(variant)).contains("is not UTF-8");
        Files.writeString(options, "#".repeat(20_000));
        assertThat(problem(variant)).contains("at most 16384 are taken");
        Files.delete(options);
        Files.createDirectory(options);
        assertThat(problem(variant)).contains("is not a file");
    }

    private static String problem(Variant variant) {
        return toy.session()
                .check(toy.lab(), variant, CheckListener.NONE)
                .stages()
                .get(0)
                .problems()
                .get(0)
                .message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Xms100m -Xmx80m                          | Initial heap size set to a larger value than the maximum heap size",
                "-XX:+UseSerialGC -XX:+UseG1GC             | Multiple garbage collectors selected",
                "-XX:G1NewSizePercent=20                   | 'G1NewSizePercent' is experimental",
                "-Xss1k                                    | stack size specified is too small",
            })
    void aJvmThatDoesNotStartNamesTheFileAndWhatItSaid(String flags, String said) throws IOException {
        Check check = check(Map.of("jvm.options", flags));
        Stage signals = stage(check, "signals");
        assertThat(signals.status()).as("%s", check).isEqualTo(Status.FAIL);
        assertThat(signals.message())
                .contains("its JVM did not start with the flags of jvm.options", said, "Mend jvm.options")
                .doesNotContain("exit code", "Could not create");
    }

    @Test
    void whatTheShapeFixesIsSaidBesideTheLearnersFlagsThatDoNotFitIt() throws Exception {
        Variant variant = with(Map.of("jvm.options", "-Xms56m"));
        BlockingQueue<LiveEvent> heard = new LinkedBlockingQueue<>();
        try (LiveRun run = toy.session().live(toy.lab(), variant, "fixed", heard::add)) {
            assertThat(heard.take())
                    .isInstanceOfSatisfying(
                            LiveEvent.Ended.class,
                            ended -> assertThat(ended.message())
                                    .contains(
                                            "the flags of jvm.options and those of the lab (-Xmx48m)",
                                            "Initial heap size"));
        }
        Observation observed = toy.session().run(toy.lab(), variant, false, false, shape -> {});
        assertThat(observed.shapes().get(2).trouble()).contains("the flags of jvm.options and those of the lab");
    }

    @Test
    void whatIsTypedAndNotSavedIsHeldToTheSameRules() {
        Session session = toy.session();
        assertThat(session.compile(toy.lab(), Map.of("jvm.options", "-Xmx64m")).problems())
                .isEmpty();
        assertThat(session.compile(toy.lab(), Map.of("jvm.options", "-Xmx64m\n-cp x"))
                        .problems())
                .extracting(Problem::place)
                .containsExactly("jvm.options:2:1", "jvm.options:2:5");
    }
}
