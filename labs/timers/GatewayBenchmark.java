package timers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import timers.Gateway.Due;
import timers.Gateway.Request;

/** Requests whose backend answers at once, so that nothing that was armed for them comes due. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class GatewayBenchmark {

    private static final Duration FAR = Duration.ofMinutes(10);

    /** Longer than a call takes, and short enough for what a gateway leaves behind to be over by the next iteration. */
    private static final Duration SLOW = Duration.ofMillis(50);

    /**
     * What the backend takes for one request: a wait and no work, since whoever waits is served first on a busy machine.
     * Much longer than it takes to start a thread, so that a right gateway is not held to the speed of the fastest timer.
     */
    private static final long BACKEND_NANOS = 1_000_000;

    private final byte[] answer = new byte[1_000];
    private final Request request = new Request(1, "client-1", new byte[20_000]);
    private Gateway gateway;

    @Setup
    public void open() {
        gateway = new Gateway(request -> answer(), request -> answer(), new Due(SLOW, FAR, FAR, FAR), id -> {});
    }

    private CompletableFuture<byte[]> answer() {
        LockSupport.parkNanos(BACKEND_NANOS);
        return CompletableFuture.completedFuture(answer);
    }

    /** Four requests, one for each way to ask. */
    @Benchmark
    public int four() throws Exception {
        return gateway.call(request).length
                + gateway.ask(request).get().length
                + gateway.follow(request, page -> {}).get().length
                + gateway.race(request).get().length;
    }

    /** A thread that was left to a collection ends, so that the gateway with the fault does not run into the limit of threads. */
    @TearDown(Level.Iteration)
    public void collect() {
        System.gc();
    }

    @TearDown
    public void close() {
        gateway.close();
    }
}
