package slices;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The front page is shown: of one dispatch its headline, of one picture its seal. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class WireDeskBenchmark {

    private static final int ITEMS = 64;

    private final WireDesk desk = new WireDesk();
    private int looks;

    @Setup
    public void file() {
        for (int item = 0; item < ITEMS; item++) {
            desk.fileDispatch(("Headline of " + item + "\nIts body.").getBytes(StandardCharsets.US_ASCII));
            desk.filePicture(new byte[100]);
        }
    }

    /** One look. */
    @Benchmark
    public int look() {
        int item = looks++ & ITEMS - 1;
        return desk.headline(item).get(0) + desk.seal(item).get(ValueLayout.JAVA_BYTE, 31);
    }
}
