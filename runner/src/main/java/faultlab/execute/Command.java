package faultlab.execute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to start a child JVM with.
 *
 * @param flags JVM flags
 * @param classPath application class path
 * @param mode what {@code ForkedMain} is to do, with its arguments
 */
public record Command(List<String> flags, List<Path> classPath, List<String> mode) {

    /**
     * A shell that lets a Ctrl-C at the runner's terminal pass by and becomes the JVM: there a Ctrl-C stops what a console runs,
     * and the runner itself ends its child.
     */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    /** The whole command line. */
    List<String> line(Path socket) {
        List<String> line = new ArrayList<>();
        if (mode.get(0).equals("live") && Files.isExecutable(Path.of(DEAF.get(0)))) {
            line.addAll(DEAF);
        }
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        line.add("--enable-preview");
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("-XX:-CreateCoredumpOnCrash");
        line.add("-cp");
        line.add(String.join(
                java.io.File.pathSeparator,
                classPath.stream().map(Path::toString).toList()));
        line.add("faultlab.forked.ForkedMain");
        line.add(socket.toString());
        line.addAll(mode);
        return line;
    }
}
