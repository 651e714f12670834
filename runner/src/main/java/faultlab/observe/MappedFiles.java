package faultlab.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Files that the application has mapped, from the process map of Linux, {@code /proc/PID/maps} (proc(5)): files whose names differ in
 * digits only are told of together. Two mappings that lie side by side, in the file as in memory, are one in the map.
 */
final class MappedFiles {

    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]+)-([0-9a-f]+) (\\S{4}) \\S+ \\S+ ([1-9]\\d*) +(/.*?)(?: \\(deleted\\))?");

    /** What a JVM and the C library map for themselves. */
    private static final Pattern OWN =
            Pattern.compile(".*/hsperfdata_.*|.*\\.(so[.\\d]*|jsa|aot)|.*/lib/locale/.*|.*/gconv-modules\\.cache");

    private static final String LIBRARY = "/lib/server/libjvm.so";

    private record Mapping(String file, long bytes, boolean runs) {}

    private MappedFiles() {}

    static List<Row> take(String at, long pid) throws IOException {
        var t = Instant.now();
        var folder = Path.of("/proc", Long.toString(pid));
        if (!Files.exists(folder)) {
            throw new IOException("this system has no /proc, where Linux shows a process's map");
        }
        var rows = new ArrayList<Row>();
        parse(at, Files.readString(folder.resolve("maps"), StandardCharsets.ISO_8859_1))
                .forEach(mapped -> rows.add(new Row(t, Source.MAPS, mapped)));
        var resident = ProcFile.of(pid)
                .orElseThrow(() -> new IOException("the target has ended"))
                .residentBytes();
        rows.add(new Row(t, Source.MAPS, new Data.Resident(at, resident)));
        return rows;
    }

    static List<Data.Mapped> parse(String at, String maps) {
        var mappings = maps.lines()
                .map(LINE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(line -> new Mapping(
                        line.group(5),
                        bytes(line.group(1), line.group(2)),
                        line.group(3).contains("x")))
                .toList();
        var programs =
                mappings.stream().filter(Mapping::runs).map(Mapping::file).collect(Collectors.toSet());
        var mapped = new LinkedHashMap<String, Data.Mapped>();
        mappings.stream()
                .filter(mapping -> !isOwn(mapping.file(), programs))
                .map(mapping -> new Data.Mapped(at, mapping.file().replaceAll("\\d+", "#"), 1, mapping.bytes()))
                .forEach(one -> mapped.merge(one.file(), one, MappedFiles::both));
        return List.copyOf(mapped.values());
    }

    private static long bytes(String from, String to) {
        return Long.parseUnsignedLong(to, 16) - Long.parseUnsignedLong(from, 16);
    }

    private static boolean isOwn(String file, Set<String> programs) {
        return programs.contains(file)
                || OWN.matcher(file).matches()
                || programs.stream()
                        .filter(program -> program.endsWith(LIBRARY))
                        .map(program -> program.substring(0, program.length() - LIBRARY.length() + 1))
                        .anyMatch(file::startsWith);
    }

    private static Data.Mapped both(Data.Mapped one, Data.Mapped other) {
        return new Data.Mapped(one.at(), one.file(), one.mappings() + other.mappings(), one.bytes() + other.bytes());
    }
}
