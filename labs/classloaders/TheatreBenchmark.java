package classloaders;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A hundred scenes of a company that stays, one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class TheatreBenchmark {

    private final Theatre theatre = new Theatre();
    private Theatre.Visit visit;

    @Setup
    public void invite() throws IOException, ReflectiveOperationException {
        visit = theatre.invite(new Loader(Hall.luggage()), Players.class.getName());
    }

    @Benchmark
    public int play() throws ExecutionException, InterruptedException {
        int all = 0;
        for (int scene = 0; scene < 100; scene++) {
            all += visit.play(scene).get().length();
        }
        return all;
    }

    @TearDown
    public void leave() {
        visit.close();
        theatre.close();
    }
}
