package faultlab.files;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time in a file's name, in UTC to the millisecond, so that names sort by age. */
public final class Stamp {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private Stamp() {}

    /** Now. */
    public static String now() {
        return FORM.format(Instant.now());
    }

    /** A name for what is put aside, in the same folder. */
    public static Path beside(Path file, String why) {
        return file.resolveSibling(file.getFileName() + "." + why + "-" + now());
    }
}
