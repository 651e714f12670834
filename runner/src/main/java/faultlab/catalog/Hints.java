package faultlab.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A lab's hints, from a gentle one to nearly the code. */
public final class Hints {

    private Hints() {}

    /** The texts under {@code ## 1}, {@code ## 2}, … of hints.md, in Markdown. */
    public static List<String> of(Lab lab) {
        Path file = lab.folder().resolve("hints.md");
        try {
            List<String> hints = new ArrayList<>();
            for (String part : Files.readString(file).split("(?m)^## ")) {
                String number = Integer.toString(hints.size() + 1);
                if (part.startsWith(number)) {
                    hints.add(part.substring(number.length()).strip());
                }
            }
            return List.copyOf(hints);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
