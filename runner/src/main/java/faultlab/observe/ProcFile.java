package faultlab.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux says about a process in {@code /proc/PID} (proc(5)); absent on other systems. */
final class ProcFile {

    private static final String NO_ATTACH = "-XX:+DisableAttachMechanism";
    private static final String ATTACH = "-XX:-DisableAttachMechanism";

    private final Path folder;
    private final String status;

    private ProcFile(Path folder, String status) {
        this.folder = folder;
        this.status = status;
    }

    static Optional<ProcFile> of(long pid) {
        return of(Path.of("/proc", Long.toString(pid)));
    }

    private static Optional<ProcFile> of(Path folder) {
        return read(folder.resolve("status")).map(status -> new ProcFile(folder, status));
    }

    /** The state's letter: R running, S asleep, T stopped by a signal, t by a debugger, Z ended. */
    char state() {
        return field("State").charAt(0);
    }

    /** Bytes of its resident set; 0 where it has none, as of a process that has ended. */
    long residentBytes() {
        var kilobytes = field("VmRSS").replaceAll("\\D", "");
        return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) << 10;
    }

    String name() {
        return field("Name");
    }

    /** The effective user id: the one attaching compares. */
    int user() {
        return Integer.parseInt(field("Uid").split("\\s+")[1]);
    }

    /** Its process id as it sees it itself, in its container if it runs in one. */
    String ownPid() {
        var ids = field("NSpid").split("\\s+");
        var last = ids[ids.length - 1];
        return last.equals("?") ? folder.getFileName().toString() : last;
    }

    /** Whether this process may attach to it. */
    boolean isOurs() {
        var us = of(Path.of("/proc/self")).map(ProcFile::user).orElse(0);
        return us == 0 || us == user();
    }

    /** The owner's name, or number where it has none. */
    String owner() {
        try {
            return Files.getOwner(folder).getName();
        } catch (IOException e) {
            return "user " + user();
        }
    }

    /** Whether the JVM's library is mapped; true where that cannot be read, so that attaching decides. */
    boolean hasLoadedHotSpot() {
        try (Stream<String> maps = Files.lines(folder.resolve("maps"), StandardCharsets.ISO_8859_1)) {
            return maps.anyMatch(line -> line.contains("/libjvm."));
        } catch (IOException | java.io.UncheckedIOException e) {
            return true;
        }
    }

    /** Whether its command line or environment turns attaching off; the last mention wins, as in the JVM. */
    boolean refusesAttach() {
        var arguments = read(folder.resolve("environ")).orElse("")
                + read(folder.resolve("cmdline")).orElse("");
        return arguments.lastIndexOf(NO_ATTACH) > arguments.lastIndexOf(ATTACH);
    }

    private String field(String name) {
        return status.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("?");
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
