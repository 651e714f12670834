package faultlab.bench;

import faultlab.files.AtomicFile;
import faultlab.publish.Markers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code docs/performance.md}: how to read the figures is written by hand, the figures by {@code lab bench --write}. */
public final class PerformancePage {

    /** Its place in a checkout. */
    public static final String PLACE = "docs/performance.md";

    private static final Markers TABLE =
            new Markers("<!-- figures: measured and written by ./lab bench --write -->", "<!-- end of figures -->");

    private final Path file;

    private PerformancePage(Path file) {
        this.file = file;
    }

    /** The page of a checkout; empty where there is none. */
    public static Optional<PerformancePage> of(Path checkout) {
        return Optional.of(checkout.resolve(PLACE)).filter(Files::isRegularFile).map(PerformancePage::new);
    }

    /** Puts what was measured in the place of the figures that are there. */
    public void write(Measured measured) throws IOException {
        String command = "./lab bench --lab %s --rounds %d --write".formatted(measured.lab(), measured.rounds());
        String text = TABLE.replace(file, Files.readString(file), BenchText.table(measured, command));
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
