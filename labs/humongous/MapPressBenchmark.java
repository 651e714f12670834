package humongous;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A sheet of 300 KB is printed and sealed, as a file is written: beside paper that costs nothing a new array alone would weigh threefold. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class MapPressBenchmark {

    private final byte[] plate = new byte[300 << 10];
    private final MessageDigest seal = sha256();
    private final MapPress press = new MapPress(sheet -> new ByteArrayInputStream(plate));

    @Benchmark
    public long print() throws IOException {
        return press.print("sheet", new DigestOutputStream(OutputStream.nullOutputStream(), seal));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
