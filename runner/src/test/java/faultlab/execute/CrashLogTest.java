package faultlab.execute;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.execute.Crash.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs as HotSpot 25 wrote them. */
class CrashLogTest {

    @TempDir
    Path folder;

    private static String recorded(String name) throws IOException {
        try (var log = CrashLogTest.class.getResourceAsStream("/crashes/" + name)) {
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCrashInTheVmHasItsFunctionThreadAndFrames() throws IOException {
        Crash crash = CrashLog.parse(recorded("interpreted.log")).orElseThrow();
        assertThat(crash.what()).isEqualTo("SIGSEGV (0xb)");
        assertThat(crash.frame()).isEqualTo("Unsafe_PutByte+0xad in libjvm.so");
        assertThat(crash.thread()).isEqualTo("worker one");
        assertThat(crash.frames())
                .contains(
                        new Frame("Crash", "bad", "(I)I", 23),
                        new Frame("Crash", "lambda$main$0", "()V", 1),
                        new Frame("java.lang.Thread", "run", "()V", 19));
        assertThat(crash.frames().get(0))
                .isEqualTo(new Frame("jdk.internal.misc.Unsafe", "putByte", "(Ljava/lang/Object;JB)V", 0));
    }

    @Test
    void aCrashInCompiledCodeHasItsMethodAndNoBytecode() throws IOException {
        Crash crash = CrashLog.parse(recorded("compiled.log")).orElseThrow();
        assertThat(crash.frame()).isEqualTo("Crash.hot");
        assertThat(crash.thread()).isEqualTo("main");
        assertThat(crash.frames().get(0))
                .isEqualTo(new Frame("Crash", "hot", "(Ljava/lang/foreign/MemorySegment;I)J", -1));
    }

    @Test
    void theHeadThatTheJvmPrintsHasNoFrames() throws IOException {
        String log = recorded("interpreted.log");
        Crash crash = CrashLog.parse("a line of the program's own\n" + log.substring(0, log.indexOf("S U M M A R Y")))
                .orElseThrow();
        assertThat(crash.what()).isEqualTo("SIGSEGV (0xb)");
        assertThat(crash.thread()).isEmpty();
        assertThat(crash.frames()).isEmpty();
    }

    @Test
    void anErrorOfTheVmAndMissingMemoryAreNamed() {
        assertThat(CrashLog.parse("""
                        #
                        # A fatal error has been detected by the Java Runtime Environment:
                        #
                        #  Internal Error (g1CollectedHeap.cpp:123), pid=4711, tid=4712
                        #  guarantee(used) failed: lost
                        #
                        """).orElseThrow().what()).isEqualTo("Internal Error (g1CollectedHeap.cpp:123)");
        assertThat(CrashLog.parse("""
                        #
                        # There is insufficient memory for the Java Runtime Environment to continue.
                        # Native memory allocation (mmap) failed to map 67108864 bytes. Error detail: Failed to reserve memory for metaspace
                        """).orElseThrow().what())
                .startsWith("Native memory allocation (mmap) failed to map 67108864 bytes");
    }

    @Test
    void whatIsNoLogHasNoCrash() {
        assertThat(CrashLog.parse("")).isEmpty();
        assertThat(CrashLog.parse("SIGSEGV\n# Problematic frame:\n")).isEmpty();
    }

    @Test
    void aThreadsNameCannotMoveTheTerminal() throws IOException {
        String log = recorded("interpreted.log").replace("worker one", "\u001b[2J" + "x".repeat(5_000));
        assertThat(CrashLog.parse(log).orElseThrow().thread())
                .startsWith("\ufffd[2Jx")
                .hasSizeLessThan(200);
    }

    @Test
    void onlyTheLogOfTheJvmItselfIsRead() throws IOException {
        Files.writeString(folder.resolve("hs_err_pid7.log"), recorded("compiled.log"));
        assertThat(CrashLog.in(folder, 7)).map(Crash::frame).isEqualTo(Optional.of("Crash.hot"));
        assertThat(CrashLog.in(folder, 8)).isEmpty();
    }
}
