package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import faultlab.console.Completion;
import faultlab.console.Console;
import faultlab.console.Part;
import faultlab.console.Reply;
import faultlab.session.LiveEvent.Ended;
import faultlab.session.LiveEvent.Round;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One live run for what leaves it alive. */
class ConsoleTest {

    private static Looking looking;
    private static Console console;

    @BeforeAll
    static void open() {
        looking = Looking.at("handoff", "fault", "sender");
        console = looking.run.console();
    }

    @AfterAll
    static void close() {
        looking.close();
        Left.nothing();
    }

    private static String text(Reply reply, String kind) {
        assertThat(reply.incomplete()).isFalse();
        return String.join(
                "\n",
                reply.parts().stream()
                        .filter(part -> part.kind().equals(kind))
                        .map(Part::text)
                        .toList());
    }

    private static String value(String code) {
        Reply reply = console.eval(code);
        assertThat(reply.failed()).as("%s", reply).isFalse();
        return text(reply, "value");
    }

    private static String error(String code) {
        Reply reply = console.eval(code);
        assertThat(reply.failed()).as("%s", reply).isTrue();
        return text(reply, "error");
    }

    @Test
    void evaluatesAnExpression() {
        assertThat(value("6 * 7")).endsWith("==> 42");
    }

    @Test
    void seesTheLiveObjectByTheLoaderThatTheScenarioCameFrom() {
        assertThat(value("desk.getClass() == OrderDesk.class")).endsWith("==> true");
        assertThat(value("desk.getClass().getClassLoader() == shared.Shown.class.getClassLoader()"))
                .endsWith("true");
        // a round may end between the two
        await().until(() -> value("desk == shared.Shown.named(\"desk\")").endsWith("true"));
        assertThat(value("OrderDesk.class.getClassLoader() instanceof java.net.URLClassLoader loader"
                        + " && loader.getParent() == ClassLoader.getSystemClassLoader()"))
                .endsWith("true");
    }

    @Test
    void workDoneInTheConsoleMovesTheLiveObject() {
        assertThat(value("OrderDesk mine = desk; Optional<OrderDesk.Order> got = mine.next(); got.get().article()"))
                .contains("\"lamp\"");
        assertThat(value("mine.report().packed() >= 1")).endsWith("true");
    }

    @Test
    void shownObjectsFollowTheNewestRound() {
        value("OrderDesk before = desk;");
        int round = looking.all(Round.class).getLast().number();
        looking.first(Round.class, later -> later.number() > round + 1);
        assertThat(value("before != desk")).endsWith("true");
        value("int desk = 3;");
        looking.first(Round.class, later -> later.number() > round + 2);
        assertThat(value("desk")).endsWith("==> 3");
        value("OrderDesk desk = (OrderDesk) shared.Shown.named(\"desk\");");
    }

    @Test
    void severalSnippetsAndDeclarationsSpanLines() {
        assertThat(
                        value(
                                "int twice(int n) {\n    return 2 * n;\n}\nrecord Pair(int a, int b) {}\nnew Pair(twice(2), 5)"))
                .contains("Pair[a=4, b=5]");
        assertThat(text(console.eval("void later() { missing(); }"), "note")).contains("missing");
    }

    @Test
    void aLineEndStandsForAMissingSemicolonUnlessTheNextLineGoesOn() {
        assertThat(
                        value(
                                "desk.report()\n\nList.of(1, 2)\n    .stream()\n    .mapToInt(n -> n)\n    .sum()\n// the rest\n1 + 1\n"))
                .containsPattern("==> Report\\[.*]\n\\$\\d+ ==> 3\n\\$\\d+ ==> 2$");
        assertThat(value("int n = 5\nn\n    - 2")).contains("n ==> 5").endsWith("==> 3");
    }

    @Test
    void anUnfinishedTextIsNotRunAndAskedToGoOn() {
        assertThat(console.eval("int half = 1;\nfor (int i = 0; i < 3; i++) {")).isEqualTo(new Reply(List.of(), true));
        assertThat(error("half")).contains("cannot find symbol");
    }

    @Test
    void aRejectedSnippetShowsTheLineAndThePlace() {
        assertThat(error("int n = \"one\";")).contains("incompatible types", "int n = \"one\";\n        ^^^^^");
    }

    @Test
    void anExceptionIsShownWithItsFramesAndEndsTheText() {
        Reply reply = console.eval("int reached = 1; new OrderDesk.Order(1, null, 1); reached = 2;");
        assertThat(text(reply, "error")).contains("java.lang.NullPointerException: article", "OrderDesk.java:");
        assertThat(value("reached")).endsWith("==> 1");
    }

