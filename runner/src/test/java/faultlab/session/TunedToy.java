package faultlab.session;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The toy lab with JVM flags as a part of its subject. It has three shapes, which report the largest heap of their JVM in MB: {@code open} and
 * {@code other} leave it open, {@code fixed} fixes it at 48. Its tests and its benchmark fail in a JVM with the flag that marks a learner's.
 */
public final class TunedToy {

    /** A flag that changes nothing here. */
    public static final String MARK = "-XX:SoftRefLRUPolicyMSPerMB=77";

    private static final String YAML = """
            id: toy
            title: The counter
            chapter: 1
            minutes: 1
            difficulty: 1
            subject: [Counter.java, jvm.options, jvm.open.options]
            memory: 128m
            shapes:
              open: {jvm: [], expect: faulty}
              other: {jvm: [-Xss512k], expect: faulty}
              fixed: {jvm: [-Xmx48m], expect: faulty}
            signals:
              open.heap: {unit: MB, healthy: ">=100", faulty: "<=99"}
              other.heap: {unit: MB, healthy: ">=100", faulty: "<=99"}
              fixed.heap: {unit: MB, healthy: ">=100", faulty: "<=99"}
            benchmark: {allocatedPerOp: "<=64"}
            choices: [toy, deadlock, timers]
            """;

    private static final String SCENARIO = """
            // spotless:off
            // spotless:on
            package toy;
            import com.sun.management.HotSpotDiagnosticMXBean;
            import java.lang.management.ManagementFactory;
            import shared.Scenario;
            import shared.Shapes;
            public final class ToyScenario {
                public static void main(String[] args) throws Exception {
                    new Shapes().add("open", ToyScenario::heap).add("other", ToyScenario::heap).add("fixed", ToyScenario::heap).main(args);
                }
                private static void heap(Scenario scenario) {
                    new Counter().next();
                    scenario.checkpoint("begun");
                    String bytes = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption("MaxHeapSize").getValue();
                    scenario.signal("heap", Long.parseLong(bytes) >> 20);
                }
            }
            """;

    private static final String TEST = """
            package toy;
            import static org.junit.jupiter.api.Assertions.assertFalse;
            import java.lang.management.ManagementFactory;
            import org.junit.jupiter.api.Test;
            class CounterTest {
                @Test
                void hasTheLabsFlagsOnly() {
                    assertFalse(ManagementFactory.getRuntimeMXBean().getInputArguments().contains("%s"));
                }
            }
            """.formatted(MARK);

    private static final String BENCHMARK = """
            package toy;
            import java.lang.management.ManagementFactory;
            import org.openjdk.jmh.annotations.Benchmark;
            import org.openjdk.jmh.annotations.Scope;
            import org.openjdk.jmh.annotations.Setup;
            import org.openjdk.jmh.annotations.State;
            @State(Scope.Benchmark)
            public class CounterBenchmark {
                private final Counter counter = new Counter();
                @Setup
                public void hasTheLabsFlagsOnly() {
                    if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains("%s")) {
                        throw new IllegalStateException("a learner's flag");
                    }
                }
                @Benchmark
                public int next() {
                    return counter.next();
                }
            }
            """.formatted(MARK);

    private TunedToy() {}

    /** Lays the lab out in an empty folder. The fault sets a heap of 40 MB for all shapes, the solution none. */
    public static ToyLab in(Path home) throws IOException {
        ToyLab toy = ToyLab.in(home);
        toy.write("labs/toy/lab.yaml", YAML);
        toy.write("labs/toy/CounterTest.java", TEST);
        toy.write("labs/toy/CounterBenchmark.java", BENCHMARK);
        toy.write("faults/toy/ToyScenario.java", SCENARIO);
        toy.write("faults/toy/jvm.options", "-Xmx40m # as ever\n" + MARK + "\n");
        toy.write("faults/toy/jvm.open.options", "# none\n");
        toy.write("solutions/toy/jvm.options", "# none\n");
        toy.write("solutions/toy/jvm.open.options", "# none\n");
        return toy;
    }
}
