package timeouts;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import timeouts.HarbourOffice.Question;
import timeouts.Peer.Manner;

/** Questions on a day on which everybody answers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class HarbourOfficeBenchmark {

    private static final Duration FAR = Duration.ofMinutes(10);

    private Peer gauge;
    private Peer customs;
    private HarbourOffice office;

    @Setup
    public void open() {
        gauge = Peer.gauge(Manner.ANSWERS);
        customs = Peer.customs(Manner.ANSWERS);
        office = new HarbourOffice(
                gauge.address(),
                URI.create("http://127.0.0.1:" + customs.address().getPort() + "/"),
                Map.of());
    }

    /** A ship leaves: the gauge is asked, then customs. */
    @Benchmark
    public int departure() throws Exception {
        return office.ask(new Question.Departure("Anna", "quay"), Day.in(FAR))
                .get(FAR.toMinutes(), TimeUnit.MINUTES)
                .length();
    }

    @TearDown
    public void close() throws IOException {
        gauge.close();
        customs.close();
        office.close();
    }
}
