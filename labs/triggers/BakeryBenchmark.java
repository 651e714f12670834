package triggers;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A roll is baked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class BakeryBenchmark {

    private final Bakery bakery = new Bakery(100);

    @Benchmark
    public byte[] bake() {
        return bakery.bake((byte) 1, 60);
    }
}
