package retries;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A driver reads the board while the mast answers at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class BoardBenchmark {

    private Board board;

    @Setup
    public void putUp() {
        VirtualTime time = new VirtualTime();
        board = new Board(new Board.Office(new Board.Station(pass -> WinterMast.CALM, time), time), time);
    }

    @Benchmark
    public String read() throws IOException, InterruptedException {
        return board.read(WinterMast.PASS);
    }
}
