package faultlab.compile;

import faultlab.catalog.Contract;
import faultlab.compile.options.JvmOptions;
import faultlab.compile.options.Objection;
import faultlab.compile.options.OptionsFile;
import faultlab.compile.options.OptionsRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A variant's options files as they are now.
 *
 * @param flags of the files that could be read
 * @param problems of files and flags
 */
record OptionsText(JvmOptions flags, List<Problem> problems) {

    /** Some hundred flags. */
    private static final long MAX_BYTES = 16 * 1024;

    /** Reads the options files beside a variant's sources. One that is not there sets no flags. */
    static OptionsText of(SourceSet sources) {
        Contract contract = sources.lab().contract();
        List<OptionsFile> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : sources.variant().files()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".options") && !contract.options().contains(name)) {
                problems.add(Problem.ofFile(name, unread(contract)));
            }
        }
        for (String name : contract.options()) {
            Path file = sources.variant().folder().resolve(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Optional<Problem> unreadable = unreadable(file);
                if (unreadable.isPresent()) {
                    problems.add(unreadable.get());
                } else {
                    String text = text(file);
                    OptionsFile options = OptionsFile.parse(name, text);
                    files.add(options);
                    OptionsRules.objections(options, contract.memoryBytes())
                            .forEach(objection -> problems.add(problem(name, text, objection)));
                }
            }
        }
        return new OptionsText(new JvmOptions(List.copyOf(files)), List.copyOf(problems));
    }

    private static String unread(Contract contract) {
        return contract.options().isEmpty()
                ? "flags are no part of this lab, which would not read the file: take it away"
                : "the lab would not read the file: write its flags into " + String.join(" or ", contract.options())
                        + " and take it away";
    }

    private static Optional<Problem> unreadable(Path file) {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            return Optional.of(Problem.ofFile(name, "is not a file: make it one, or take it away to set no flags"));
        }
        long size = file.toFile().length();
        if (size > MAX_BYTES) {
            return Optional.of(Problem.ofFile(
                    name, "is " + size + " bytes; at most " + MAX_BYTES + " are taken. Is it the right file?"));
        }
        return SourceText.problemOfText(file);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Problem problem(String name, String text, Objection objection) {
        int line = objection.flag().line();
        int column = objection.flag().column();
        return new Problem(
                name,
                line,
                column,
                column + objection.flag().text().length(),
                Problem.Severity.ERROR,
                true,
                objection.problem() + ": " + objection.mend(),
                SourceText.line(text, line));
    }
}
