package faultlab.cli;

import faultlab.console.Console;
import faultlab.console.Part;
import faultlab.console.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;

/** A console's talk: lines come in, and what is whole is run and answered. */
final class ConsoleTalk {

    /** As in {@code console --json}: one a line. */
    record Evaluated(String code, List<Part> parts) {}

    private final LabCommand command;
    private final Console console;
    private final Future<?> end;
    private String unfinished = "";
    private boolean failed;

    /** @param end done when the live run has ended */
    ConsoleTalk(LabCommand command, Console console, Future<?> end) {
        this.command = command;
        this.console = console;
        this.end = end;
    }

    /** Runs all that comes in, to its end. Returns whether nothing of it failed. */
    static boolean hear(ConsoleTalk talk, InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && talk.line(line)) {
            line = lines.readLine();
        }
        return talk.finish();
    }

    Console console() {
        return console;
    }

    /** What has come in of a snippet that is not whole yet. */
    String unfinished() {
        return unfinished;
    }

    boolean hasEnded() {
        return end.isDone();
    }

    /** Takes one line. Returns whether the talk goes on after it. */
    boolean line(String line) {
        if (unfinished.isEmpty() && line.strip().matches("/(exit|quit)")) {
            return false;
        }
        if (unfinished.isEmpty() && line.strip().matches("/\\w.*")) {
            command.note("There is no command \"" + line.strip() + "\" here: type Java, or /exit.");
            failed = true;
            return true;
        }
        String code = unfinished + line;
        Reply reply = console.eval(code);
        if (reply.incomplete()) {
            unfinished = code + "\n";
            return true;
        }
        unfinished = "";
        answer(code, reply);
        return !end.isDone();
    }

    /** Forgets what is not whole. */
    void drop() {
        unfinished = "";
    }

    /** Returns whether all that came in was whole, and nothing failed. */
    boolean finish() {
        if (!unfinished.isBlank()) {
            command.note(
                    "The input ends in the middle of a snippet, which was not run:\n" + unfinished.stripTrailing());
            failed = true;
        }
        return !failed && !end.isDone();
    }

    private void answer(String code, Reply reply) {
        failed |= reply.failed();
        StringBuilder text = new StringBuilder();
        for (Part part : reply.parts()) {
            text.append(
                    switch (part.kind()) {
                        case "output" -> part.text().endsWith("\n") ? part.text() : part.text() + "\n";
                        case "value" -> part.text() + "\n";
                        default -> part.text().indent(0).replaceAll("(?m)^(?=.)", "|  ");
                    });
        }
        if (!reply.parts().isEmpty()) {
            command.result(new Evaluated(code, reply.parts()), text.toString());
        }
    }
}
