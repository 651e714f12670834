package deadlock;

import deadlock.ShopStock.Shipment;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One driver who brings a piece to the neighbour and fetches it back, in a chain of twenty shops. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class ShopStockBenchmark {

    /**
     * What head office takes to answer: a wait and no work, since whoever waits is served first on a busy machine. Longer
     * than it takes to hand something to another thread and back, so that a stock with an owner of its own is not held to the
     * speed of two locks.
     */
    private static final long OFFICE_NANOS = 250_000;

    private final Shipment there = Shops.shipment(0, 1, 1);
    private final Shipment back = Shops.shipment(1, 0, 1);
    private ShopStock stock;

    @Setup
    public void open() {
        stock = new ShopStock(Shops.pieces(), shipment -> {
            LockSupport.parkNanos(OFFICE_NANOS);
            return true;
        });
    }

    @Benchmark
    public boolean thereAndBack() {
        return stock.ship(there) && stock.ship(back);
    }
}
