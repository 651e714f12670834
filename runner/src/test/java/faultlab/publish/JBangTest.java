package faultlab.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import faultlab.catalog.Catalog;
import faultlab.catalog.Lab;
import faultlab.catalog.Root;
import faultlab.catalog.Shape;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types what a reader of the README types: with "run", since JBang has commands of its own, such as cache. In the checkout an alias with libraries and one without, and both from an empty folder over HTTP: headers are made by one generator from the same folders. Of all others their compiled classes. */
class JBangTest {

    private static final Path CHECKOUT = MadeUpCheckout.home();

    @TempDir
    static Path state;

    @TempDir
    Path empty;

    private static HttpServer server;

    @BeforeAll
    static void serveTheCheckout() {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = SimpleFileServer.createFileServer(loopback, CHECKOUT, SimpleFileServer.OutputLevel.NONE);
        server.start();
    }

    @AfterAll
    static void stopServing() {
        server.stop(0);
    }

    @Test
    void theCatalogHasLabAndAnAliasForEachLab() throws IOException {
        var catalog = new ObjectMapper()
                .readTree(CHECKOUT.resolve("jbang-catalog.json").toFile());
        assertThat(catalog.get("aliases").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("lab"), labs().map(Lab::id)).toList());
    }

    /** One shape: the others differ in what the lab does, which {@code lab verify} proves. */
    @ParameterizedTest
    @MethodSource("oneWithAndOneWithoutLibraries")
    void aScenarioStandaloneJudgesItsSignals(Lab lab) throws Exception {
        Shape shape = lab.contract().shapes().getFirst();
        judgedAsExpected(lab, List.of(shape), new JBang(state).type(CHECKOUT, "run", lab.id(), shape.name()));
    }

    /** What differs from the checkout is how files and libraries come, not what the lab does. */
    @ParameterizedTest
    @MethodSource("oneWithAndOneWithoutLibraries")
    void aScenarioFromACatalogOnTheWebJudgesItsSignals(Lab lab) throws Exception {
        judgedAsExpected(lab, lab.contract().shapes(), new JBang(state).type(empty, "run", lab.id() + "@" + catalog()));
    }

    @Test
    void theLabInACheckoutListsItsLabs() throws Exception {
        JBang.Said said = new JBang(state).type(CHECKOUT, "lab@.", "list");
        assertThat(said.output()).contains(labs().map(Lab::id).toList());
        assertThat(said.exit()).isZero();
    }

    @Test
    void theLabInAnEmptyFolderChecksALabItCarries() throws Exception {
        JBang.Said said =
                new JBang(state).type(empty, "lab@" + catalog(), "check", "handoff", "--using", "fault", "--json");
        assertThat(said.output()).contains("\"lab\":\"handoff\"").contains("\"verdict\":\"fail\"");
        assertThat(said.exit()).isEqualTo(1);
        for (String file : Packaging.of(CHECKOUT).labs()) {
            assertThat(carried().resolve(file)).hasSameBinaryContentAs(CHECKOUT.resolve(file));
        }
    }

    @Test
    void jbangTakesTheSameLibrariesAsMaven() throws Exception {
        JBang.Said said = new JBang(state).type(CHECKOUT, "info", "classpath", "lab.java");
        assertThat(jars(said.output()
                        .lines()
                        .filter(line -> line.contains(".jar"))
                        .findFirst()
                        .orElse("")))
                .containsExactlyInAnyOrderElementsOf(
                        jars(Files.readString(CHECKOUT.resolve("runner/target/classpath"))));
    }

    /** One of each chapter: what the JDK finds from a source file, it finds by the same rules for all. */
    @ParameterizedTest
    @MethodSource("oneOfEachChapterOfTheJdkAlone")
    void aScenarioRunsFromItsSourceWithTheJdkAlone(Lab lab) throws Exception {
        judgedAlone(lab, List.of(ScenarioHeader.scenario(lab).toString()));
    }

    /** As JBang runs them, but compiled by Maven and not once more for each lab. */
    @ParameterizedTest
    @MethodSource("labsOfTheJdkAlone")
    void aCompiledScenarioStandaloneJudgesItsSignals(Lab lab) throws Exception {
        String file = ScenarioHeader.scenario(lab).getFileName().toString();
        judgedAlone(
                lab,
                List.of(
                        "-cp",
                        CHECKOUT.resolve("faults/target/classes").toString(),
                        lab.id() + "." + file.replace(".java", "")));
    }

    /** One shape only, and with the flags that it would otherwise start itself again for. */
    private static void judgedAlone(Lab lab, List<String> scenario) throws Exception {
        Shape shape = lab.contract().shapes().getFirst();
        List<String> command = new ArrayList<>(
                List.of(JBang.java(), "-XX:MaxRAM=" + (lab.contract().memoryBytes() >> 20) + "m"));
        command.addAll(shape.jvm());
        command.addAll(scenario);
        command.add(shape.name());
        Process java = new ProcessBuilder(command)
                .directory(CHECKOUT.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes());
        assertThat(java.waitFor()).as(output).isZero();
        Judged.assertAsExpected(lab, List.of(shape), Judged.in(output));
    }

    static Stream<Lab> oneWithAndOneWithoutLibraries() {
        return Stream.of(true, false)
                .flatMap(none -> labs().filter(lab -> lab.contract().libraries().isEmpty() == none)
                        .limit(1));
    }

    static Stream<Lab> oneOfEachChapterOfTheJdkAlone() {
        Set<Integer> chapters = new HashSet<>();
        return labsOfTheJdkAlone().filter(lab -> chapters.add(lab.contract().chapter()));
    }

    static Stream<Lab> labs() {
        return Catalog.load(List.of(new Root(CHECKOUT))).labs().stream();
    }

    /** Those whose fault needs no library, whatever a fix may use. */
    static Stream<Lab> labsOfTheJdkAlone() {
        return labs().filter(lab -> imports(lab.fault())
                .allMatch(line -> line.matches("import (static )?(java|jdk|com\\.sun|shared|" + lab.id() + ")\\..*")));
    }

    private static Stream<String> imports(Path fault) {
        try (Stream<Path> files = Files.list(fault)) {
            List<String> imports = new ArrayList<>();
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                Files.readString(file)
                        .lines()
                        .filter(line -> line.startsWith("import "))
                        .forEach(imports::add);
            }
            return imports.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void judgedAsExpected(Lab lab, List<Shape> shapes, JBang.Said said) {
        assertThat(said.exit()).as(said.output()).isZero();
        Judged.assertAsExpected(lab, shapes, Judged.in(said.output()));
    }

    /** Where the labs were unpacked, in a folder named by their content. */
    private Path carried() throws IOException {
        try (Stream<Path> folders = Files.list(empty.resolve(".lab/roots"))) {
            return folders.toList().getFirst();
        }
    }

    private static String catalog() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jbang-catalog.json";
    }

    /** The names of the library jars in a class path: JBang's own jar of the script lies outside of Maven's repository. */
    private static List<String> jars(String classPath) {
        return Stream.of(classPath.strip().split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> !jar.startsWith(state))
                .map(jar -> jar.getFileName().toString())
                .toList();
    }
}
