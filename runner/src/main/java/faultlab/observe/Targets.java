package faultlab.observe;

import java.time.Instant;
import java.util.Properties;

/** Describes a JVM by its system properties. */
final class Targets {

    private Targets() {}

    static Target describe(long pid, Properties properties) {
        var startedAt = ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(Instant.EPOCH);
        return new Target(
                pid,
                mainClass(properties.getProperty("sun.java.command", "")),
                properties.getProperty("java.vm.version", "?"),
                startedAt);
    }

    /** The first word, without folders if it is a jar: what follows are the program's arguments. */
    private static String mainClass(String command) {
        var first = command.isBlank() ? "?" : command.strip().split("\\s+")[0];
        return first.endsWith(".jar") ? first.substring(first.lastIndexOf('/') + 1) : first;
    }
}
