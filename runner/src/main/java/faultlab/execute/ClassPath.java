package faultlab.execute;

import faultlab.files.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Which jars a child JVM gets: found by name on the runner's own class path, whoever started the runner. */
public final class ClassPath {

    private static final List<String> JUNIT = List.of(
            "junit-jupiter-api",
            "junit-jupiter-params",
            "junit-jupiter-engine",
            "junit-platform-commons",
            "junit-platform-engine",
            "junit-platform-launcher",
            "opentest4j",
            "apiguardian-api");

    /** What a library cannot do without, as far as the labs use it: a lab declares the library alone. */
    private static final Map<String, List<String>> BROUGHT = Map.of(
            "HikariCP",
            List.of("slf4j-api"),
            "resilience4j-circuitbreaker",
            List.of("resilience4j-core", "slf4j-api"),
            "resilience4j-retry",
            List.of("resilience4j-core", "slf4j-api"),
            "javalin",
            List.of(
                    "kotlin-stdlib",
                    "slf4j-api",
                    "jakarta.servlet-api",
                    "jetty-ee10-servlet",
                    "jetty-security",
                    "jetty-session",
                    "jetty-server",
                    "jetty-http",
                    "jetty-io",
                    "jetty-util"));

    private static final List<String> JMH = List.of("jmh-core", "jopt-simple", "commons-math3");

    /** The classes of {@code faultlab.forked}, as resources. A test holds the list equal to the package. */
    static final List<String> FORKED = List.of(
            "Benchmarks",
            "Benchmarks$Entrant",
            "ConsoleControl",
            "ConsoleOutput",
            "ConsoleWords",
            "Dump",
            "Exits",
            "ForkedMain",
            "JsonLine",
            "NoInput",
            "Tests",
            "Tests$Reporting",
            "Training",
            "TrainingLoader",
            "Wire",
            "Wire$Report",
            "Wire$Uninterruptible");

    private final List<Path> runners;
    private final Path cache;

    private ClassPath(List<Path> runners, Path cache) {
        this.runners = runners;
        this.cache = cache;
    }

    /** @param cache where the jar with the {@code forked} package is kept */
    public static ClassPath ofRunner(Path cache) {
        return new ClassPath(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(Path::of)
                        .toList(),
                cache);
    }

    /** The folder that it was made with. */
    public Path cache() {
        return cache;
    }

    /** JUnit's jars. */
    public List<Path> junit() {
        return jars(JUNIT);
    }

    /** The version of JUnit that the labs' tests are compiled against. */
    public String junitVersion() {
        String name = jar(JUNIT.getFirst()).getFileName().toString();
        return name.substring(JUNIT.getFirst().length() + 1, name.length() - ".jar".length());
    }

    /** JMH's jars, without its annotation processor. */
    public List<Path> jmh() {
        return jars(JMH);
    }

    /** What a lab's sources are compiled against. */
    public List<Path> forCompiling(List<String> libraries) {
        return Stream.of(junit(), jmh(), libraries(libraries))
                .flatMap(List::stream)
                .toList();
    }

    /** Application class path of a child: our {@code forked} package, JUnit and the lab's libraries, never a lab's class. */
    public List<Path> ofChild(List<String> libraries) {
        return Stream.of(List.of(forkedJar()), junit(), libraries(libraries))
                .flatMap(List::stream)
                .toList();
    }

    private List<Path> libraries(List<String> declared) {
        return declared.stream()
                .flatMap(name -> Stream.concat(Stream.of(name), BROUGHT.getOrDefault(name, List.of()).stream()))
                .distinct()
                .map(this::jar)
                .toList();
    }

    private List<Path> jars(List<String> artifacts) {
        return artifacts.stream().map(this::jar).toList();
    }

    private Path jar(String artifact) {
        Pattern name = Pattern.compile(Pattern.quote(artifact) + "-\\d[^/]*\\.jar");
        return runners.stream()
                .filter(jar -> name.matcher(jar.getFileName().toString()).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the runner's class path has no " + artifact
                        + ": add it to runner/pom.xml and type `./lab generate` for JBang's list"));
    }

    /** A jar, since an AOT cache takes no folders; made once for each content. */
    private Path forkedJar() {
        try {
            List<byte[]> classes = new ArrayList<>();
            CRC32 sum = new CRC32();
            for (String name : FORKED) {
                byte[] bytes = classFile(name);
                sum.update(bytes);
                classes.add(bytes);
            }
            Path jar = cache.resolve("forked-" + HexFormat.of().toHexDigits((int) sum.getValue()) + ".jar");
            if (!Files.exists(jar)) {
                AtomicFile.write(jar, packed(classes));
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the child's jar into " + cache, e);
        }
    }

    private static byte[] packed(List<byte[]> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            for (int i = 0; i < classes.size(); i++) {
                out.putNextEntry(new JarEntry("faultlab/forked/" + FORKED.get(i) + ".class"));
                out.write(classes.get(i));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] classFile(String name) throws IOException {
        try (InputStream in = ClassPath.class.getResourceAsStream("/faultlab/forked/" + name + ".class")) {
            if (in == null) {
                throw new IOException("faultlab.forked." + name + " is not on the runner's class path");
            }
            return in.readAllBytes();
        }
    }
}
