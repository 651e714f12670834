package faultlab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Collector;
import faultlab.observe.Observe;
import faultlab.observe.Observe.LiveObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import subject.SubjectJvm;

/** The diagnosis of JVMs that run, by pid, as {@code lab diagnose PID} does it. */
@Timeout(120)
class LiveDiagnosisTest {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** The lab's own subject with customers and without packers; the scenario itself ends its JVM too soon to be looked at. */
    private static final String CUSTOMERS = """
            package handoff;

            public final class Customers {
                public static void main(String[] args) throws Exception {
                    OrderDesk desk = new OrderDesk(java.time.Duration.ofMillis(200));
                    for (int i = 0; i < 8; i++) {
                        long number = i;
                        Thread customer = Thread.ofPlatform().name("customer-" + i).start(() -> {
                            try {
                                desk.place(new OrderDesk.Order(number, "lamp", 1));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
                        while (customer.getState() != Thread.State.WAITING) {
                            Thread.sleep(5);
                        }
                    }
                    System.out.println("ready");
                }
            }
            """;

    @Test
    void namesTheFaultOfTheOrderDeskInARunningJvm(@TempDir Path folder) throws Exception {
        var customers = Files.writeString(folder.resolve("Customers.java"), CUSTOMERS);
        var desk = Path.of(System.getProperty("faultlab.home"), "faults", "handoff", "OrderDesk.java");
        var compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), customers.toString(), desk.toString());
        assertThat(compiled).isZero();

        try (var jvm = SubjectJvm.start(folder, "handoff.Customers", List.of())) {
            var diagnosis = Diagnose.of(Observe.process(jvm.pid(), BETWEEN, false, LiveObjects.IN_SMALL_HEAPS));

            assertThat(diagnosis.verdict()).isEqualTo(Verdict.FAULTY);
            assertThat(diagnosis.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.cause()).isEqualTo("handoff");
                assertThat(finding.mechanism()).isEqualTo("sender");
                assertThat(finding.summary())
                        .contains("8 threads (customer-0", "handoff.OrderDesk.place(OrderDesk.java:");
            });
        }
    }

    @Test
    void tellsADeadlockFromAHandoffInARunningJvm() throws Exception {
        try (var jvm = SubjectJvm.start("deadlock-virtual-monitors")) {
            var diagnosis = Diagnose.of(Observe.process(jvm.pid(), BETWEEN, false, LiveObjects.IN_SMALL_HEAPS));

            assertThat(diagnosis.findings()).extracting(Finding::cause).containsExactly("deadlock");
        }
    }

    @Test
    void namesWorkWhoseCallersGiveUpInARunningJvmWhereItsRecorderMayRun() throws Exception {
        try (var jvm = SubjectJvm.start("timed-out-gets-in-live-server")) {
            var diagnosis = Diagnose.of(Observe.process(jvm.pid(), BETWEEN, true, LiveObjects.NEVER));

            assertThat(diagnosis.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.cause()).isEqualTo("cancellation");
                assertThat(finding.mechanism()).isEqualTo("get-timeout");
                assertThat(finding.summary()).contains("CancellationPrograms.java:", "FutureTask.get");
            });
        }
    }

    @Test
    void callsARunningServerWithAnIdleConsumerHealthy() throws Exception {
        try (var jvm = SubjectJvm.start("idle-consumer")) {
            var diagnosis = Diagnose.of(Observe.process(jvm.pid(), BETWEEN, false, LiveObjects.IN_SMALL_HEAPS));

            assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
        }
    }

    @Test
    void namesAMapThatGrowsInARunningJvmThoughNothingTellsWhoHoldsIt() throws Exception {
        try (var jvm = SubjectJvm.start("map-that-grows-by-itself")) {
            var diagnosis = Diagnose.of(Observe.process(jvm.pid(), Observe.BETWEEN, false, LiveObjects.IN_SMALL_HEAPS));

            assertThat(diagnosis.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.cause()).isEqualTo("cache");
                assertThat(finding.confidence()).isEqualTo(0.55);
                assertThat(finding.summary()).contains("From 'first' to 'second' the live heap grew by");
            });
        }
    }

    @Test
    void isNotHealthyWhereLiveObjectsMustNotBeCounted() throws Exception {
        try (var jvm = SubjectJvm.start("idle-consumer")) {
            var diagnosis = Diagnose.of(Observe.process(jvm.pid(), BETWEEN, false, LiveObjects.NEVER));

            assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(diagnosis.missing()).singleElement().asString().contains("--no-heap");
        }
    }

    @Test
    void callsAJvmThatEndsBetweenTheLooksUnknown() throws Exception {
        try (var jvm = SubjectJvm.start("sender");
                var collector = Collector.open(jvm.pid())) {
            collector.snapshot("first");
            jvm.close();
            collector.snapshot("second");

            assertThat(Diagnose.of(collector.finish()).verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }
}
