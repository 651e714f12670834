package faultlab.execute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.catalog.Lab;
import faultlab.catalog.Shape;
import faultlab.compile.Compilation;
import faultlab.compile.SourceSet;
import faultlab.files.Folders;
import faultlab.files.Guard;
import faultlab.files.Temporary;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs compiled labs in child JVMs: a scenario's shape, the tests, the benchmark. */
public final class Executor {

    /** The first round warms all entrants and is dropped. */
    private static final int ROUNDS = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The JVM keeps an account of its native memory from its start or never. */
    private static final String NATIVE_MEMORY = "-XX:NativeMemoryTracking=summary";

    /** In the child's own folder: a JVM that halts removes nothing of what the flight recorder kept. */
    private static final String REPOSITORY = "-XX:FlightRecorderOptions:repository=.";

    private static final Pattern COLLECTOR = Pattern.compile("-XX:[+]Use\\w+GC");

    private final ClassPath classPath;
    private final AotCache aot;
    private final Walls walls;
    private final Children children;
    private final Path lock;

    /**
     * @param cache folder for the child's jar and AOT caches
     * @param walls when what hangs is ended
     */
    public Executor(ClassPath classPath, Path cache, Walls walls) {
        this(classPath, cache, walls, Child::run, benchmarkLock());
    }

    private Executor(ClassPath classPath, Path cache, Walls walls, Children children, Path lock) {
        this.classPath = classPath;
        this.walls = walls;
        this.children = children;
        this.lock = lock;
        this.aot = new AotCache(classPath, cache);
    }

    /** For who holds the machine's {@link #benchmarkLock()} already: benchmarks take another. */
    public static Executor alone(ClassPath classPath, Path cache, Walls walls, Path lock) {
        return new Executor(classPath, cache, walls, Child::run, lock);
    }

    /** As {@link #alone}, with nothing around the child JVMs: what they cost by themselves. */
    public static Executor bare(ClassPath classPath, Path cache, Walls walls, Path lock) {
        return new Executor(classPath, cache, walls, BareChild::run, lock);
    }

    /** Judging: runs one shape, with no profiler and no recording. */
    public ScenarioRun judge(Compilation compiled, Shape shape) {
        return scenario(
                compiled, shape, aot.with(flags(compiled, shape)), false, walls.scenario(), (child, report) -> {});
    }

    /**
     * Explaining: runs one shape that holds at each checkpoint until the listener lets the child go on.
     *
     * @param flags further JVM flags, such as a profiler's agent
     */
    public ScenarioRun explain(
            Compilation compiled, Shape shape, List<String> flags, BiConsumer<Child, JsonNode> listener) {
        List<String> seen = Stream.concat(Stream.of(NATIVE_MEMORY, REPOSITORY), flags.stream())
                .toList();
        return scenario(compiled, shape, with(seen, compiled, shape), true, walls.explained(), listener);
    }

    /**
     * As {@link #explain}, but held before its first line until a debugger attaches (JDWP).
     *
     * @param port on the loopback address
     */
    public ScenarioRun debug(Compilation compiled, Shape shape, int port, BiConsumer<Child, JsonNode> listener) {
        String agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:" + port;
        return scenario(
                compiled, shape, with(List.of(agent, REPOSITORY), compiled, shape), true, walls.debugged(), listener);
    }

    /**
     * Live: starts one shape, to be done again and again until it is stopped, and returns at once. No profiler, no
     * recording, nothing is judged.
     *
     * @param listener hears each report and the end
     */
    public LiveChild live(Compilation compiled, Shape shape, LiveChild.Listener listener) {
        Lab lab = compiled.sources().lab();
        List<String> mode = List.of(
                "live", compiled.classes().toString(), compiled.sources().classEndingIn("Scenario"), shape.name());
        Limits most = limits(lab, walls.live());
        return LiveChild.start(command(lab, flags(compiled, shape), mode), most, Blame.of(compiled, shape), listener);
    }

    private ScenarioRun scenario(
            Compilation compiled,
            Shape shape,
            List<String> flags,
            boolean hold,
            Duration wall,
            BiConsumer<Child, JsonNode> listener) {
        Lab lab = compiled.sources().lab();
        String scenario = compiled.sources().classEndingIn("Scenario");
        List<String> mode =
                List.of("scenario", compiled.classes().toString(), scenario, shape.name(), Boolean.toString(hold));
        ChildRun run = children.run(command(lab, flags, mode), limits(lab, wall), listener);
        Map<String, Long> signals = new LinkedHashMap<>();
        run.reports("signal")
                .forEach(report -> signals.put(
                        report.path("name").asText(), report.path("value").asLong()));
        return new ScenarioRun(
                shape.name(),
                signals,
                run.reports("cap").size(),
                run.reports("thrown").stream().map(Executor::thrown).toList(),
                Trouble.of(run, Blame.of(compiled, shape)).orElse(null),
                run);
    }

    private static List<String> with(List<String> more, Compilation compiled, Shape shape) {
        return Stream.concat(more.stream(), flags(compiled, shape).stream()).toList();
    }

