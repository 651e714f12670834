package faultlab.workspace;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.files.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file of the learner's may be, and how it is read. */
final class WorkFiles {

    /** The largest file that is taken or shown, in bytes of UTF-8. */
    static final int MOST_BYTES = 256 << 10;

    private static final Pattern NAME = Pattern.compile("[A-Z]\\w*\\.java");

    private WorkFiles() {}

    /** The files of a folder by name. What is no text or too large to be one is left out: javac says what it thinks of it. */
    static List<WorkFile> of(Variant variant) {
        return variant.files().stream()
                .flatMap(file -> Optional.ofNullable(readOrNull(file)).stream())
                .toList();
    }

    private static @Nullable WorkFile readOrNull(Path file) {
        try {
            return read(file).orElse(null);
        } catch (IllegalFileException e) {
            return null;
        }
    }

    /**
     * Reads a file.
     *
     * @return empty if it is not there
     * @throws IllegalFileException if it is too large or not UTF-8
     */
    static Optional<WorkFile> read(Path file) {
        String name = file.getFileName().toString();
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalFileException(file + " has more than " + MOST_BYTES / 1024
                        + " KiB: shorten it in your own editor, or reset the lab.");
            }
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new WorkFile(name, content, Hash.of(bytes)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new IllegalFileException(
                    file + " is not UTF-8 text: save it as UTF-8 in your own editor, or reset the lab.");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** @throws IllegalFileException unless a learner may have a file of this name */
    static void checkName(Lab lab, String name) {
        if (!NAME.matcher(name).matches() && !lab.contract().subject().contains(name)) {
            throw new IllegalFileException(
                    "\"" + name + "\" cannot be a file of this lab: name it as Java names a class,"
                            + " such as Desk.java (a capital letter first, then letters, digits and _), without a folder"
                            + options(lab) + ".");
        }
    }

    private static String options(Lab lab) {
        List<String> options = lab.contract().options();
        return options.isEmpty() ? "" : "; JVM flags go into " + String.join(" or ", options);
    }

    /** @throws IllegalFileException if a text is too long, or has half a character, which no file can hold */
    static byte[] bytes(String name, String content) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(content)) {
            throw new IllegalFileException(name + " has half of a character (a lone surrogate) in it: take it out.");
        }
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalFileException(name + " would have " + bytes.length + " bytes, and the most is "
                    + MOST_BYTES + ": split it into several classes, or leave something out.");
        }
        return bytes;
    }
}
