package faultlab.verify;

import faultlab.catalog.Contract;
import faultlab.catalog.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which files a lab must have and which it may have: whatever else lies there is unlisted and refused. */
final class Inventory {

    private final Contract contract;
    private final LabFiles files;
    private final List<Flaw> flaws = new ArrayList<>();

    private Inventory(Contract contract, LabFiles files) {
        this.contract = contract;
        this.files = files;
    }

    static List<Flaw> flaws(Contract contract, LabFiles files) {
        Inventory inventory = new Inventory(contract, files);
        inventory.fault();
        inventory.solution();
        inventory.variants("alternatives");
        inventory.variants("decoys");
        inventory.lab();
        inventory.evidence();
        inventory.emptyFolders();
        return List.copyOf(inventory.flaws);
    }

    private void fault() {
        String folder = files.folder("faults");
        subject(folder);
        one(folder, "Scenario.java", "it brings the fault to its point; start from another lab's");
        unlisted(folder, name -> isSubject(name) || name.endsWith(".java"), "the subject's files and Java beside them");
        deeper(folder, List.of());
    }

    private void solution() {
        String folder = files.folder("solutions");
        subject(folder);
        require(folder + "why.md", "Write it: why the reference solution is right, for who has just mended the lab.");
        unlisted(
                folder,
                name -> isSubject(name) || name.endsWith(".java") || name.equals("why.md"),
                "the subject's files, Java beside them and why.md");
        deeper(folder, List.of("alternatives", "decoys"));
    }

    private void variants(String kind) {
        String folder = files.folder("solutions") + kind + "/";
        files.names(folder)
                .forEach(name -> flaws.add(new Flaw(
                        folder + name,
                        "only folders are listed here",
                        "Move it into a folder of its own or delete it.")));
        for (String name : files.folders(folder)) {
            String variant = folder + name + "/";
            if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                flaws.add(new Flaw(
                        variant,
                        "a variant is named in lower-case words with hyphens between",
                        "Rename the folder, such as bounded-queue."));
            }
            contract.subject()
                    .forEach(file ->
                            require(variant + file, "Copy the faulty subject's there and change it." + noFlags(file)));
            unlisted(variant, file -> isSubject(file) || file.endsWith(".java"), "the subject's files and Java");
            deeper(variant, List.of());
        }
    }

    private void lab() {
        String folder = files.folder("labs");
        require(folder + "lesson.md", "Write it in the form of labs/handoff/lesson.md.");
        require(folder + "hints.md", "Write it: ## 1, ## 2 and ## 3, from where to look to nearly the code.");
        if (files.names(folder).stream().noneMatch(name -> name.endsWith("Test.java"))) {
            flaws.add(new Flaw(
                    folder,
                    "there is no *Test.java",
                    "Write the tests that say what the subject promises to callers."));
        }
        one(folder, "Benchmark.java", "it measures what one operation costs; start from another lab's");
        unlisted(
                folder,
                name -> name.endsWith(".java")
                        || List.of("lab.yaml", "lesson.md", "hints.md").contains(name),
                "lab.yaml, lesson.md, hints.md and Java");
        deeper(folder, List.of("evidence"));
    }

    private void evidence() {
        String folder = files.folder("labs") + "evidence/";
        List<String> expected = contract.shapes().stream()
                .map(Shape::name)
                .flatMap(shape -> Stream.of("fault-" + shape, "solution-" + shape))
                .map(name -> name + ".ndjson.gz")
                .toList();
        expected.forEach(name -> require(folder + name, "`lab record " + files.id() + "` records it."));
        unlisted(folder, expected::contains, "one file for fault and for solution in each shape");
        deeper(folder, List.of());
    }

    private void emptyFolders() {
        files.texts().keySet().stream()
                .filter(path -> path.endsWith("/"))
                .forEach(path -> flaws.add(new Flaw(path, "the folder is empty", "Fill it or delete it.")));
    }

    private void subject(String folder) {
        for (String name : contract.subject()) {
            require(
                    folder + name,
                    "lab.yaml lists it in subject: write it, or strike it from the list." + noFlags(name));
        }
    }

    /** A variant that lacks the file would be judged with other flags than a learner who writes the same Java. */
    private static String noFlags(String name) {
        return name.endsWith(".options") ? " A comment alone sets no flags." : "";
    }

    private boolean isSubject(String name) {
        return contract.subject().contains(name);
    }

    private void require(String path, String mend) {
        if (!files.has(path)) {
            flaws.add(new Flaw(path, "the file is missing", mend));
        }
    }

    private void one(String folder, String suffix, String what) {
        List<String> found = files.names(folder).stream()
                .filter(name -> name.endsWith(suffix))
                .toList();
        if (found.size() != 1) {
            String problem =
                    "one *" + suffix + " was expected, there " + (found.isEmpty() ? "is none" : "are " + found);
            flaws.add(new Flaw(folder, problem, found.isEmpty() ? "Write it: " + what + "." : "Keep one of them."));
        }
    }

    private void unlisted(String folder, Predicate<String> listed, String what) {
        files.names(folder).stream()
                .filter(name -> !listed.test(name))
                .forEach(name -> flaws.add(new Flaw(
                        folder + name,
                        "the file is unlisted; here belong only " + what,
                        "Move it where it belongs or delete it.")));
    }

    private void deeper(String folder, List<String> known) {
        files.folders(folder).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> flaws.add(new Flaw(
                        folder + name + "/",
                        "the folder is unlisted; "
                                + (known.isEmpty() ? "no folder belongs here" : "here belong only " + known),
                        "Move it where it belongs or delete it.")));
    }
}
