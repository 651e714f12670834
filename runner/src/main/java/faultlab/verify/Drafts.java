package faultlab.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What `lab new` left for the author to write: each place carries a mark, and none may remain. */
final class Drafts {

    /** Stands in the templates, followed by what to write there. */
    static final String MARK = "TODO(author)";

    private Drafts() {}

    static List<Flaw> flaws(LabFiles files) {
        String contract = files.folder("labs") + "lab.yaml";
        Stream<String> rest = LabFiles.ROOTS.stream()
                .flatMap(root -> files.under(files.folder(root)).stream().map(name -> files.folder(root) + name))
                .filter(path -> !path.equals(contract));
        return Stream.concat(Stream.of(contract), rest)
                .flatMap(path -> flaw(path, files.text(path)).stream())
                .toList();
    }

    /** The first mark of a file, so that a new lab is walked through file by file. */
    private static Optional<Flaw> flaw(String path, String text) {
        List<String> lines = text.lines().toList();
        long marks = lines.stream().filter(line -> line.contains(MARK)).count();
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).contains(MARK))
                .mapToObj(line -> new Flaw(
                        path + ":" + (line + 1),
                        "still has the template's words" + (marks > 1 ? " in " + marks + " places" : ""),
                        next(lines.get(line))))
                .findFirst();
    }

    private static String next(String line) {
        String words = line.substring(line.indexOf(MARK) + MARK.length())
                .replaceFirst("^[:\\s]+", "")
                .replaceFirst("\\s*(\\*/|-->|\"?[,})]*)\\s*$", "");
        return (words.isEmpty() ? "Write what belongs there" : words) + ", and strike " + MARK + ".";
    }
}
