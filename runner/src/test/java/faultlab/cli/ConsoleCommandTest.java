package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.FaultLab;
import faultlab.session.Left;
import faultlab.session.ToyLab;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleCommandTest {

    /** What the terminal is told when a line has been read: paste is no longer bracketed. */
    private static final String READ = "\u001b[?2004l";

    @TempDir
    Path home;

    private final InputStream in = System.in;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void layOut() throws IOException {
        ToyLab.in(home);
    }

    @AfterEach
    void nothingIsLeft() {
        System.setIn(in);
        Left.nothing();
    }

    private int type(String input, String... words) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return Main.commandLine(home, FaultLab::open)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    @Test
    void runsWhatComesInAndEnds() {
        int exit = type(
                "int n = 40;\nint more(int m) {\n  return n + m;\n}\nmore(2)\nnew Counter().next()\n",
                "console",
                "toy");
        assertThat(exit).as("%s", err).isZero();
        assertThat(out.toString().lines()).containsExactly("n ==> 40", "|  created more(int)", "$1 ==> 42", "$2 ==> 0");
        assertThat(err.toString()).contains("You have not started toy", "toy live, shape once, fault, process ");
    }

    @Test
    void takesTheLearnersWorkOnceThereIsSome() throws IOException {
        Path work = Files.createDirectories(home.resolve("work/toy"));
        Files.writeString(work.resolve("Counter.java"), ToyLab.RIGHT);
        assertThat(type("new Counter().next()\n", "console", "toy")).isZero();
        assertThat(out.toString()).isEqualTo("$1 ==> 1\n".replace("\n", System.lineSeparator()));
    }

    @Test
    void goesOnAfterWhatFailedAndSaysSoInItsExitCode() {
        assertThat(type("int n = \"one\";\nSystem.out.print(\"on\")\n", "console", "toy"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("|  incompatible types", "\non\n");
    }

    @Test
    void saysWhatIsNotWholeAtTheEnd() {
        assertThat(type("for (int i = 0; i < 3; i++) {\n", "console", "toy")).isEqualTo(1);
        assertThat(err.toString()).contains("ends in the middle of a snippet", "for (int i");
    }

    @Test
    void exitEndsItAndOtherCommandsAreRefused() {
        assertThat(type("/exit\nint n = \"one\";\n", "console", "toy")).isZero();
        assertThat(type("/list\n", "console", "toy")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no command \"/list\" here");
    }

    @Test
    void theRunsOwnEndEndsItWithWords() {
        assertThat(type("System.exit(0)\n1\n", "console", "toy")).isEqualTo(1);
        assertThat(out.toString())
                .contains("|  The live run has ended", "System.exit")
                .doesNotContain("==> 1");
    }

    @Test
    void workThatDoesNotCompileIsTold() throws IOException {
        Path work = Files.createDirectories(home.resolve("work/toy"));
        Files.writeString(work.resolve("Counter.java"), ToyLab.rightAfter("int n = \"one\";"));
        assertThat(type("1\n", "console", "toy")).isEqualTo(1);
        assertThat(err.toString()).contains("does not compile", "Counter.java:7:17");
    }

    @Test
    void anUnknownShapeIsWrongUse() {
        assertThat(type("1\n", "console", "toy", "--shape", "twice")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no shape \"twice\"", "once");
    }

    /** Under a pseudo-terminal, as {@code script} makes one. */
    @Test
    void aTerminalHasPromptsHistoryCompletionAndCtrlC() throws Exception {
        // who runs these tests in the background has SIGINT ignored, and so would all that is started from there
        String command = "stty cols 100 rows 30; exec env --default-signal=INT " + String.join(" ", Lab.java(home))
                + " console toy";
        Process process = new ProcessBuilder(
                        "script", "-qfec", command, home.resolve("typescript").toString())
                .redirectErrorStream(true)
                .start();
        try (Terminal terminal = new Terminal(process)) {
            terminal.sees("lab> ")
                    .types("int answer = 6 *\n")
                    .sees("...> ")
                    .types("7;\n")
                    .sees("answer ==> 42");
            terminal.types("answ")
                    .sees("lab> answ")
                    .types("\t")
                    .sees("er")
                    .types("\n")
                    .sees("answer ==> 42");
            terminal.types("while (true) { }\n").sees(READ).interrupts("Stopped.");
            terminal.types("/exit\n");
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(terminal.text()).isZero();
        }
        List<String> history = Files.readAllLines(home.resolve(".lab/console-history"));
        assertThat(history).anyMatch(line -> line.endsWith("int answer = 6 *"));
    }
}
