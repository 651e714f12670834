package faultlab.session;

import static faultlab.session.ToyLab.rightAfter;
import static faultlab.session.ToyLab.rightAfterIn;
import static faultlab.session.ToyLab.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import faultlab.execute.TestOutcome;
import faultlab.verify.Check;
import faultlab.verify.Stage;
import faultlab.verify.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learners' code that compiles and then does what no fix should: the stage it happens in fails and says what happened. */
class BadInputTest {

    /** A length of sleep that no other program on the machine has. */
    private static final String SLEEP = "86" + ProcessHandle.current().pid();

    @TempDir
    static Path home;

    private static ToyLab toy;

    @BeforeAll
    static void layOut() throws IOException {
        toy = ToyLab.in(home);
        ToyLab.warm(home);
    }

    @AfterEach
    void nothingIsLeft() {
        Left.nothing();
    }

    private static Stage fails(String stage, Check check) {
        Stage failed =
                check.stages().stream().filter(Stage::rejects).findFirst().orElseThrow();
        assertThat(failed.name()).as("%s", check).isEqualTo(stage);
        assertThat(failed.status()).isEqualTo(Status.FAIL);
        assertThat(check.verdict()).isEqualTo(Status.FAIL);
        assertThat(check.next()).isNotEmpty();
        return failed;
    }

    /** The stage was cut short: then the words are the stage's, and no later stage runs. */
    private static String cutShort(String stage, Check check) {
        Stage failed = fails(stage, check);
        assertThat(failed.cutShort()).isTrue();
        assertThat(check.stages())
                .filteredOn(later -> Stage.ORDER.indexOf(later.name()) > Stage.ORDER.indexOf(stage))
                .allMatch(later ->
                        later.status() == Status.SKIPPED && !later.message().isEmpty());
        return failed.message();
    }