    /**
     * A shape's flags. The lab's memory stands for the machine's, and Serial for the collector that the machine would choose, so
     * that what nobody sets is the same everywhere; then come the variant's flags and last the shape's, which win.
     */
    private static List<String> flags(Compilation compiled, Shape shape) {
        List<String> set = Stream.concat(compiled.options().of(shape).stream(), shape.jvm().stream())
                .toList();
        List<String> machine = new ArrayList<>();
        machine.add("-XX:MaxRAM=" + compiled.sources().lab().contract().memoryBytes());
        // two collectors would be an error of the JVM's
        if (set.stream().noneMatch(flag -> COLLECTOR.matcher(flag).matches())) {
            machine.add("-XX:+UseSerialGC");
        }
        return Stream.concat(machine.stream(), set.stream()).toList();
    }

    private static String thrown(JsonNode report) {
        return report.path("who").asText() + " got " + report.path("type").asText() + ": "
                + report.path("message").asText() + " at "
                + report.path("frame").asText();
    }

    /** Runs the lab's tests under Serial and C1: nothing they judge depends on either. */
    public TestsRun tests(Compilation compiled, Consumer<TestOutcome> listener) {
        Lab lab = compiled.sources().lab();
        Command command = tests(lab, compiled.classes(), false);
        return TestsAhead.toEnd(compiled, listener, hears -> children.run(command, limits(lab, walls.tests()), hears));
    }

    /**
     * Starts the JVM for a lab's tests, which can be made ready while javac is at work.
     *
     * @param classes the folder where the classes will be
     */
    public TestsAhead ahead(Lab lab, Path classes) {
        return TestsAhead.start(tests(lab, classes, true), limits(lab, walls.tests()));
    }

    private Command tests(Lab lab, Path classes, boolean hold) {
        List<String> flags = new ArrayList<>(aot.ofTests());
        flags.add("-Xmx" + lab.contract().memoryBytes());
        List<String> mode = new ArrayList<>(List.of("tests", classes.toString(), Boolean.toString(hold)));
        mode.addAll(SourceSet.classesEndingIn(lab, "Test"));
        return command(lab, flags, mode);
    }

    /**
     * Runs the lab's benchmark for several compiled variants in turns; one benchmark at a time on this machine.
     *
     * @param entrants by name, in running order
     */
    public BenchmarkRun benchmark(Map<String, Compilation> entrants) {
        for (Compilation compiled : entrants.values()) {
            if (!compiled.ok()) {
                return new BenchmarkRun(
                        Map.of(),
                        "JMH cannot run it: " + compiled.errors().getFirst().message());
            }
        }
        Lab lab = entrants.values().iterator().next().sources().lab();
        try (Guard alone = Guard.hold(lock)) {
            Path results = Temporary.folder("jmh");
            try {
                return benchmark(lab, entrants, results);
            } finally {
                Folders.remove(results);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run the benchmark", e);
        }
    }

    /** Held while a benchmark runs on this machine. One a user: a file of another user's in the shared folder could not be opened. */
    public static Path benchmarkLock() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "faultlab-benchmark-" + System.getProperty("user.name") + ".lock");
    }

    private BenchmarkRun benchmark(Lab lab, Map<String, Compilation> entrants, Path results) {
        Compilation any = entrants.values().iterator().next();
        List<String> mode = new ArrayList<>(List.of(
                "benchmark", any.sources().classEndingIn("Benchmark"), Integer.toString(ROUNDS), results.toString()));
        entrants.forEach((name, compiled) -> mode.add(name + "=" + path(compiled)));
        // -Xbatch: what is called often is compiled by then, however busy the machine; with compilers in the background
        // a right fix was
        // measured half compiled in each round, at 0.29 of the reference's throughput
        List<String> flags = List.of(
                "-Djmh.ignoreLock=true", "-Xbatch", "-Xmx" + lab.contract().memoryBytes());
        ChildRun run =
                children.run(command(lab, flags, mode), limits(lab, wall(entrants.size())), (child, report) -> {});
        Map<String, List<BenchmarkRun.Round>> rounds = new LinkedHashMap<>();
        run.reports("round").stream()
                .filter(report -> report.path("round").asInt() > 0)
                .forEach(report -> rounds.computeIfAbsent(report.path("entrant").asText(), name -> new ArrayList<>())
                        .add(round(report)));
        // they go in turns: who comes next has not come to its end
        List<Compilation> turns = List.copyOf(entrants.values());
        Compilation next = turns.get(run.reports("round").size() % turns.size());
        return new BenchmarkRun(rounds, Trouble.of(run, Blame.of(next)).orElse(null));
    }

    /** The wall is for a learner's benchmark, which has three entrants. */
    private Duration wall(int entrants) {
        return walls.benchmark().multipliedBy((entrants + 2) / 3);
    }

    private String path(Compilation compiled) {
        return Stream.concat(Stream.of(compiled.classes()), classPath.jmh().stream())
                .map(Path::toString)
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }

    private static BenchmarkRun.Round round(JsonNode report) {
        try {
            JsonNode result = JSON.readTree(report.path("result").asText()).path(0);
            return new BenchmarkRun.Round(
                    result.at("/primaryMetric/score").asDouble(),
                    result.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JMH wrote a result that is not JSON", e);
        }
    }

    private Command command(Lab lab, List<String> flags, List<String> mode) {
        return new Command(flags, classPath.ofChild(lab.contract().libraries()), mode);
    }

    private static Limits limits(Lab lab, Duration wall) {
        return Limits.of(wall, lab.contract().memoryBytes());
    }
}
