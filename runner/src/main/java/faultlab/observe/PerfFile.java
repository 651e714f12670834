package faultlab.observe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The counters that a HotSpot JVM keeps in {@code hsperfdata_USER/PID} of its temporary folder, as {@code jcmd PerfCounter.print} shows them.
 * Reading them asks nothing of the JVM and leaves nothing behind.
 *
 * @see <a href="https://github.com/openjdk/jdk/blob/master/src/hotspot/share/runtime/perfMemory.hpp">perfMemory.hpp, version 2.0</a>
 */
final class PerfFile {

    private static final int MAGIC = 0xcafec0c0;
    private static final byte LITTLE_ENDIAN = 1;
    private static final int BYTE_ORDER_AT = 4;
    private static final int VERSION_AT = 5;
    private static final int ENTRIES_AT = 24;

    private PerfFile() {}

    /** Numbers by name; texts are left out. */
    static Map<String, Long> read(long pid) throws IOException {
        var file = file(pid)
                .orElseThrow(
                        () -> new IOException(
                                "the target keeps no counters for others: it was started with -XX:-UsePerfData or -XX:+PerfDisableSharedMem"));
        return parse(Files.readAllBytes(file));
    }

    /** As the target sees itself, in its container if it runs in one: its temporary folder and its process id there. */
    private static Optional<Path> file(long pid) throws IOException {
        var root = Path.of("/proc", Long.toString(pid), "root", "tmp");
        var temporary = Files.isDirectory(root) ? root : Path.of(System.getProperty("java.io.tmpdir"));
        var name = ProcFile.of(pid).map(ProcFile::ownPid).orElse(Long.toString(pid));
        try (Stream<Path> folders = Files.list(temporary)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("hsperfdata_"))
                    .map(folder -> folder.resolve(name))
                    .filter(Files::isReadable)
                    .findFirst();
        }
    }

    static Map<String, Long> parse(byte[] bytes) throws IOException {
        var data = ByteBuffer.wrap(bytes);
        if (bytes.length < ENTRIES_AT + 2 * Integer.BYTES || data.getInt(0) != MAGIC || data.get(VERSION_AT) != 2) {
            throw new IOException("the target's counters are not in the form that is known");
        }
        data.order(data.get(BYTE_ORDER_AT) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var counters = new TreeMap<String, Long>();
        try {
            var at = data.getInt(ENTRIES_AT);
            for (var left = data.getInt(ENTRIES_AT + Integer.BYTES); left > 0; left--) {
                entry(data, at, counters);
                at += data.getInt(at);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("the target's counters end in the middle", e);
        }
        return counters;
    }

    /** Length, where its name is, length as a vector, type, flags, unit, variability, where its value is: all from the entry's beginning. */
    private static void entry(ByteBuffer data, int at, Map<String, Long> counters) {
        var vector = data.getInt(at + 8);
        var type = data.get(at + 12);
        if (type == 'J' && vector == 0) {
            counters.put(name(data, at + data.getInt(at + 4)), data.getLong(at + data.getInt(at + 16)));
        }
    }

    private static String name(ByteBuffer data, int from) {
        var end = from;
        while (data.get(end) != 0) {
            end++;
        }
        return new String(data.array(), from, end - from, StandardCharsets.US_ASCII);
    }
}
