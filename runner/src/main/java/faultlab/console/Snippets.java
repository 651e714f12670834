package faultlab.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Takes a text apart into snippets. */
final class Snippets {

    private Snippets() {}

    /** The snippets of a text, in order; empty if it ends in the middle of one. */
    static Optional<List<String>> of(String text, SourceCodeAnalysis analysis) {
        List<String> snippets = new ArrayList<>();
        String rest = text;
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return Optional.empty();
                }
                case EMPTY -> {
                    return Optional.of(snippets);
                }
                case UNKNOWN -> {
                    snippets.add(rest);
                    return Optional.of(snippets);
                }
                case COMPLETE, COMPLETE_WITH_SEMI -> {
                    snippets.add(info.source());
                    rest = info.remaining();
                }
            }
        }
        return Optional.of(snippets);
    }
}
