package marking;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A small plant is pressed, and looked for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class HerbariumBenchmark {

    private final Herbarium herbarium = new Herbarium(100);
    private int number;

    @Benchmark
    public int press() {
        int drawer = number++ % 100;
        herbarium.press(drawer, drawer % 2 == 0 ? "daisy" : "poppy", 60);
        return herbarium.in(drawer).orElseThrow().pressed().length;
    }
}
