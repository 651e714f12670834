package churn;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A level comes in: it is added to the day's figures and passed on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class RiverBenchmark {

    private long taken;
    private int number;
    private final River river = new River((bytes, length) -> taken += length);

    @Benchmark
    public long level() {
        number++;
        int millimetres = 1_000 + (number & 8_191);
        river.add(1_000 + number % Day.GAUGES, millimetres);
        river.pass(1_000 + number % Day.GAUGES, millimetres);
        return taken;
    }
}
