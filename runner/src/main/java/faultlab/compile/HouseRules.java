package faultlab.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a learner's files may not do although javac would let them: be missing, be huge, stand in for the lab's own files,
 * or speak to the lab's own classes, which report what is judged.
 */
final class HouseRules {

    /** A subject has some 120 lines; this is room for any honest work. */
    private static final long MAX_BYTES = 256 * 1024;

    private static final int MAX_FILES = 50;

    /** Packages, as class-file prefixes, that are the lab's side of the table. */
    private static final List<String> LABS_SIDE = List.of("shared/", "faultlab/", "org/junit/", "org/openjdk/jmh/");

    private static final Pattern CLASS_NAME = Pattern.compile("\\w+(?:[./]\\w+)+");

    private HouseRules() {}

    /** Looked at before javac. */
    static List<Problem> ofFiles(SourceSet sources) {
        List<Problem> problems = new ArrayList<>();
        List<String> mine = sources.mineNames();
        for (String name : sources.lab().contract().subject()) {
            if (name.endsWith(".java") && !mine.contains(name)) {
                problems.add(Problem.ofFile(
                        name,
                        absence(sources.variant().folder().resolve(name)) + ". It is what the lab is about: "
                                + mend(
                                        sources,
                                        "`lab reset " + sources.lab().id() + "` brings the first version back")));
            }
        }
        for (String name : mine) {
            if (SourceSet.names(sources.labs()).contains(name)) {
                problems.add(Problem.ofFile(
                        name, "the lab has a file of that name itself, which judges yours: give yours another name"));
            }
        }
        if (sources.mine().size() > MAX_FILES) {
            problems.add(Problem.ofFile(
                    mine.get(0), sources.mine().size() + " Java files; at most " + MAX_FILES + " are taken"));
        }
        sources.mine().stream()
                .filter(file -> size(file) > MAX_BYTES)
                .forEach(file -> problems.add(Problem.ofFile(
                        file.getFileName().toString(),
                        "is " + size(file) + " bytes; at most " + MAX_BYTES + " are taken. Is it the right file?")));
        if (problems.isEmpty()) {
            sources.mine().forEach(file -> SourceText.problem(file).ifPresent(problems::add));
        }
        return problems;
    }

    private static String absence(Path file) {
        String name = file.getFileName().toString();
        if (Files.isSymbolicLink(file)) {
            return name + " is a link that leads to no file";
        }
        return Files.exists(file) ? name + " is not a file" : name + " is not there";
    }

    private static String mend(SourceSet sources, String reset) {
        return sources.variant().using().equals("work")
                ? reset
                : "put it into " + sources.variant().folder();
    }

    /** 0 for a file that an editor is just replacing: javac tells. */
    private static long size(Path file) {
        return file.toFile().length();
    }

    /** Looked at in the classes that javac wrote. */
    static List<Problem> ofClasses(SourceSet sources, Path classes) {
        List<String> mine = sources.mineNames();
        List<String> own = SourceSet.names(sources.labs()).stream()
                .map(name -> sources.lab().id() + "/" + name.replace(".java", ""))
                .toList();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(HouseRules::parse)
                    .filter(model -> mine.contains(sourceFile(model)))
                    .flatMap(model -> intrusions(model, own))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the classes in " + classes, e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String sourceFile(ClassModel model) {
        return model.findAttribute(Attributes.sourceFile())
                .map(attribute -> attribute.sourceFile().stringValue())
                .orElse("");
    }

    private static Stream<Problem> intrusions(ClassModel model, List<String> own) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(Utf8Entry.class::isInstance)
                .map(entry -> ((Utf8Entry) entry).stringValue())
                .flatMap(HouseRules::classNames)
                .filter(name -> LABS_SIDE.stream().anyMatch(name::startsWith) || own.contains(name))
                .map(name -> Problem.ofFile(
                        sourceFile(model),
                        "uses " + name.replace('/', '.')
                                + ", which belongs to the lab that judges this file: a fix works without it"));
    }

    /**
     * The class names in a constant: of a class it uses, of an annotation, of a method's parameters, or of a string as for
     * {@code Class.forName}.
     */
    private static Stream<String> classNames(String constant) {
        return CLASS_NAME
                .matcher(constant)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace('.', '/').replaceFirst("^L(?=shared/|faultlab/|org/)", ""))
                .filter(name -> Character.isUpperCase(name.charAt(name.lastIndexOf('/') + 1)));
    }
}
