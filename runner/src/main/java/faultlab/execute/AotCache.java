package faultlab.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The AOT cache (JEP 483, 514) that children start from. Built once per JDK and jar set, under Serial; where it can't be built
 * or used the JVM starts without it.
 */
final class AotCache {

    /** Such a JVM lives for half a second: what is called a few hundred times in it is not worth compiling. */
    private static final List<String> TEST_JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=20");

    private static final String QUIET = "-Xlog:aot*=off,cds*=off";

    /**
     * Flags under which a JVM refuses the cache. It then starts without the JDK's own archive too, several times as slowly
     * (measured under ZGC).
     */
    private static final Pattern REFUSING =
            Pattern.compile("-XX:[+](?!UseSerialGC)Use\\w+GC|-XX:[+-]UseCompactObjectHeaders|-XX:[+-]UseCompressed\\w+"
                    + "|-XX:ObjectAlignmentInBytes=.*");

    /** Some 20 MB are what a cache takes. */
    private static final long ROOM = 64L << 20;

    private final ClassPath classPath;
    private final Path folder;

    AotCache(ClassPath classPath, Path folder) {
        this.classPath = classPath;
        this.folder = folder;
    }

    /** Flags of a test JVM. */
    List<String> ofTests() {
        return with(TEST_JVM);
    }

    /** The flags, and those for the cache if the flags let the JVM use it; the first call builds the cache. */
    synchronized List<String> with(List<String> flags) {
        if (flags.stream().anyMatch(flag -> REFUSING.matcher(flag).matches())) {
            return flags;
        }
        List<Path> jars = classPath.ofChild(List.of());
        Path cache = folder.resolve("children-" + identity(jars) + ".aot");
        if (!Files.exists(cache)) {
            build(jars, cache);
        }
        if (!Files.exists(cache) || size(cache) == 0) {
            return flags;
        }
        return Stream.concat(Stream.of("-XX:AOTCache=" + cache, "-XX:AOTMode=auto", QUIET), flags.stream())
                .toList();
    }

    /** An empty file says that this JDK can't: it is not tried again. */
    private void build(List<Path> jars, Path cache) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "aot", ".part");
            try {
                List<String> flags = Stream.concat(TEST_JVM.stream(), Stream.of("-XX:AOTCacheOutput=" + part, QUIET))
                        .toList();
                // halt() skips the JVM's own dump at exit, so training ends by System.exit
                ChildRun run = Child.run(
                        new Command(flags, jars, List.of("train")),
                        new Limits(Duration.ofSeconds(60), 500, 2L << 30, 1 << 20),
                        (child, report) -> {});
                if (keeps(part, run)) {
                    Files.move(part, cache, StandardCopyOption.ATOMIC_MOVE);
                }
            } finally {
                Files.deleteIfExists(part);
                Files.deleteIfExists(Path.of(part + ".config"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the AOT cache into " + folder, e);
        }
    }

    /** Not what a full disk cut off: that is tried again. */
    private static boolean keeps(Path part, ChildRun run) throws IOException {
        boolean room = Files.getFileStore(part.getParent()).getUsableSpace() > ROOM;
        return Files.exists(part) && (room || run.ending().exitCode() == 0 && size(part) > 0);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static String identity(List<Path> jars) {
        CRC32 sum = new CRC32();
        sum.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
        for (Path jar : jars) {
            sum.update((jar + ":" + size(jar)).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
