package faultlab.cli;

import faultlab.console.Completion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A console's talk with somebody at a terminal: lines to edit, history, completion, and Ctrl-C for what runs. */
final class ConsoleTerminal {

    private ConsoleTerminal() {}

    /**
     * Goes on until /exit, Ctrl-D or the live run's end. Returns whether it was not the last.
     *
     * @param history the file that lines are remembered in
     */
    static boolean talk(ConsoleTalk talk, Path history) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            terminal.handle(Terminal.Signal.INT, signal -> talk.console().stop());
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .parser(java())
                    .completer((line, parsed, candidates) -> complete(talk, parsed, candidates))
                    .variable(LineReader.HISTORY_FILE, history)
                    .variable(LineReader.BLINK_MATCHING_PAREN, 0)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            terminal.writer()
                    .println("Type Java. Tab completes, Ctrl-C stops what runs, /exit or Ctrl-D ends it and the JVM.");
            while (true) {
                try {
                    if (!talk.line(reader.readLine(talk.unfinished().isEmpty() ? "lab> " : "...> "))) {
                        return !talk.hasEnded();
                    }
                } catch (UserInterruptException e) {
                    talk.drop();
                } catch (EndOfFileException e) {
                    return !talk.hasEnded();
                }
            }
        }
    }

    /** Words end at spaces only: quotes and backslashes are Java's. */
    private static DefaultParser java() {
        DefaultParser parser = new DefaultParser();
        parser.setQuoteChars(new char[0]);
        parser.setEscapeChars(new char[0]);
        return parser;
    }

    /** JLine replaces the whole word before the cursor; jshell's candidates begin in the middle of it, as after a dot. */
    private static void complete(ConsoleTalk talk, ParsedLine parsed, List<Candidate> candidates) {
        String before = talk.unfinished() + parsed.line();
        Completion completion =
                talk.console().complete(before, talk.unfinished().length() + parsed.cursor());
        int word = talk.unfinished().length() + parsed.cursor() - parsed.wordCursor();
        String kept = completion.anchor() >= word ? before.substring(word, completion.anchor()) : "";
        for (String candidate : completion.candidates()) {
            candidates.add(new Candidate(kept + candidate, candidate, null, null, null, null, false));
        }
    }
}
