package buffers;

import buffers.Relay.Line;
import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A message of each kind, of a few kilobytes, comes in pieces and is passed on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class RelayBenchmark {

    private long passed;
    private final Line line = new Relay(
                    OutputStream.nullOutputStream(), text -> passed += text.length(), list -> passed += list.size())
            .open();
    private final byte[] bytes = new byte[1_000];
    private final String text = "x".repeat(1_000);

    @Benchmark
    public long pass() throws IOException {
        for (int piece = 0; piece < 4; piece++) {
            line.frame(bytes);
            line.text(text);
            line.order(text);
        }
        line.endFrame();
        line.endText();
        line.endOrders();
        return passed;
    }
}
