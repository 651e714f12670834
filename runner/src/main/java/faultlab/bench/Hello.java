package faultlab.bench;

import faultlab.execute.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** {@code java -cp CLASSES Hello}: a JVM that prints a word, with no flag but its class path. */
final class Hello implements Contender {

    private static final String SOURCE =
            "public class Hello { public static void main(String[] args) { System.out.println(\"hello\"); } }\n";

    private static final Duration MOST = Duration.ofSeconds(60);

    /** It takes some 40 ms: the mean of several says more. */
    private static final int TIMES = 5;

    private final Path folder;

    private Hello(Path folder) {
        this.folder = folder;
    }

    /** @param folder for its class */
    static Hello in(Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Hello.java"), SOURCE);
        ToolProvider javac = ToolProvider.findFirst("javac")
                .orElseThrow(() -> new IllegalStateException("no javac: Fault Lab needs a JDK, not a JRE"));
        PrintWriter quiet = new PrintWriter(PrintWriter.nullWriter());
        if (javac.run(quiet, quiet, "-d", folder.toString(), source.toString()) != 0) {
            throw new IllegalStateException("javac does not compile " + source);
        }
        return new Hello(folder);
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.HELLO_CPU);
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException, Missing {
        ChildrenCpu cpu = ChildrenCpu.here();
        double before = cpu.millis();
        for (int i = 0; i < TIMES; i++) {
            say();
        }
        return Map.of(Figure.HELLO_CPU, (cpu.millis() - before) / TIMES);
    }

    private void say() throws IOException, InterruptedException {
        List<String> line = List.of(OwnCommand.java(), "-cp", folder.toString(), "Hello");
        try (Program hello = Program.start(line, folder)) {
            if (hello.awaitEnd(MOST) != 0) {
                throw new IllegalStateException("a hello-world JVM failed: " + hello.output());
            }
        }
    }
}
