package handoff;

import handoff.OrderDesk.Order;
import java.time.Duration;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Orders through the desk: a customer's {@code place} against one packer who packs each order before fetching the next. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class OrderDeskBenchmark {

    /** Made beforehand, so that what is measured as allocated is the desk's. A power of two: see {@link #place}. */
    private static final int ORDERS = 1024;

    /** Nobody gets that far while a packer is at work, however loaded the machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Work for one order, in JMH's tokens: some 80 µs, longer than it takes to wake a thread. So the desk is measured as
     * it is used, and a right one that parks is not held to the speed of one that spins.
     */
    private static final long PACKING = 40_000;

    private final Order[] orders = IntStream.range(0, ORDERS)
            .mapToObj(number -> new Order(number, "lamp", 1))
            .toArray(Order[]::new);
    private OrderDesk desk;
    private Thread packer;
    private volatile boolean working;
    private int placed;

    @Setup
    public void open() {
        desk = new OrderDesk(PATIENCE);
        working = true;
        packer = Thread.ofPlatform().daemon().name("packer").start(this::pack);
    }

    /** One order, from the customer's question to the desk's answer. */
    @Benchmark
    public boolean place() throws InterruptedException {
        return desk.place(orders[placed++ & ORDERS - 1]);
    }

    @TearDown
    public void close() throws InterruptedException {
        working = false;
        desk.close();
        packer.interrupt();
        if (!packer.join(Duration.ofSeconds(10))) {
            throw new IllegalStateException("the packer did not go home: next() neither returned nor threw"
                    + " InterruptedException after close() and an interrupt");
        }
    }

    private void pack() {
        try {
            while (working) {
                desk.next();
                Blackhole.consumeCPU(PACKING);
            }
        } catch (Exception goingHome) {
            // close() interrupts; caught as Exception, since a learner's next() may no longer declare the interrupt
        }
    }
}
