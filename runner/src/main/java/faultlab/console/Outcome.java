package faultlab.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/** What one snippet came to, in words. */
final class Outcome {

    /** More of a value tells a reader nothing: characters. */
    private static final int LONGEST = 4_000;

    private static final int FRAMES = 8;

    private final JShell shell;
    private final List<Part> parts = new ArrayList<>();

    private Outcome(JShell shell) {
        this.shell = shell;
    }

    static List<Part> of(JShell shell, List<SnippetEvent> events) {
        Outcome outcome = new Outcome(shell);
        events.stream().filter(event -> event.causeSnippet() == null).forEach(outcome::add);
        return outcome.parts;
    }

    private void add(SnippetEvent event) {
        Snippet snippet = event.snippet();
        switch (event.status()) {
            case REJECTED ->
                shell.diagnostics(snippet).filter(Diag::isError).forEach(error -> parts.add(rejected(snippet, error)));
            case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> parts.add(Part.note(recoverable(snippet)));
            default -> {
                if (event.exception() != null) {
                    parts.add(Part.error(thrown(event.exception())));
                } else {
                    accepted(snippet, event.value());
                }
            }
        }
    }

    private void accepted(Snippet snippet, @org.jspecify.annotations.Nullable String value) {
        switch (snippet) {
            case VarSnippet variable -> value(variable.name(), value);
            case ExpressionSnippet expression -> value(expression.name(), value);
            case MethodSnippet method ->
                parts.add(Part.note("created " + method.name() + "(" + method.parameterTypes() + ")"));
            case TypeDeclSnippet type -> parts.add(Part.note("created " + type.name()));
            default -> {}
        }
    }

    private void value(String name, @org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            return;
        }
        boolean cut = value.length() > LONGEST;
        parts.add(Part.value(name + " ==> " + (cut ? value.substring(0, LONGEST) + "…" : value)));
        if (cut) {
            parts.add(Part.note("The value is longer: its first " + LONGEST + " characters are shown."));
        }
    }

    /** javac's message, the line it is about, and a mark under the place. */
    private static Part rejected(Snippet snippet, Diag error) {
        String source = snippet.source();
        String message = error.getMessage(Locale.ENGLISH);
        int start = (int) Math.max(0, Math.min(error.getStartPosition(), source.length()));
        int from = source.lastIndexOf('\n', start - 1) + 1;
        int to = source.indexOf('\n', start);
        String line = source.substring(from, to < 0 ? source.length() : to);
        int length = (int) Math.max(1, Math.min(error.getEndPosition() - start, line.length() - (start - from)));
        return Part.error(message + "\n" + line + "\n" + " ".repeat(start - from) + "^".repeat(length));
    }

    private String recoverable(Snippet snippet) {
        String missing = snippet instanceof jdk.jshell.DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "))
                : "";
        return "created, but it cannot be used until " + missing + " is declared";
    }

    private static String thrown(JShellException exception) {
        return switch (exception) {
            case EvalException thrown -> {
                String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
                yield thrown.getExceptionClassName()
                        + message
                        + frames(thrown.getStackTrace())
                        + (thrown.getCause() instanceof JShellException cause ? "\ncaused by " + thrown(cause) : "");
            }
            case UnresolvedReferenceException unresolved ->
                "it calls " + unresolved.getSnippet().name() + ", which uses something that is not declared yet";
            default -> String.valueOf(exception.getMessage());
        };
    }

    /** Down to the snippet itself: below are the frames that called it. */
    private static String frames(StackTraceElement[] stack) {
        return java.util.Arrays.stream(stack)
                .limit(FRAMES)
                .map(frame -> "\n  at " + frame.toString().replaceFirst("^.*?(\\w+\\.\\w+\\()", "$1"))
                .collect(Collectors.joining());
    }
}
