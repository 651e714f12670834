package faultlab.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Takes a text apart into snippets, as if its lines were typed one after the other. */
final class Snippets {

    /** A line that cannot be a snippet's first, after any number of empty ones. */
    private static final Pattern GOES_ON =
            Pattern.compile("\\s*(?:[.?:+*%&|^<>=,)\\]{-](?!-)|/(?![/*])|(?:else|catch|finally)\\b)");

    private Snippets() {}

    /** The snippets of a text, in order; empty if it ends in the middle of one. */
    static Optional<List<String>> of(String text, SourceCodeAnalysis analysis) {
        List<String> snippets = new ArrayList<>();
        String rest = text;
        while (!rest.isBlank()) {
            int end = firstLines(rest, analysis);
            CompletionInfo info = analysis.analyzeCompletion(rest.substring(0, end));
            switch (info.completeness()) {
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return Optional.empty();
                }
                case EMPTY -> rest = rest.substring(end);
                case UNKNOWN -> {
                    snippets.add(rest);
                    return Optional.of(snippets);
                }
                case COMPLETE, COMPLETE_WITH_SEMI -> {
                    snippets.add(info.source());
                    rest = info.remaining() + rest.substring(end);
                }
            }
        }
        return Optional.of(snippets);
    }

    /**
     * Where the first line ends that makes a snippet whole and that the next does not go on with: it stands for a semicolon that
     * is not there. The text's end if there is no such line.
     */
    private static int firstLines(String text, SourceCodeAnalysis analysis) {
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            CompletionInfo info = analysis.analyzeCompletion(text.substring(0, end));
            boolean goesOn = info.remaining().isBlank()
                    && GOES_ON.matcher(text).region(end, text.length()).lookingAt();
            if (info.completeness().isComplete() && !goesOn) {
                return end;
            }
        }
        return text.length();
    }
}
