package faultlab.observe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The JVM that evidence is about.
 *
 * @param pid its process id on the machine where it ran
 * @param command its main class or jar, without arguments, which may hold secrets
 * @param jdk its {@code java.vm.version}, such as {@code 25.0.3+9-LTS}
 * @param startedAt when its process started
 */
public record Target(long pid, String command, String jdk, Instant startedAt) {

    public Target {
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether its flight recorder bounds how many exceptions it tells of (JDK 25 and later): else each one costs the target its stack. */
    public boolean boundsExceptions() {
        var feature = jdk.replaceFirst("\\D.*", "");
        return !feature.isEmpty() && feature.length() < 5 && Integer.parseInt(feature) >= 25;
    }
}
