package faultlab.verify;

import faultlab.catalog.BarFigure;
import faultlab.catalog.MarkdownText;
import faultlab.catalog.MarkdownText.Fence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The Java of a lesson: a block {@code java} compiles beside the lab's classes and a block {@code java fails} does not. A
 * block that declares a type or imports something at its left margin is a compilation unit in the lab's package; any
 * other is the body of a method that may throw, or else the members of a class.
 */
public final class LessonCode {

    /** How javac takes a source: empty, or its first error. */
    public interface Javac extends Function<String, Optional<Error>> {}

    /** javac's first error in a source: its line, from 1, and how many there are in all. */
    public record Error(long line, String message, int count) {}

    private static final String IMPORTS =
            " import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.time.*; ";

    /** Fences of blocks that javac is not asked about. Those of {@code jshell} are run by a test, in a live JVM. */
    private static final Set<String> KNOWN = new TreeSet<>(
            Set.of("jshell", BarFigure.FENCE, "text", "console", "sh", "go", "json", "yaml", "xml", "sql"));

    private static final Pattern UNIT = Pattern.compile(
            "(?m)^(import |package |((public|abstract|final|sealed|non-sealed|strictfp) )*(class|record|interface|@interface|enum) )");

    private LessonCode() {}

    /** Compiles each block in every way it may be meant, with the help of one of several compilers. */
    public static List<Flaw> flaws(LabFiles files, List<Javac> compilers) {
        String lesson = files.folder("labs") + "lesson.md";
        List<Flaw> flaws = new ArrayList<>();
        for (Fence fence : MarkdownText.of(files.text(lesson)).fences()) {
            String where = lesson + ":" + fence.line();
            switch (fence.info()) {
                case "java" ->
                    refusal(files.id(), fence, compilers)
                            .ifPresent(error -> flaws.add(new Flaw(
                                    lesson + ":" + (fence.line() + error.line() - 1),
                                    "the block does not compile: " + error.message(),
                                    "Mend it, or fence it with ```java fails if that is the point.")));
                case "java fails" -> {
                    if (refusal(files.id(), fence, compilers).isEmpty()) {
                        flaws.add(new Flaw(
                                where, "the block compiles, though it says that it fails", "Fence it with ```java."));
                    }
                }
                default -> {
                    if (!KNOWN.contains(fence.info())) {
                        flaws.add(new Flaw(
                                where,
                                "a block is fenced with \"" + fence.info() + "\"",
                                "Write ```java for what compiles, ```java fails for what does not, ```jshell for what the"
                                        + " console runs on live objects, or one of " + KNOWN + "."));
                    }
                }
            }
        }
        return List.copyOf(flaws);
    }

    /** Empty if any way compiles, else the error of the way that came nearest. */
    private static Optional<Error> refusal(String id, Fence fence, List<Javac> compilers) {
        List<Error> errors = new ArrayList<>();
        for (String source : ways(id, fence.code())) {
            for (Javac javac : compilers) {
                Optional<Error> error = javac.apply(source);
                if (error.isEmpty()) {
                    return error;
                }
                errors.add(error.get());
            }
        }
        return errors.stream().min(Comparator.comparingInt(Error::count));
    }

    /** The block as sources, each with the block's first line on its own first line. */
    static List<String> ways(String id, String code) {
        String head = "package " + id + ";" + IMPORTS;
        if (UNIT.matcher(code).find()) {
            return List.of(code.startsWith("package ") ? code : head + code);
        }
        return List.of(
                head + "class Snippet { void snippet() throws Exception { " + code + "\n} }",
                head + "class Snippet { " + code + "\n}");
    }
}
