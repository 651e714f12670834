package connections;

import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Who has a document, on a quiet day. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class ArchiveBenchmark {

    private Store store;
    private Archive archive;

    @Setup
    public void open() throws SQLException {
        store = new Store();
        archive = new Archive(store.site());
    }

    @Benchmark
    public int ask() throws SQLException {
        return archive.reader(Store.LENT).orElse("").length();
    }

    @TearDown
    public void close() throws SQLException {
        archive.close();
        store.close();
    }
}
