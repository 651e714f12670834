package finalizers;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Two pictures are shown, with a lantern that is quick. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class LanternShowBenchmark {

    private static final class Quick implements LanternShow.Lantern {

        private int slots;

        @Override
        public byte[] draw(String picture) {
            return new byte[64];
        }

        @Override
        public int load(byte[] pixels) {
            return ++slots;
        }

        @Override
        public void project(int slot) {}

        @Override
        public void free(int slot) {}
    }

    private final LanternShow show = new LanternShow(new Quick());
    private final List<String> pictures = List.of("a comet", "the moon");

    @Benchmark
    public long show() {
        return show.show(pictures);
    }
}