    private static TestOutcome failedTest(Check check) {
        return fails("tests", check).tests().stream()
                .filter(test -> test.status() == TestOutcome.Status.FAIL)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRightCounterMayCloseItsOutputInterruptItsCallerAndLeaveThreadsAndHooksBehind() throws IOException {
        Check check = toy.check(rightAfter("""
                if (count == 0 && !System.getProperty("sun.java.command").contains(" benchmark ")) {
                    System.out.close();
                    Thread.setDefaultUncaughtExceptionHandler(
                            (thread, failure) -> java.util.concurrent.locks.LockSupport.park());
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));
                    new Thread(() -> { while (true) { java.util.concurrent.locks.LockSupport.park(); } }).start();
                    new Thread(() -> { throw new IllegalStateException(); }).start();
                    Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);
                }
                """));
        assertThat(check.verdict()).as("%s", check).isEqualTo(Status.PASS);
        assertThat(check.stages()).extracting(Stage::name).isEqualTo(Stage.ORDER);
    }

    @Test
    void aBusyLoopThatCatchesEverythingIsEndedAndItsLineNamed() throws IOException {
        String code = rightAfter("while (count >= 0) { try { throw new Error(); } catch (Throwable all) {} }");
        assertThat(cutShort("tests", toy.check(code)))
                .contains("while \"the first number is one\" ran", "had not finished after 6 s", "main RUNNABLE")
                .contains("Counter.java:7");
    }

    @Test
    void aStaticInitialiserThatWaitsForEverIsEndedAndItsLineNamed() throws IOException {
        String code = subject(
                "static { try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) {} }",
                "return 1;");
        assertThat(cutShort("tests", toy.check(code))).contains("had not finished", "main WAITING at Counter.java:4");
    }

    @Test
    void aShapeThatHangsIsNamed() throws IOException {
        assertThat(cutShort("signals", toy.check(rightAfterIn("scenario", "while (count >= 0) {}"))))
                .contains("in the shape once", "had not finished after 6 s", "Counter.java:7");
    }

    @Test
    void aStaticInitialiserThatThrowsIsNamedWithItsCause() throws IOException {
        Check check = toy.check(subject("static int none = 1 / Integer.parseInt(\"0\");", "return 1;"));
        assertThat(failedTest(check).message()).contains("ExceptionInInitializerError", "/ by zero");
        assertThat(failedTest(check).place()).isEqualTo("Counter.java:4");
    }

    @Test
    void aShapeThatThrowsIsNamedWithItsLine() throws IOException {
        Check check = toy.check(rightAfterIn("scenario", "throw new IllegalStateException(\"no more\");"));
        assertThat(cutShort("signals", check)).contains("IllegalStateException: no more at Counter.java:7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "3", "130"})
    void anExitIsNamedWithItsLineWhateverItsCode(String code) throws IOException {
        assertThat(cutShort("tests", toy.check(rightAfter("System.exit(" + code + ");"))))
                .contains("it called System.exit at Counter.java:7", "Take the call out");
    }

    @Test
    void anExitWithAHookThatNeverEndsDoesNotHang() throws IOException {
        String code = rightAfter(
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));" + " System.exit(0);");
        assertThat(cutShort("tests", toy.check(code))).contains("it called System.exit at Counter.java:7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void aHaltIsTold(String code) throws IOException {
        assertThat(cutShort("tests", toy.check(rightAfter("Runtime.getRuntime().halt(" + code + ");"))))
                .contains("ended with exit code " + code, "Runtime.halt");
    }

    @Test
    void anExitInAShapeFailsTheSignals() throws IOException {
        assertThat(cutShort("signals", toy.check(rightAfterIn("scenario", "System.exit(0);"))))
                .contains("in the shape once it called System.exit at Counter.java:7");
    }

    @Test
    void anExitInTheBenchmarkFailsTheBenchmark() throws IOException {
        assertThat(cutShort("benchmark", toy.check(rightAfterIn("benchmark", "System.exit(0);"))))
                .contains("it called System.exit at Counter.java:7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sleep\", \"SLEEP\"",
                "\"setsid\", \"sleep\", \"SLEEP\"",
                "\"setsid\", \"--fork\", \"sleep\", \"SLEEP\"",
                "\"env\", \"-i\", \"setsid\", \"sleep\", \"SLEEP\"",
                "\"true\""
            })
    void processesAreEndedAndTold(String command) throws IOException {
        String start = "try { Process p = new ProcessBuilder(" + command.replace("SLEEP", SLEEP)
                + ").start(); if (p.info().command().isEmpty()) { p.waitFor(); } }"
                + " catch (Exception e) { throw new IllegalStateException(e); }";
        assertThat(cutShort("tests", toy.check(rightAfter(start))))
                .contains("started other processes", "take them out");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Left.running("sleep " + SLEEP)).isEmpty());
    }

    @Test
    void aProcessThatLeftTheTreeOfAHaltedJvmIsEndedToo() throws IOException {
        String start = "try { new ProcessBuilder(\"setsid\", \"sleep\", \"" + SLEEP + "\").start(); }"
                + " catch (java.io.IOException e) {} Runtime.getRuntime().halt(0);";
        assertThat(cutShort("tests", toy.check(rightAfter(start))))
                .contains("started other processes", "sleep " + SLEEP);
        assertThat(Left.running("sleep " + SLEEP)).isEmpty();
    }

    @Test
    void printingAGigabyteIsCutOff() throws IOException {
        String code = rightAfter("byte[] page = new byte[1 << 20];"
                + " for (int i = 0; i < 1024; i++) { System.out.write(page, 0, page.length); }");
        assertThat(cutShort("tests", toy.check(code))).contains("it printed more than 32 MB");
    }

    @Test
    void anExhaustedHeapIsToldAlsoAfterMuchOutput() throws IOException {
        String code = rightAfter(
                "System.out.println(\"x\".repeat(100_000));"
                        + " for (java.util.List<byte[]> all = new java.util.ArrayList<>(); count >= 0; ) { all.add(new byte[1 << 20]); }");
        assertThat(cutShort("tests", toy.check(code))).contains("ran out of memory (Java heap space)");
    }

    @Test
    void anExhaustedHeapIsToldAlsoWhenTheOutputIsClosed() throws IOException {
        String code = rightAfter(
                "System.out.close(); System.err.close();"
                        + " for (java.util.List<byte[]> all = new java.util.ArrayList<>(); count >= 0; ) { all.add(new byte[1 << 20]); }");
        assertThat(cutShort("tests", toy.check(code))).contains("exit code 3", "memory runs out");
    }

    @Test
    void memoryOutsideTheHeapIsBounded() throws IOException {
        String code = rightAfter(
                "while (count >= 0) {" + " java.lang.foreign.Arena.global().allocate(16 << 20).fill((byte) 1); }");
        assertThat(cutShort("tests", toy.patient().check(code))).contains("MB of memory", "Counter.java:7");
    }

    @Test
    void exhaustedThreadsAreTold() throws IOException {
        String code = rightAfter("while (count >= 0) {"
                + " new Thread(() -> { while (true) { java.util.concurrent.locks.LockSupport.park(); } }).start(); }");
        assertThat(cutShort("tests", toy.patient().check(code)))
                .contains("threads; 2000 are allowed", "Counter.java:7");
    }

    @Test
    void aHundredThousandVirtualThreadsEndInAVerdict() throws IOException {
        String code = rightAfterIn(
                "scenario",
                "if (count == 0) { for (int i = 0; i < 100_000; i++) {"
                        + " Thread.ofVirtual().start(java.util.concurrent.locks.LockSupport::park); } }");
        assertThat(toy.check(code).verdict()).isIn(Status.PASS, Status.FAIL);
    }

    @Test
    void readingSystemInIsToldWithItsLine() throws IOException {
        String code = rightAfter("new java.util.Scanner(System.in).hasNextLine();");
        assertThat(cutShort("tests", toy.check(code)))
                .contains("it read System.in at Counter.java:7", "take the call out");
    }

    @Test
    void readingSystemInForEverIsToldOnce() throws IOException {
        String code = rightAfter("while (count >= 0) { try { System.in.read(); } catch (java.io.IOException e) {} }");
        assertThat(cutShort("tests", toy.check(code))).contains("it read System.in at Counter.java:7");
    }

    @Test
    void endlessRecursionFailsTheTest() throws IOException {
        Check check = toy.check(subject("private int deeper() { return 1 + deeper(); }", "return deeper();"));
        assertThat(failedTest(check).message()).contains("StackOverflowError");
        assertThat(failedTest(check).place()).isEqualTo("Counter.java:4");
    }

    @Test
    void aCrashOfTheJvmIsTold() throws IOException {
        String code = rightAfter("java.lang.foreign.MemorySegment.ofAddress(0).reinterpret(8)"
                + ".set(java.lang.foreign.ValueLayout.JAVA_INT, 0, 1);");
        assertThat(cutShort("tests", toy.check(code))).contains("its JVM crashed: SIGSEGV", "memory segment");
    }

    @Test
    void aMessageOfAGigabyteIsShortened() throws IOException {
        Check check = toy.check(
                rightAfter("if (count == 0) { throw new IllegalStateException(\"long\".repeat(5_000_000)); }"));
        assertThat(failedTest(check).message())
                .startsWith("java.lang.IllegalStateException: longlong")
                .endsWith("(20000000 characters)")
                .hasSizeLessThan(3_000);
    }

    @Test
    void anExceptionWhoseMessageThrowsFailsTheTest() throws IOException {
        Check check = toy.check(rightAfter("""
                if (count == 0) {
                    throw new RuntimeException() {
                        @Override
                        public String getMessage() {
                            throw new IllegalStateException();
                        }
                    };
                }
                """));
        assertThat(fails("tests", check).tests())
                .allMatch(test -> test.status() != TestOutcome.Status.PASS)
                .isNotEmpty();
    }

    @Test
    void whatTheCodeWroteIntoItsFolderGoesWithIt() throws IOException {
        Check check = toy.check(rightAfterIn(
                "tests",
                "try { java.nio.file.Files.createDirectories(java.nio.file.Path.of(\"a/b\"));"
                        + " java.nio.file.Files.createSymbolicLink(java.nio.file.Path.of(\"a/loop\"),"
                        + " java.nio.file.Path.of(\".\")); throw new IllegalStateException(\"stop here\"); }"
                        + " catch (java.io.IOException e) {}"));
        assertThat(failedTest(check).message()).contains("stop here");
    }

    @Test
    void itsClassesComeFromTheVariantsOwnFolderAndNeverFromTheClassPath() throws IOException {
        Check check = toy.check(rightAfter(
                "if (count == 0) throw new IllegalStateException(Counter.class.getProtectionDomain().getCodeSource().getLocation()"
                        + " + \" not in \" + System.getProperty(\"java.class.path\"));"));
        String[] places = failedTest(check).message().split(" not in ");
        assertThat(places[0])
                .contains("file:", "/faultlab-" + ProcessHandle.current().pid() + "-classes");
        assertThat(places[1]).doesNotContain("classes", "faults", "solutions").contains("forked-");
    }
}
