package faultlab.observe.profile;

import faultlab.files.Temporary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Finds out which of the profiler's events work on this machine, by starting a tiny JVM with each. */
public final class ProfilerProbe {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final Profiler profiler;
    private final Path java;

    /** @param javaHome the JDK whose JVM is to be profiled */
    public ProfilerProbe(Profiler profiler, Path javaHome) {
        this.profiler = profiler;
        this.java = javaHome.resolve("bin").resolve("java");
    }

    /** For each event why it does not work here; empty if it does. */
    public Map<ProfilerEvent, Optional<String>> probe() throws IOException, InterruptedException {
        var results = new EnumMap<ProfilerEvent, Optional<String>>(ProfilerEvent.class);
        for (var event : ProfilerEvent.values()) {
            results.put(event, probe(event));
        }
        return results;
    }

    Optional<String> probe(ProfilerEvent event) throws IOException, InterruptedException {
        var folder = Temporary.folder("probe");
        var recording = folder.resolve("probe.jfr");
        try {
            var missing = profiler.missing(recording);
            return missing.isPresent() ? missing : run(event, recording);
        } finally {
            Files.deleteIfExists(recording);
            Files.deleteIfExists(Profiler.log(recording));
            Files.delete(folder);
        }
    }

    private Optional<String> run(ProfilerEvent event, Path recording) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(profiler.arguments(Set.of(event), recording));
        command.add("-version");
        var jvm = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!jvm.waitFor(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("a JVM with it did not end within " + AT_MOST.toSeconds() + " s");
            }
            return jvm.exitValue() == 0
                    ? Profiler.trouble(recording)
                    : Optional.of("a JVM with it ended with exit code " + jvm.exitValue());
        } finally {
            jvm.destroyForcibly().waitFor();
        }
    }
}
