package faultlab.web.runs;

import faultlab.web.runs.EventLog.Event;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Sends a log as Server-Sent Events, on the request's own virtual thread, until the log or the listener is gone. */
public final class EventStream {

    /** A comment this often keeps the connection open and finds listeners that went without a word. */
    private static final long BEAT_MILLIS = 5_000;

    /** How soon a browser asks again after a broken connection. */
    private static final String RETRY = "retry: 1000\n\n";

    private EventStream() {}

    /**
     * Sends until there is an end.
     *
     * @param after the id of the event that was heard last, 0 for all
     * @param shown what may be seen of an event now
     */
    public static void send(EventLog log, long after, HttpServletResponse response, UnaryOperator<Event> shown)
            throws IOException, InterruptedException {
        if (log.isOver(after)) {
            // a browser that asks again after the end is told not to
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        log.followed();
        try {
            follow(log, after, response.getOutputStream(), shown);
        } finally {
            log.left();
        }
    }

    private static void follow(EventLog log, long after, OutputStream out, UnaryOperator<Event> shown)
            throws IOException, InterruptedException {
        write(out, RETRY);
        // an id of a former server's log, which was longer, must not keep anybody waiting
        long heard = Math.min(after, log.newest());
        while (!log.isOver(heard)) {
            List<Event> events = log.after(heard, BEAT_MILLIS);
            write(
                    out,
                    events.isEmpty() ? ":\n\n" : text(events.stream().map(shown).toList()));
            heard = events.isEmpty() ? heard : events.getLast().id();
        }
    }

    private static String text(List<Event> events) {
        var text = new StringBuilder();
        for (var event : events) {
            text.append("id: ").append(event.id()).append("\nevent: ").append(event.name());
            text.append("\ndata: ").append(event.data()).append("\n\n");
        }
        return text.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
