package faultlab.execute;

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

    /** The whole command line. */
    List<String> line(Path socket) {
        List<String> line = new ArrayList<>();
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
