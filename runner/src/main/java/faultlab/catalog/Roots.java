package faultlab.catalog;

import faultlab.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Finds where the labs lie and where the learner's files belong. */
public final class Roots {

    private static final String INDEX = "/roots/index.txt";

    private Roots() {}

    /**
     * The folder that the learner's work/ and .lab/ lie in: the checkout that {@code -Dfaultlab.home} names or that is
     * around the working folder, else the working folder itself.
     */
    public static Path home() {
        String given = System.getProperty("faultlab.home");
        Path here = Path.of("").toAbsolutePath();
        return given != null
                ? Path.of(given).toAbsolutePath().normalize()
                : checkout(here).orElse(here);
    }

    /**
     * The roots to read labs from: {@code home} if it is a checkout, else the copies in the runner's own jar, unpacked
     * once into {@code home/.lab/roots}.
     */
    public static List<Root> of(Path home) {
        return isCheckout(home) ? List.of(new Root(home)) : List.of(unpacked(home));
    }

    private static Optional<Path> checkout(Path from) {
        for (@Nullable Path folder = from; folder != null; folder = folder.getParent()) {
            if (isCheckout(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static boolean isCheckout(Path folder) {
        return Files.isDirectory(folder.resolve("labs"))
                && Files.isDirectory(folder.resolve("faults"))
                && Files.isDirectory(folder.resolve("solutions"));
    }

    private static Root unpacked(Path home) {
        try {
            byte[] index = resource(INDEX);
            List<String> files = new String(index, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            CRC32 sum = new CRC32();
            for (String file : files) {
                sum.update(resource("/roots/" + file));
            }
            Path folder = home.resolve(".lab/roots/" + HexFormat.of().toHexDigits((int) sum.getValue()));
            if (!Files.isDirectory(folder)) {
                unpack(files, folder);
            }
            return new Root(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the labs into " + home.resolve(".lab"), e);
        }
    }

    /** Into a folder beside the target, moved into place when whole. */
    private static void unpack(List<String> files, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = Files.createTempDirectory(target.getParent(), "part");
        try {
            for (String file : files) {
                Path copy = part.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.write(copy, resource("/roots/" + file));
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            // another command was quicker
        } finally {
            Folders.remove(part);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Roots.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(
                        "no labs here: this is not a checkout of Fault Lab (no labs/, faults/ and solutions/"
                                + " in this folder or above it), and the program carries none (" + name
                                + " is missing)");
            }
            return in.readAllBytes();
        }
    }
}
