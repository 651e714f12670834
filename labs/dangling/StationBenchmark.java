package dangling;

import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Somebody looks at a packet, of which nothing is kept. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class StationBenchmark {

    private final Station station = new Station(memory -> {});
    private final byte[] packet = {(byte) 200, 1, (byte) 200, 2, (byte) 200, 3};

    @Benchmark
    public int show() {
        return station.show(packet, StationBenchmark::sum);
    }

    private static int sum(ByteBuffer samples) {
        int sum = 0;
        while (samples.hasRemaining()) {
            sum += samples.get();
        }
        return sum;
    }
}
