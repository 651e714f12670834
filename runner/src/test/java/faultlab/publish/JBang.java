package faultlab.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * JBang, from Maven Central, with a state of its own. It builds a script and then only prints the command that starts it,
 * with exit code 255, for a shell to evaluate.
 */
record JBang(Path state) {

    private static final int EVALUATE = 255;

    /** What a command printed, both streams together, and its exit code. */
    record Said(int exit, String output) {}

    /** What {@code jbang ARGUMENTS} does when typed in the folder. */
    Said type(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath(), "dev.jbang.Main"));
        command.addAll(List.of(arguments));
        Path answer = Files.createTempFile(state, "answer", ".sh");
        ProcessBuilder builds = start(folder, command).redirectOutput(answer.toFile());
        Said built = ended(builds);
        String printed = Files.readString(answer);
        if (built.exit() != EVALUATE) {
            return new Said(built.exit(), printed + built.output());
        }
        Said ran = ended(start(folder, List.of("sh", answer.toString())).redirectErrorStream(true));
        return new Said(ran.exit(), ran.output());
    }

    private ProcessBuilder start(Path folder, List<String> command) {
        ProcessBuilder start = new ProcessBuilder(command).directory(folder.toFile());
        start.environment().put("JAVA_HOME", System.getProperty("java.home"));
        start.environment().put("JBANG_DIR", state.toString());
        start.environment().put("JBANG_CACHE_DIR", state.resolve("cache").toString());
        start.environment().put("JBANG_NO_VERSION_CHECK", "true");
        return start;
    }

    private static Said ended(ProcessBuilder start) throws IOException, InterruptedException {
        Process process = start.start();
        process.getOutputStream().close();
        boolean merged = start.redirectErrorStream();
        String output = new String((merged ? process.getInputStream() : process.getErrorStream()).readAllBytes());
        return new Said(process.waitFor(), output);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() throws IOException {
        return Files.readString(MadeUpCheckout.home().resolve("runner/target/jbang.classpath"));
    }
}
