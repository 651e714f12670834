package faultlab.observe;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as a file: gzip, one JSON value a line, first {@code {"format":1,"target":{…}}} and then rows
 * {@code {"t","source","kind","data"}} with {@code t} in epoch milliseconds.
 */
public final class EvidenceFile {

    /** The most bytes a file takes. */
    public static final int MOST_BYTES = 200_000;

    /** A file is 200 KB at most and text like this shrinks to a fiftieth; what grows far beyond was not written by us. */
    private static final int MOST_CHARACTERS = 64_000_000;

    private EvidenceFile() {}

    /** Writes the file whole or not at all, trimmed to {@value #MOST_BYTES} bytes. */
    public static void write(Path file, Evidence evidence) throws IOException {
        var fresh = file.resolveSibling(".%s-%d.tmp"
                .formatted(file.getFileName(), ProcessHandle.current().pid()));
        try {
            Files.write(fresh, bytes(Trim.toFit(evidence)));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Reads a file; what is wrong with one that cannot be read is said with what to do. */
    public static Evidence read(Path file) throws IOException {
        if (Files.size(file) > 10L * MOST_BYTES) {
            throw unreadable(file, "it is larger than any evidence file", null);
        }
        return parse(file, Files.readAllBytes(file));
    }

    private static byte[] bytes(Evidence evidence) {
        return bytes(
                evidence.target(),
                evidence.rows().stream().map(EvidenceFile::line).toList());
    }

    /** The file with these rows, each as {@link #line} writes it. */
    static byte[] bytes(Target target, List<byte[]> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(line(EvidenceJson.header(target)));
            for (var row : rows) {
                gzip.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] line(Row row) {
        return line(EvidenceJson.row(row));
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Evidence parse(Path file, byte[] bytes) throws IOException {
        if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
            throw unreadable(file, "it is not gzip", null);
        }
        var lines = 0;
        var rows = new ArrayList<Row>();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))) {
            var target = EvidenceJson.target(next(reader));
            lines++;
            long characters = 0;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(EvidenceJson.row(line));
                lines++;
                characters += line.length();
                if (characters > MOST_CHARACTERS) {
                    throw new IOException("it unpacks to more than any evidence file");
                }
            }
            return new Evidence(target, rows);
        } catch (EOFException | ZipException e) {
            throw unreadable(file, "it is cut off or damaged after line " + lines, e);
        } catch (IOException e) {
            throw unreadable(file, "line " + (lines + 1) + ": " + e.getMessage(), e);
        }
    }

    private static String next(BufferedReader reader) throws IOException {
        var line = reader.readLine();
        return line == null ? "" : line;
    }

    private static IOException unreadable(Path file, String why, @Nullable Throwable cause) {
        return new IOException(
                file + " is not evidence that can be read: " + why
                        + ". `lab record ID` and `lab run ID` write such files (gzip, NDJSON, format "
                        + EvidenceJson.FORMAT + ").",
                cause);
    }
}
