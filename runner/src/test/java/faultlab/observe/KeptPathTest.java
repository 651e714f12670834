package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data.Kept;
import faultlab.observe.Data.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptPathTest {

    @Test
    void namesWhoHoldsAScheduledTasksPayloadUpToTheThread() {
        var kept = new Kept(
                "byte[]",
                98,
                100_016,
                null,
                List.of(
                        step("shop.Desk$Invoice", "pdf"),
                        step("shop.Desk$$Lambda", "arg$1"),
                        step("java.util.concurrent.Executors$RunnableAdapter", "task"),
                        step("java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask", "callable"),
                        step("java.util.concurrent.RunnableScheduledFuture[]", "[index]"),
                        new Step(
                                "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
                                "queue",
                                "Size: 200")),
                "Stack Variable, Thread Name: billing-1");

        assertThat(KeptPath.text(kept))
                .isEqualTo("100 KB byte[] ← Invoice.pdf ← lambda in Desk ← ScheduledFutureTask ← DelayedWorkQueue"
                        + " of thread billing-1");
    }

    @Test
    void namesTheThreadWhoseThreadLocalHolds() {
        var kept = new Kept(
                "byte[]",
                20,
                1_000_016,
                null,
                List.of(
                        step("java.lang.ThreadLocal$ThreadLocalMap$Entry", "value"),
                        step("java.lang.ThreadLocal$ThreadLocalMap$Entry[]", "[index]"),
                        step("java.lang.ThreadLocal$ThreadLocalMap", "table"),
                        new Step("java.lang.Thread", "threadLocals", "Thread Name: pool-1-thread-9")),
                "Global Object Handle");

        assertThat(KeptPath.text(kept))
                .isEqualTo("1.0 MB byte[] ← ThreadLocalMap$Entry ← Thread.threadLocals of thread pool-1-thread-9");
    }

    @Test
    void namesTheStaticFieldAndNotTheThreadThatHappensToUseIt() {
        var kept = new Kept(
                "byte[]",
                39,
                1_040,
                null,
                List.of(
                        step("java.util.concurrent.ConcurrentHashMap$Node", "val"),
                        step("java.util.concurrent.ConcurrentHashMap$Node", "next"),
                        step("java.util.concurrent.ConcurrentHashMap$Node[]", "[index]"),
                        step("java.util.concurrent.ConcurrentHashMap", "table"),
                        new Step("shop.Prices", "KNOWN", "Class Name: shop.Prices")),
                "Stack Variable, Thread Name: main");

        assertThat(KeptPath.text(kept))
                .isEqualTo("1 KB byte[] ← ConcurrentHashMap$Node ← ConcurrentHashMap ← static Prices.KNOWN");
    }

    @Test
    void saysWhereAnObjectLiesThatOnlyAStackHolds() {
        var kept = new Kept("shop.Order[]", 1, 0, null, List.of(), "Stack Variable, Thread Name: main");

        assertThat(KeptPath.text(kept)).isEqualTo("Order[] on the stack of thread main");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1040, 1 KB",
        "999499, 999 KB",
        "999500, 1.0 MB",
        "41800000, 41.8 MB",
        "182000000, 182 MB",
        "1500000000, 1.5 GB",
        "-2500000, -2.5 MB"
    })
    void saysBytesInWords(long bytes, String words) {
        assertThat(Bytes.text(bytes)).isEqualTo(words);
    }

    private static Step step(String type, String field) {
        return new Step(type, field, null);
    }
}
