package faultlab.bench;

import faultlab.compile.SourceSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project as small as Maven lets it be: the subject as its main code, the lab's tests and {@code shared} as its tests. */
final class MavenProject {

    private static final String MAIN = "src/main/java";
    private static final String TESTS = "src/test/java";

    private final Path folder;
    private final Path subject;

    private MavenProject(Path folder, Path subject) {
        this.folder = folder;
        this.subject = subject;
    }

    /**
     * Lays the project out.
     *
     * @param subject the name of the file that is edited
     */
    static MavenProject in(Path folder, String pom, SourceSet sources, String subject) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), pom);
        String lab = sources.lab().id();
        Path main = Files.createDirectories(folder.resolve(MAIN).resolve(lab));
        copy(sources.mine(), main);
        Path shared = sources.lab().root().faults().resolve("shared");
        List<Path> labs = sources.labs();
        copy(labs.stream().filter(file -> file.startsWith(shared)).toList(), folder.resolve(TESTS + "/shared"));
        copy(
                labs.stream()
                        .filter(file ->
                                !file.startsWith(shared) && file.toString().endsWith("Test.java"))
                        .toList(),
                folder.resolve(TESTS).resolve(lab));
        return new MavenProject(folder, main.resolve(subject));
    }

    private static void copy(List<Path> files, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files) {
            Files.write(to.resolve(file.getFileName().toString()), Files.readAllBytes(file));
        }
    }

    Path folder() {
        return folder;
    }

    /** Saves the subject with another ending: Maven compiles what changed. */
    void edit() throws IOException {
        Scene.edit(subject);
    }

    /** How many tests the last run has reported. */
    int testsRun() throws IOException {
        int tests = 0;
        try (Stream<Path> reports = Files.list(folder.resolve("target/surefire-reports"))) {
            for (Path report :
                    reports.filter(file -> file.toString().endsWith(".xml")).toList()) {
                tests += Files.readString(report, StandardCharsets.UTF_8).split("<testcase ", -1).length - 1;
            }
        }
        return tests;
    }
}
