package mappings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A deed is read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class LandRegisterBenchmark {

    private Path folder;
    private LandRegister register;

    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("register");
        Files.writeString(folder.resolve("north"), "%-64s".formatted("Moser").repeat(1_000));
        register = new LandRegister(folder);
    }

    @Benchmark
    public String read() throws IOException {
        return register.deed("north", 500);
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(folder.resolve("north"));
        Files.delete(folder);
    }
}
