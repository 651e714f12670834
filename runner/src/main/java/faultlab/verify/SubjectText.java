package faultlab.verify;

import faultlab.catalog.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The faulty subject's text: written as a service would write it, and silent about what is wrong with it. */
final class SubjectText {

    private static final int LEAST_LINES = 30;
    private static final int MOST_LINES = 120;

    /** Words that a service does not use of itself. Somebody who reads the lab still has to look for subtler ones. */
    private static final Pattern GIVEAWAY = Pattern.compile(
            "(?i)\\b(faulty?|bug(gy)?|broken|fixme|hack|wrong fix|leak(s|y|ed)?|for ?tests?( only)?|test ?only"
                    + "|visibleForTesting|simulate[sd]?|on purpose|deliberate(ly)?)\\b");

    private SubjectText() {}

    static List<Flaw> flaws(Contract contract, LabFiles files) {
        List<Flaw> flaws = new ArrayList<>();
        for (String name : contract.subject()) {
            String path = files.folder("faults") + name;
            if (name.endsWith(".java") && files.has(path)) {
                flaws.addAll(flaws(contract, path, name, files.text(path)));
            }
            flaws.addAll(giveaways(path, files.text(path)));
        }
        return List.copyOf(flaws);
    }

    private static List<Flaw> flaws(Contract contract, String path, String name, String text) {
        List<Flaw> flaws = new ArrayList<>();
        long lines = text.lines().count();
        if (lines < LEAST_LINES || lines > MOST_LINES) {
            flaws.add(new Flaw(
                    path,
                    lines + " lines; a learner reads " + LEAST_LINES + " to " + MOST_LINES,
                    "Make it a service of that size."));
        }
        String type = name.replace(".java", "");
        if (!Pattern.compile("(?m)^public [\\w ]*\\b(class|record|interface|enum) " + type + "\\b")
                .matcher(text)
                .find()) {
            flaws.add(new Flaw(
                    path, "has no public type " + type, "Declare it public: tests, loaders and jshell need that."));
        }
        if (!Pattern.compile("(?m)^package " + contract.id() + ";")
                .matcher(text)
                .find()) {
            flaws.add(new Flaw(
                    path,
                    "is not in the package " + contract.id(),
                    "Write package " + contract.id() + "; at its head."));
        }
        return flaws;
    }

    /** The first such word of a file, a flag's comment included. */
    private static List<Flaw> giveaways(String path, String text) {
        return GIVEAWAY.matcher(text)
                .results()
                .limit(1)
                .map(found -> new Flaw(
                        path + ":" + line(text, found),
                        "\"" + found.group() + "\" gives the cause away or is a hook for tests",
                        "Say what the service does, in its own words."))
                .toList();
    }

    private static long line(String text, MatchResult found) {
        return text.substring(0, found.start()).chars().filter(c -> c == '\n').count() + 1;
    }
}
