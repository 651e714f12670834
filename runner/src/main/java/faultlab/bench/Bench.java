package faultlab.bench;

import faultlab.compile.SourceSet;
import faultlab.execute.Child;
import faultlab.execute.ClassPath;
import faultlab.execute.Executor;
import faultlab.execute.Walls;
import faultlab.files.Guard;
import faultlab.publish.PublishException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Measures the product beside what a user would run instead. Nothing else is measured on this machine meanwhile. */
public final class Bench {

    private final Path home;
    private final Optional<Path> maven;

    /**
     * @param home whose labs are taken; nothing of it is changed but its caches
     * @param maven empty where there is none: the figures that need it are then missing
     */
    public Bench(Path home, Optional<Path> maven) {
        this.home = home;
        this.maven = maven;
    }

    /**
     * Measures with one lab.
     *
     * @param rounds at least one; another before them warms
     * @param listener hears what is under way
     * @throws IllegalStateException if the lab's reference solution does not get through a check
     */
    public Measured measure(String lab, int rounds, Consumer<String> listener)
            throws IOException, InterruptedException {
        Child.sweep();
        listener.accept("waiting until no other benchmark runs on this machine");
        try (Guard alone = Guard.hold(Executor.benchmarkLock());
                Scene scene = Scene.of(home, lab)) {
            return measure(scene, rounds, listener);
        }
    }

    private Measured measure(Scene scene, int rounds, Consumer<String> listener)
            throws IOException, InterruptedException {
        List<String> notes = new ArrayList<>();
        Checks checks = new Checks(scene);
        Samples samples = new Turns(contenders(scene, checks, notes::add), listener).take(rounds);
        return new Measured(
                scene.lab().id(),
                rounds,
                checks.tests(),
                Measured.Machine.here(),
                Stream.of(Comparison.values()).map(samples::compare).toList(),
                List.copyOf(notes));
    }

    /** In turn: each beside the one it is compared with, as far as that can be. */
    private List<Contender> contenders(Scene scene, Checks checks, Consumer<String> notes) throws IOException {
        Path cache = scene.session().store().cache();
        ClassPath classPath = ClassPath.ofRunner(cache);
        Executor executor = Executor.alone(classPath, cache, Walls.GENEROUS, scene.lock());
        Executor bare = Executor.bare(classPath, cache, Walls.GENEROUS, scene.lock());
        Compiled compiled = new Compiled(scene.lab(), classPath, scene.scratch("classes"));
        return List.of(
                new Parts(scene, bare, compiled),
                checks,
                maven(scene, classPath, checks, notes),
                new TestJvm(scene, executor, compiled),
                Hello.in(scene.scratch("hello")),
                new Serving(scene),
                new Listing(scene),
                new Judging(scene, executor, compiled),
                new Explaining(scene));
    }

    /** Maven, or why it is not among the contenders. */
    Contender maven(Scene scene, ClassPath classPath, Checks checks, Consumer<String> notes) throws IOException {
        if (maven.isEmpty()) {
            return new Absent(Figure.MAVEN, "there is no Maven (mvn) on PATH");
        }
        try {
            List<String> libraries = scene.lab().contract().libraries();
            String pom = MavenPom.of(home, scene.lab().id(), classPath.junitVersion(), libraries);
            SourceSet sources = SourceSet.of(scene.lab(), scene.work());
            MavenProject project = MavenProject.in(scene.scratch("maven"), pom, sources, scene.subject());
            return new MavenTests(project, maven.get(), checks::tests, notes);
        } catch (PublishException e) {
            return new Absent(Figure.MAVEN, "no pom tells Maven of the lab's libraries: " + e.getMessage());
        }
    }
}
