package humongous;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A sheet of 300 KB is printed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class MapPressBenchmark {

    private final byte[] plate = new byte[300 << 10];
    private final MapPress press = new MapPress(sheet -> new ByteArrayInputStream(plate));

    @Benchmark
    public long print() throws IOException {
        return press.print("sheet", OutputStream.nullOutputStream());
    }
}
