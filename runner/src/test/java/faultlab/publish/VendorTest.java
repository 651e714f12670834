package faultlab.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorTest {

    private static final Path VENDOR = MadeUpCheckout.home().resolve("site/vendor");

    @TempDir
    Path folder;

    @Test
    void theVendoredFilesAreTheOnesThatWereBuilt() throws Exception {
        assertHeld(VENDOR);
    }

    @Test
    void aChangedOrAddedFileIsNoticed() throws Exception {
        for (Path file : files(VENDOR)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        Files.writeString(folder.resolve("uplot.css"), "/* by hand */");
        assertThatThrownBy(() -> assertHeld(folder)).hasMessageContaining("uplot.css");
        Files.copy(VENDOR.resolve("uplot.css"), folder.resolve("uplot.css.orig"));
        assertThatThrownBy(() -> assertHeld(folder)).hasMessageContaining("uplot.css.orig");
    }

    @Test
    void theLockNamesNoAddressAndEveryBundledPackageHasItsLicence() throws IOException {
        String lock = Files.readString(MadeUpCheckout.home().resolve("docs/vendor/package-lock.json"));
        String licences = Files.readString(VENDOR.resolve("LICENSES.txt"));
        assertThat(lock).doesNotContain("://").contains("\"integrity\": \"sha512-");
        assertThat(licences).contains("@codemirror/view 6.", "uplot 1.", "Permission is hereby granted");
    }

    @Test
    void theyStayWithinTheirWeight() throws IOException {
        assertThat(gzipped("codemirror.js")).isLessThan(165_000);
        assertThat(gzipped("uplot.js")).isLessThan(25_000);
    }

    private static void assertHeld(Path vendor) throws Exception {
        Map<String, String> sums = new TreeMap<>();
        for (Path file : files(vendor)) {
            sums.put(file.getFileName().toString(), sum(file));
        }
        sums.remove("SHA256SUMS");
        assertThat(sums)
                .as("site/vendor against its SHA256SUMS; docs/vendor/README.md says how to build it again")
                .isEqualTo(stated());
    }

    private static Map<String, String> stated() throws IOException {
        return Files.readAllLines(VENDOR.resolve("SHA256SUMS")).stream()
                .map(line -> line.split("  ", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0], (one, other) -> one, TreeMap::new));
    }

    private static List<Path> files(Path vendor) throws IOException {
        try (var files = Files.list(vendor)) {
            return files.sorted().toList();
        }
    }

    private static String sum(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static int gzipped(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(VENDOR.resolve(name)));
        }
        return bytes.size();
    }
}
