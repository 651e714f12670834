package shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many mappings of files this process has. */
public final class MappedFiles {

    /** Linux's map of this process (proc(5)): a line for each range of addresses, with the file behind it. */
    private static final Path MAPS = Path.of("/proc/self/maps");

    private MappedFiles() {}

    /** Mappings of files in that folder, deleted ones included, as the folder itself may be; on other systems than Linux, all that the JDK has made. */
    public static long in(Path folder) {
        if (!Files.exists(MAPS)) {
            return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("mapped"))
                    .mapToLong(BufferPoolMXBean::getCount)
                    .sum();
        }
        try (Stream<String> lines = Files.lines(MAPS, StandardCharsets.ISO_8859_1)) {
            String name = (Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath()) + "/";
            return lines.filter(line -> line.contains(name)).count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the map of this process", e);
        }
    }
}
