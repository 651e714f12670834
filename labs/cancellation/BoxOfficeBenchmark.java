package cancellation;

import cancellation.BoxOffice.Systems;
import cancellation.BoxOffice.Wish;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Tickets on a good day: nobody is turned away. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class BoxOfficeBenchmark {

    /**
     * What the bank takes: a wait, since a waiting thread is served first on a busy machine. Much longer than it takes to
     * start a thread, so that a right office that starts one for each ticket is not held to the speed of a pool.
     */
    private static final long BANK_NANOS = 1_000_000;

    private static final class GoodDay implements Systems {
        @Override
        public void reserve(Wish wish) {}

        @Override
        public String charge(Wish wish) {
            LockSupport.parkNanos(BANK_NANOS);
            return "receipt";
        }

        @Override
        public String redeem(Wish wish, Duration limit) {
            LockSupport.parkNanos(BANK_NANOS);
            return "receipt";
        }

        @Override
        public String print(Wish wish, String receipt) {
            return "code";
        }
    }

    private final Wish wish = new Wish("t-1", "1A");
    private BoxOffice office;

    @Setup
    public void open() {
        office = new BoxOffice(new GoodDay(), Duration.ofMinutes(1));
    }

    /** Four tickets, one for each way to get one. */
    @Benchmark
    public int four() throws Exception {
        int[] shown = new int[1];
        office.serve(wish, text -> shown[0] = text.length());
        return shown[0]
                + office.sell(wish).code().length()
                + office.redeem(wish).code().length()
                + office.book(wish).get().code().length();
    }

    @TearDown
    public void close() {
        office.close();
    }
}
