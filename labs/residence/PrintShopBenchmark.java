package residence;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import residence.PrintShop.Driver;
import residence.PrintShop.Job;

/** A job of eight pages, from a visitor's request to the last page. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class PrintShopBenchmark {

    private static final int PAGES = 8;

    /**
     * Nanoseconds of one page. It waits, for a thread that computes gets an uneven share of a busy machine, and long, so that a fix that
     * starts a thread is not held to the speed of one that wakes one.
     */
    private static final long PAGE = 500_000;

    /** Prints a page by waiting. */
    public static final class Pages implements Driver {
        @Override
        public boolean print(Job job, int page) {
            LockSupport.parkNanos(PAGE);
            return page < PAGES;
        }
    }

    private final Job job = new Job(1, "pages");
    private PrintShop shop;

    @Setup
    public void open() {
        shop = new PrintShop(Map.of("pages", Pages.class.getName()), (addresses, round) -> addresses);
    }

    /** One job. */
    @Benchmark
    public int print() throws InterruptedException {
        return shop.print(job);
    }

    @TearDown
    public void close() {
        shop.close();
    }
}
