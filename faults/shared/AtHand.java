package shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lab's own files as text, for a scenario that runs by itself. */
final class AtHand {

    private AtHand() {}

    /**
     * From the class path under JBang ({@code //FILES lab.yaml=…}), else from a checkout around the working folder; empty
     * where there is neither.
     *
     * @param root {@code labs} or {@code faults}
     * @param name of a file in the lab's folder there
     */
    static String text(String root, String name) {
        try (InputStream packed = AtHand.class.getResourceAsStream("/" + name)) {
            if (packed != null) {
                return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
            }
            String lab = Standalone.lab();
            for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
                Path file = folder.resolve(root).resolve(lab).resolve(name);
                if (Files.isRegularFile(file)) {
                    return Files.readString(file);
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
