package pooling;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A telegram is priced, and sent over a wire that is quick. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class TelegraphOfficeBenchmark {

    private final TelegraphOffice office = new TelegraphOffice(Paper::new);
    private long letters;

    @Benchmark
    public long send() throws IOException {
        office.send("office", "arriving on friday stop", (address, text, sent) -> {
            letters += address.length() + text.length();
            sent.run();
        });
        return letters + office.price("arriving on friday stop");
    }
}