    @Test
    void printsAreTheSnippetsOutput() {
        Reply reply = console.eval("System.out.println(\"hé\"); System.err.print(\"there\"); 5");
        assertThat(reply.parts().stream().map(Part::kind)).containsExactly("output", "output", "value");
        assertThat(text(reply, "output")).isEqualTo("hé\n\nthere");
        assertThat(text(console.eval("for (int i = 0; i < 100_000; i++) System.out.println(i);"), "output"))
                .hasSizeLessThan(70_000)
                .contains("bytes more");
    }

    @Test
    void aLongValueIsCutAndSaysSo() {
        Reply reply = console.eval("\"x\".repeat(1_000_000)");
        assertThat(text(reply, "value")).hasSizeLessThan(5_000);
        assertThat(text(reply, "note")).contains("first 4000 characters");
    }

    @Test
    void completesOnTheLiveObjectsAndTellsSignatures() {
        Completion completion = console.complete("desk.re", 7);
        assertThat(completion.anchor()).isEqualTo(5);
        assertThat(completion.candidates()).anyMatch(candidate -> candidate.startsWith("report("));
        assertThat(console.complete("desk.place(", 11).documentation()).contains("place(", "Order");
        assertThat(console.complete("desk.re", 900).anchor()).isEqualTo(5);
    }

    @Test
    void aRunawayLoopAndALongSleepAreStoppedAndTheConsoleGoesOn() {
        for (String runaway :
                List.of("while (true) { }", "Thread.sleep(1_000_000);", "desk.next(); desk.next(); while (true);")) {
            CompletableFuture<Reply> running = CompletableFuture.supplyAsync(() -> console.eval(runaway));
            await().until(() -> text(console.eval("1"), "error").contains("still runs here"));
            console.stop();
            await().atMost(Duration.ofSeconds(30)).until(running::isDone);
            assertThat(text(running.join(), "error")).doesNotContain("does not stop");
            assertThat(value("1 + 1")).endsWith("==> 2");
        }
        assertThat(text(stopped("while (true) { }"), "note")).contains("Stopped");
    }

    private static Reply stopped(String code) {
        CompletableFuture<Reply> running = CompletableFuture.supplyAsync(() -> console.eval(code));
        await().until(() -> text(console.eval("1"), "error").contains("still runs here"));
        console.stop();
        return running.join();
    }

    @Test
    void stopWithoutARunningTextDoesNothing() {
        console.stop();
        assertThat(value("2 + 2")).endsWith("==> 4");
    }

    @Test
    void threadsThatASnippetStartsDoNotHoldTheRoundsUp() {
        value(
                "Thread lingering = Thread.ofPlatform().start(() -> { try { Thread.sleep(3_600_000); } catch (InterruptedException e) { } });");
        int round = looking.all(Round.class).getLast().number();
        looking.first(Round.class, later -> later.number() > round + 1);
        assertThat(looking.all(LiveEvent.Note.class)).isEmpty();
        value("lingering.interrupt()");
    }

    @Test
    void readingInputFindsItsEnd() {
        assertThat(value("System.in.read()")).endsWith("==> -1");
    }

    @Test
    void anEmptyTextIsNothing() {
        assertThat(console.eval("  \n// only a word\n")).isEqualTo(new Reply(List.of(), false));
    }

    @Test
    void leavingEndsTheRunAndSaysSo() {
        try (Looking own = Looking.at("handoff", "solution", "late")) {
            Reply reply = own.run.console().eval("int x = 1; System.exit(0); x = 2;");
            assertThat(text(reply, "error")).contains("live run has ended", "System.exit");
            assertThat(own.ended().message()).contains("System.exit");
        }
    }

    @Test
    void eatingTheHeapEndsTheRunAndSaysSo() {
        try (Looking own = Looking.at("handoff", "solution", "late")) {
            Console eating = own.run.console();
            Reply reply =
                    eating.eval("List<byte[]> kept = new ArrayList<>(); while (true) kept.add(new byte[1 << 20]);");
            assertThat(text(reply, "error")).contains("live run has ended", "ran out of memory");
            assertThat(own.ended().state()).isEqualTo("failed");
            assertThat(text(eating.eval("1"), "error")).contains("live run has ended");
        }
    }

    @Test
    void stoppingTheRunEndsWhatTheConsoleRuns() {
        try (Looking own = Looking.at("handoff", "fault", "facing")) {
            Console open = own.run.console();
            assertThat(text(open.eval("branches.length"), "value")).endsWith("==> 8");
            CompletableFuture<Reply> running =
                    CompletableFuture.supplyAsync(() -> open.eval("Thread.sleep(1_000_000)"));
            await().until(() -> text(open.eval("1"), "error").contains("still runs here"));
            own.run.stop();
            assertThat(text(running.join(), "error")).contains("live run was stopped");
            assertThat(own.first(Ended.class, ended -> true).state()).isEqualTo("stopped");
        }
    }
}
