package threadlocals;

import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import threadlocals.Reception.Guest;

/** A hundred guests, one after the other, for each of whom a form is filled in: by one clerk, within one piece of work. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class ReceptionBenchmark {

    private final Reception reception = new Reception(1, 1, () -> new byte[4_096]);
    private final Guest guest = new Guest("Ada", new byte[0]);

    @Benchmark
    public int serve() throws ExecutionException, InterruptedException {
        int all = 0;
        for (int i = 0; i < 100; i++) {
            all += reception
                    .serve(guest, () -> {
                        reception.form()[0]++;
                        return Reception.guest().orElseThrow().name().length();
                    })
                    .get();
        }
        return all;
    }

    @TearDown
    public void close() {
        reception.close();
    }
}
