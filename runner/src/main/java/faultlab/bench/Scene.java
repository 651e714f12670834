package faultlab.bench;

import faultlab.catalog.Lab;
import faultlab.catalog.Root;
import faultlab.catalog.Roots;
import faultlab.catalog.Variant;
import faultlab.files.Folders;
import faultlab.files.Temporary;
import faultlab.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A home of the measurement's own, so that it leaves no trace in the learner's: the same labs and caches by links, and a
 * learner who has started one lab and written the reference solution into it.
 */
final class Scene implements AutoCloseable {

    /** What explains a solution; nothing compiles it. */
    private static final String WHY = "why.md";

    private final Path folder;
    private final Session session;
    private final Lab lab;
    private final Variant work;

    private Scene(Path folder, String id) throws IOException {
        this.folder = folder;
        session = Session.alone(home(), lock());
        lab = session.catalog().lab(id);
        session.start(lab);
        work = session.variant(lab, Optional.empty()).orElseThrow();
        try (Stream<Path> solution = Files.list(lab.solution())) {
            for (Path file : solution.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(WHY)) {
                    Files.write(work.folder().resolve(file.getFileName().toString()), Files.readAllBytes(file));
                }
            }
        }
    }

    /** @param home whose labs and caches they are */
    static Scene of(Path home, String id) throws IOException {
        Path folder = Temporary.folder("bench");
        try {
            link(home, folder.resolve("home"));
            return new Scene(folder, id);
        } catch (IOException | RuntimeException e) {
            Folders.remove(folder);
            throw e;
        }
    }

    private static void link(Path home, Path to) throws IOException {
        Root root = Roots.of(home).getFirst();
        Path caches = Files.createDirectories(home.resolve(".lab/cache"));
        Files.createDirectories(to.resolve(".lab"));
        Files.createSymbolicLink(to.resolve(".lab/cache"), caches.toRealPath());
        for (Path linked : List.of(root.labs(), root.faults(), root.solutions())) {
            Files.createSymbolicLink(to.resolve(linked.getFileName()), linked);
        }
    }

    /** The home itself. */
    Path home() {
        return folder.resolve("home");
    }

    /** What benchmarks take in place of the machine's lock, which the measurement holds. */
    Path lock() {
        return folder.resolve("benchmark.lock");
    }

    /** An empty folder that ends with the scene. */
    Path scratch(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    /** As the server has it. */
    Session session() {
        return session;
    }

    Lab lab() {
        return lab;
    }

    /** The learner's work: the reference solution. */
    Variant work() {
        return work;
    }

    /** Saves the subject with another ending, as somebody does who is at work: what builds by change must build. */
    static void edit(Path file) throws IOException {
        Files.writeString(file, "// " + System.nanoTime() + "\n", StandardOpenOption.APPEND);
    }

    /** The first Java file of the subject. */
    String subject() {
        return lab.contract().subject().stream()
                .filter(name -> name.endsWith(".java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(lab.id() + " has no Java file in its subject"));
    }

    @Override
    public void close() throws IOException {
        Folders.remove(folder);
    }
}
