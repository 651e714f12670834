// spotless:off
//JAVA 25+
//SOURCES Paper.java
//SOURCES TelegraphOffice.java
//SOURCES ../shared/AtHand.java
//SOURCES ../shared/Attempt.java
//SOURCES ../shared/Bounds.java
//SOURCES ../shared/CancelEachStep.java
//SOURCES ../shared/CollectionCauses.java
//SOURCES ../shared/Crew.java
//SOURCES ../shared/DiagnosticCommand.java
//SOURCES ../shared/FullCollections.java
//SOURCES ../shared/GarbageCollections.java
//SOURCES ../shared/JvmFlags.java
//SOURCES ../shared/LabYaml.java
//SOURCES ../shared/Live.java
//SOURCES ../shared/LiveHeap.java
//SOURCES ../shared/LiveThreads.java
//SOURCES ../shared/MappedFiles.java
//SOURCES ../shared/NativeMemory.java
//SOURCES ../shared/Operations.java
//SOURCES ../shared/Reports.java
//SOURCES ../shared/Sampler.java
//SOURCES ../shared/Scenario.java
//SOURCES ../shared/Settle.java
//SOURCES ../shared/Shapes.java
//SOURCES ../shared/Shown.java
//SOURCES ../shared/Standalone.java
//SOURCES ../shared/Terminal.java
//SOURCES ../shared/Unheard.java
//SOURCES ../shared/VirtualThreads.java
//SOURCES ../shared/Workers.java
//FILES lab.yaml=../../labs/pooling/lab.yaml
// spotless:on
package pooling;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import pooling.TelegraphOffice.Form;
import shared.Crew;
import shared.LiveHeap;
import shared.Scenario;
import shared.Shapes;

/** A day at the telegraph office for each thing that is done there: looked at when it has begun, at noon and in the evening. */
public final class PoolingScenario {

    /** Telegrams that the messenger is given in a day. */
    private static final int DELIVERED = 400;

    /** Texts that the accountant lays out at once, in the morning. */
    private static final int ACCOUNTS = 200;

    /** Texts that the clerk lays out at once, in the morning of such a day. */
    private static final int RUSH = 64;

    /** Times in a day that the wire is given this many telegrams at once. */
    private static final int BATCHES = 20;

    private static final int AT_ONCE = 16;

    /** Telegrams of a day on which the wire stutters. */
    private static final int STUTTERED = 36_000;

    /** Prices that are asked for until all has been compiled, and then in a day. */
    private static final int WARM = 60_000;

    private static final int PRICES = 200_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static volatile TelegraphOffice office;

    private final Scenario scenario;
    private final AtomicInteger made = new AtomicInteger();

    /** Each stays at his desk all day, and so has the same thread. */
    private final ExecutorService clerk = desk("clerk");

    private final ExecutorService operator = desk("operator");
    private final ExecutorService accountant = desk("accountant");

    private int corrupt;

    private PoolingScenario(Scenario scenario) {
        this.scenario = scenario;
        office = new TelegraphOffice(() -> {
            made.incrementAndGet();
            return new Paper();
        });
        scenario.show("office", office);
    }

    private static ExecutorService desk(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** One thing that a clerk does. */
    @FunctionalInterface
    private interface Piece {
        void work(int number) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("bag", scenario -> new PoolingScenario(scenario).bag())
                .add("twice", scenario -> new PoolingScenario(scenario).twice())
                .add("wires", scenario -> new PoolingScenario(scenario).wires())
                .add("prices", scenario -> new PoolingScenario(scenario).prices())
                .add("plain", scenario -> new PoolingScenario(scenario).prices())
                .main(args);
    }

    /** In the morning the accountant has many forms at once, which then are free again. All day telegrams come in, for the evening. */
    private void bag() throws Exception {
        byte[] signals = new byte[Paper.SIZE];
        day("telegrams", DELIVERED, number -> {
            if (number == 0) {
                accountant
                        .submit(() -> office.letters(Collections.nCopies(ACCOUNTS, "stop")))
                        .get();
            }
            byte[] text = text(number).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, signals, 0, text.length);
            office.deliver(signals, text.length);
        });
        List<String> delivered = new ArrayList<>();
        at(clerk, () -> delivered.addAll(office.evening()));
        long right = 0;
        for (int number = 0; number < delivered.size(); number++) {
            right += delivered.get(number).equals(text(number)) ? 1 : 0;
        }
        scenario.signal("wrong", Math.max(DELIVERED, delivered.size()) - right);
        leave();
    }

    private static String text(int number) {
        return "telegram " + number;
    }

    /** Telegrams that the operator sends, so many at once. */
    private void wires() throws Exception {
        day("batches", BATCHES, batch -> {
            List<Runnable> together = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String expected = text(batch * AT_ONCE + i);
                office.send(
                        "office",
                        expected,
                        (address, text, sent) -> together.add(() -> {
                            look(address, "office");
                            look(text, expected);
                            sent.run();
                        }));
            }
            operator.submit(() -> together.forEach(Runnable::run)).get();
        });
        scenario.signal("corrupt", corrupt);
        leave();
    }

    private void look(Form form, String expected) {
        corrupt += form.text().equals(expected) ? 0 : 1;
    }

    /** One telegram is refused, the next one is sent before the wire is cut, and the third one as it should be. Meanwhile somebody asks for a price. */
    private void twice() throws Exception {
        day("telegrams", STUTTERED, number -> {
            if (number == 0) {
                office.letters(Collections.nCopies(RUSH, "stop"));
            }
            try {
                office.send("office", "telegram", (address, text, sent) -> {
                    office.price("stop");
                    look(address, "office");
                    if (number % 3 > 0) {
                        sent.run();
                    }
                    if (number % 3 < 2) {
                        throw new IOException("the wire is cut");
                    }
                });
            } catch (IOException cut) {
                // Whoever sent it tries again tomorrow.
            }
        });
        scenario.signal("corrupt", corrupt);
        leave();
    }

    /** What a price costs, once all that it takes has been compiled. */
    private void prices() throws Exception {
        at(clerk, () -> ask(WARM));
        long[] bytes = new long[1];
        day("halves", 2, half -> {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            ask(PRICES / 2);
            bytes[0] += THREADS.getCurrentThreadAllocatedBytes() - before;
        });
        scenario.signal("bytes", bytes[0] / PRICES);
        leave();
    }

    private static int ask(int times) {
        int pennies = 0;
        for (int i = 0; i < times; i++) {
            pennies += office.price("arriving on friday stop");
        }
        return pennies;
    }

    private void day(String unit, int pieces, Piece piece) throws Exception {
        long before = LiveHeap.bytes();
        int printed = made.get();
        scenario.inHalves(unit, pieces, (first, count) -> some(first, count, piece));
        scenario.signal("kept", Math.max(0, LiveHeap.bytes() - before));
        scenario.signal("made", made.get() - printed);
    }

    private void some(int first, int count, Piece piece) {
        at(clerk, () -> {
            for (int number = first; number < first + count; number++) {
                piece.work(number);
            }
            return count;
        });
    }

    /** Has somebody do something, and waits until it is done. */
    private void at(ExecutorService desk, Callable<?> work) {
        Crew caller = Crew.start("caller", 1, index -> desk.submit(work).get());
        scenario.settle(caller::allBack);
        scenario.tell(caller);
    }

    private void leave() {
        List.of(clerk, operator, accountant).forEach(ExecutorService::shutdown);
    }
}
