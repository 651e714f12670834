package faultlab.session;

import static faultlab.session.ToyLab.rightAfter;
import static faultlab.session.ToyLab.rightAfterIn;
import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Variant;
import faultlab.report.Observation;
import faultlab.verify.Check;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real crashes: each is a result that says where, and the next check is as good as any. */
class CrashTest {

    private static final String SEGMENT =
            "java.lang.foreign.MemorySegment.ofAddress(0x10).reinterpret(8).set(java.lang.foreign.ValueLayout.JAVA_BYTE, 0, (byte) 1);";

    private static final String UNSAFE = """
            try {
                java.lang.reflect.Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                field.setAccessible(true);
                Object unsafe = field.get(null);
                unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 0L, 7L);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            """;

    @TempDir
    static Path home;

    private static ToyLab toy;

    @BeforeAll
    static void layOut() throws IOException {
        toy = ToyLab.in(home);
        ToyLab.warm(home);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        Left.nothing();
        assertThat(toy.check(ToyLab.RIGHT).verdict()).isEqualTo(Status.PASS);
    }

    private static Stage cutShort(String stage, Check check) {
        Stage failed =
                check.stages().stream().filter(Stage::rejects).findFirst().orElseThrow();
        assertThat(failed.name()).as("%s", check).isEqualTo(stage);
        assertThat(failed.cutShort()).isTrue();
        return failed;
    }

    @ParameterizedTest
    @CsvSource({"tests, tests", "scenario, signals", "benchmark, benchmark"})
    void aCrashIsNamedInEachStage(String mode, String stage) throws IOException {
        Check check = toy.check(rightAfterIn(mode, SEGMENT));
        assertThat(cutShort(stage, check).message())
                .contains(
                        "its JVM crashed: SIGSEGV", "Unsafe_PutByte", "libjvm", "at Counter.java:7. Only native code");
        assertThat(check.verdict()).isEqualTo(Status.FAIL);
    }

    @Test
    void aCrashByUnsafeIsNamedWithTheThreadAndTheLearnersFrame() throws IOException {
        String code = rightAfterIn(
                "scenario",
                "Thread other = new Thread(() -> {\n" + UNSAFE + "}, \"writer-1\"); other.start();"
                        + " try { other.join(); } catch (InterruptedException e) { return 0; }");
        assertThat(cutShort("signals", toy.check(code)).message())
                .contains("in the shape once its JVM crashed: SIGSEGV", "on the thread writer-1, at Counter.java:12.");
    }

    @Test
    void aCrashInCompiledCodeIsNamedWithTheMethod() throws IOException {
        String code = ToyLab.subject("""
                private int count;
                    static long sum(java.lang.foreign.MemorySegment from, int times) {
                        long sum = 0;
                        for (int i = 0; i < times; i++) { sum += from.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0); }
                        return sum;
                    }
                """, """
                if (System.getProperty("sun.java.command").contains(" scenario ")) {
                    java.lang.foreign.MemorySegment good = java.lang.foreign.Arena.global().allocate(8);
                    for (int i = 0; i < 20_000; i++) { sum(good, 1_000); }
                    sum(java.lang.foreign.MemorySegment.ofAddress(0x10).reinterpret(8), 1_000);
                }
                return ++count;
                """);
        assertThat(cutShort("signals", toy.check(code)).message())
                .containsPattern(
                        "SIGSEGV \\(0xb\\) in toy\\.Counter\\.(sum|next), on the thread main, at sum, which begins at Counter\\.java:6");
    }

    @Test
    void aCrashInAnExplainingRunLeavesWhatWasCollectedUntilThen() throws IOException {
        Path folder = toy.folder();
        Files.writeString(folder.resolve("Counter.java"), rightAfter(SEGMENT));
        Observation observed =
                toy.session().run(toy.lab(), new Variant(folder.toString(), folder), false, false, shape -> {});
        assertThat(observed.shapes()).singleElement().satisfies(shape -> {
            assertThat(shape.trouble()).contains("its JVM crashed: SIGSEGV", "Counter.java:7");
            assertThat(shape.evidence().rows()).isNotEmpty();
        });
    }

    @Test
    void aCrashEndsALiveRunWithItsWords() throws Exception {
        Path folder = toy.folder();
        Files.writeString(folder.resolve("Counter.java"), rightAfter(SEGMENT));
        BlockingQueue<LiveEvent> heard = new LinkedBlockingQueue<>();
        try (LiveRun run = toy.session().live(toy.lab(), new Variant(folder.toString(), folder), "once", heard::add)) {
            LiveEvent event = heard.take();
            while (!(event instanceof LiveEvent.Ended)) {
                event = heard.take();
            }
            assertThat(event).isInstanceOfSatisfying(LiveEvent.Ended.class, ended -> {
                assertThat(ended.state()).isEqualTo("failed");
                assertThat(ended.message()).contains("its JVM crashed: SIGSEGV", "Counter.java:7");
            });
        }
    }
}
