package faultlab.compile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Whether a file is a text that can be read at all, in words that say what to do: javac's own are about characters. */
final class SourceText {

    /** A longer line is not shown. */
    private static final int MAX_LINE = 400;

    /** What would move the cursor of a terminal. Tabs stay: javac counts them as columns. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private SourceText() {}

    /** A line of a text as it can be shown; empty where it cannot. */
    static String line(String text, long line) {
        return text.lines().skip(line - 1).findFirst().map(SourceText::shown).orElse("");
    }

    /** A line as it can be shown; empty where it cannot. */
    static String shown(String line) {
        return line.length() <= MAX_LINE ? CONTROL.matcher(line).replaceAll("\ufffd") : "";
    }

    /** What keeps a file from being Java source in UTF-8, if anything. */
    static Optional<Problem> problem(Path file) {
        return problem(file, bytes -> complaint(bytes).or(() -> blank(bytes)));
    }

    /** What keeps a file from being a text in UTF-8, empty or not. */
    static Optional<Problem> problemOfText(Path file) {
        return problem(file, SourceText::complaint);
    }

    private static Optional<Problem> problem(Path file, Function<byte[], Optional<String>> complaint) {
        String name = file.getFileName().toString();
        try {
            byte[] bytes = Files.readAllBytes(file);
            return complaint.apply(bytes).map(message -> Problem.ofFile(name, message));
        } catch (IOException e) {
            return Optional.of(Problem.ofFile(name, "cannot be read: " + e + ". Give yourself the right to read it"));
        }
    }

    private static Optional<String> complaint(byte[] bytes) {
        if (bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf) {
            return Optional.of(
                    "starts with a byte order mark, which is no part of a source: save it as UTF-8 without one");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return Optional.of("is not a text: byte " + (i + 1) + " is 0. Is it the right file, saved as UTF-8?");
            }
        }
        return encoding(bytes);
    }

    private static Optional<String> encoding(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            decoder.decode(in);
            return Optional.empty();
        } catch (CharacterCodingException e) {
            long line = 1
                    + new String(bytes, 0, in.position(), StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            return Optional.of("is not UTF-8: line " + line + " has a byte that no character has. Save it as UTF-8");
        }
    }

    private static Optional<String> blank(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).isBlank()
                ? Optional.of("is empty. Write the class into it, or remove the file if it is not the lab's")
                : Optional.empty();
    }
}
