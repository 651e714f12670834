package faultlab.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A made-up machine with a checkout on it, below one temporary folder: {@code a checkout/} with the real launcher, {@code
 * home/}, {@code jvms/}, and {@code bin/}, which is all there is on PATH.
 */
record Checkout(Path folder, Path machine) {

    private static final List<String> TOOLS = List.of(
            "bash", "sh", "cat", "dirname", "find", "flock", "head", "mkdir", "mv", "perl", "readlink", "rm", "sleep");

    /** What the launcher printed and its exit code. */
    record Said(int exit, String out, String err) {}

    /** With a JDK 25 among the system's, a Maven, and nothing built. */
    static Checkout on(Path machine) {
        Checkout checkout = new Checkout(machine.resolve("a checkout"), machine);
        checkout.copyLauncher();
        checkout.write("pom.xml", "<project/>");
        checkout.write("runner/pom.xml", "<project/>");
        checkout.write("runner/src/main/java/Main.java", "class Main {}");
        checkout.write("site/style.css", "");
        TOOLS.forEach(checkout::tool);
        checkout.jdk("jvms/temurin-25", "25.0.3");
        checkout.maven(FakeMaven.BUILDS);
        return checkout;
    }

    /** Starts the launcher and waits for its end. */
    Said lab(String... arguments) throws IOException, InterruptedException {
        return ended(start(Map.of(), arguments));
    }

    Said ended(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes());
        String err = new String(process.getErrorStream().readAllBytes());
        return new Said(process.waitFor(), out, err);
    }

    Process start(Map<String, String> environment, String... arguments) throws IOException {
        return start(folder.resolve("lab"), environment, arguments);
    }

    Process start(Path launcher, Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder start = new ProcessBuilder(Stream.concat(
                        Stream.of(machine.resolve("bin/bash").toString(), launcher.toString()), Stream.of(arguments))
                .toList());
        start.directory(machine.toFile());
        start.environment().clear();
        start.environment().put("PATH", machine.resolve("bin").toString());
        start.environment().put("HOME", machine.resolve("home").toString());
        start.environment().put("FAULTLAB_JVMS", machine.resolve("jvms").toString());
        start.environment().putAll(environment);
        return start.start();
    }

    /** Lays a JDK that answers with its version and its arguments, each in brackets, and exits with 7. */
    Path jdk(String path, String version) {
        Path jdk = machine.resolve(path);
        write(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        executable(jdk.resolve("bin/java"), """
                #!%s
                for word; do case $word in -XX:AOTCacheOutput=*) : >"${word#*=}"; exit 0 ;; esac; done
                printf '%s'; printf '[%%s]' "$@"; echo; exit 7
                """.formatted(machine.resolve("bin/bash"), version));
        return jdk;
    }

    void maven(String script) {
        executable(machine.resolve("bin/mvn"), FakeMaven.NOTES.formatted(machine.resolve("bin/bash")) + script);
    }

    /** The goals and options of every Maven run so far, a run a line. */
    List<String> mavenRuns() throws IOException {
        Path log = machine.resolve("maven.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    Path write(String path, String content) {
        return write(folder.resolve(path), content);
    }

    private static Path write(Path file, String content) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a file or folder a time after that of the build. */
    void edited(String path) throws IOException {
        Path stamp = folder.resolve("runner/target/lab.stamp");
        FileTime built = Files.getLastModifiedTime(stamp);
        Files.setLastModifiedTime(folder.resolve(path), FileTime.fromMillis(built.toMillis() + 10));
    }

    private static void executable(Path file, String content) {
        write(file, content);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyLauncher() {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(machine.resolve("home"));
            Files.copy(Path.of(System.getProperty("faultlab.home"), "lab"), folder.resolve("lab"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts one of this machine's tools on PATH. */
    private void tool(String name) {
        Stream.of(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .ifPresent(tool ->
                        executable(machine.resolve("bin").resolve(name), "#!/bin/sh\nexec '" + tool + "' \"$@\"\n"));
    }
}
