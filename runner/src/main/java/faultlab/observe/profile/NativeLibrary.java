package faultlab.observe.profile;

import faultlab.files.AtomicFile;
import faultlab.files.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** async-profiler's native library: it lies in its jar, and a JVM loads agents from files only. */
final class NativeLibrary {

    private NativeLibrary() {}

    /** Unpacks the library of this machine into a folder, once for each of its versions. */
    static Path unpack(Path cache) throws IOException {
        var resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (var library = NativeLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("async-profiler's jar has no " + resource + " on this class path");
            }
            return place(library.readAllBytes(), cache);
        }
    }

    static String resource(String os, String arch) throws IOException {
        var system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return "macos/libasyncProfiler.so";
        }
        var machine = arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch.equals("aarch64") ? "arm64" : "";
        if (!system.startsWith("linux") || machine.isEmpty()) {
            throw new IOException("async-profiler runs on Linux (x64, arm64) and macOS, not on " + os + " " + arch);
        }
        return "linux-" + machine + "/libasyncProfiler.so";
    }

    /** Named by its checksum, and moved into place whole, so that two runs at once see all of it or nothing. */
    private static Path place(byte[] library, Path cache) throws IOException {
        var file = cache.resolve("libasyncProfiler-" + checksum(library) + ".so");
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), library)) {
            return file;
        }
        AtomicFile.write(file, library);
        return file;
    }

    /** Long enough to tell two builds apart, and short in a file's name. */
    private static String checksum(byte[] bytes) {
        return Hash.of(bytes).substring(0, 16);
    }
}
