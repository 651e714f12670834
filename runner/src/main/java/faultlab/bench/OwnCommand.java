package faultlab.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of Fault Lab itself, started as this process was: by the launcher, by JBang or by a test. */
final class OwnCommand {

    private OwnCommand() {}

    /** This process's java. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A command over a home folder, with this JVM's flags but for its agents. */
    static List<String> line(Path home, String... words) {
        List<String> line = new ArrayList<>(List.of(java()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-javaagent") && !flag.startsWith("-agent"))
                .forEach(line::add);
        // the last one wins
        line.add("-Dfaultlab.home=" + home);
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add("faultlab.FaultLab");
        line.addAll(List.of(words));
        return line;
    }
}
