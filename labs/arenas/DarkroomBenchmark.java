package arenas;

import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A caption is measured, a picture printed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class DarkroomBenchmark {

    private final Darkroom darkroom = new Darkroom(new CLibrary());
    private final byte[] picture = picture();
    private long printed;

    @Benchmark
    public long print() throws IOException {
        darkroom.print(picture, direct -> printed += direct.remaining());
        return darkroom.width("Parade") + printed;
    }

    private static byte[] picture() {
        byte[] picture = new byte[2_000];
        Arrays.fill(picture, (byte) 3);
        return picture;
    }
}
