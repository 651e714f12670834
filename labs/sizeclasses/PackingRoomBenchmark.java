package sizeclasses;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A consignment of 56 KB is shipped. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class PackingRoomBenchmark {

    private final PackingRoom room = new PackingRoom();
    private final List<byte[]> goods = Collections.nCopies(14, new byte[4 << 10]);

    @Benchmark
    public int ship() throws IOException {
        return room.ship(goods, (crate, length) -> {});
    }
}
