package escape;

import escape.PhotoCounter.Shop;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A customer at a kiosk: a picture that is ready before the first beat, and an order that is paid. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class PhotoCounterBenchmark {

    private static final Duration FAR = Duration.ofMinutes(10);

    /**
     * A wait and no work, and much longer than it takes a busy machine to wake the threads that a request is handed
     * through: no right counter is held to the speed of the one with the fewest.
     */
    private static final long DEVELOPING_NANOS = 10_000_000;

    private final Shop shop = new Shop() {
        @Override
        public String develop(int picture) {
            LockSupport.parkNanos(DEVELOPING_NANOS);
            return "ready";
        }

        @Override
        public void charge(int order) {}

        @Override
        public void send(int order) {}

        @Override
        public void show(long sent) {}
    };

    private PhotoCounter counter;
    private Server server;
    private Kiosk kiosk;
    private Set<Thread> atWork;

    @Setup
    public void open() throws IOException {
        counter = new PhotoCounter(shop, FAR);
        server = new Server(counter);
        kiosk = new Kiosk(server.port());
        atWork = threads();
    }

    /** Without those of the JVM. */
    private static Set<Thread> threads() {
        ThreadGroup own = Thread.currentThread().getThreadGroup();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() == own)
                .collect(Collectors.toSet());
    }

    /** Two requests over one connection. */
    @Benchmark
    public int visit() throws IOException {
        return kiosk.post("/pictures/1").status() + kiosk.post("/orders/1").status();
    }

    /** What was left behind goes, so that a counter with the fault does not run into the limit of threads. */
    @TearDown(Level.Iteration)
    public void sendHome() {
        threads().stream()
                .filter(thread -> !atWork.contains(thread) && thread != Thread.currentThread())
                .forEach(Thread::interrupt);
    }

    @TearDown
    public void close() throws IOException {
        kiosk.close();
        server.close();
        counter.close();
    }
}
