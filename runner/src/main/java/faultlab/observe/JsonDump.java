package faultlab.observe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.observe.ThreadRow.Lock;
import faultlab.observe.ThreadRow.Manner;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's JSON thread dump (JEP 444; lock information since JDK 25). Its CPU times, daemon flags and owners are not known.
 *
 * @param leftOut virtual threads beyond the first {@value #MOST_AT_A_PLACE} with the same stack
 */
record JsonDump(List<ThreadRow> threads, int leftOut) {

    static final JsonDump EMPTY = new JsonDump(List.of(), 0);

    private static final int MOST_AT_A_PLACE = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    static JsonDump parse(InputStream dump) throws IOException {
        var threads = new ArrayList<ThreadRow>();
        var places = new HashMap<List<Frame>, Integer>();
        var leftOut = 0;
        try (var parser = JSON.createParser(dump)) {
            while (parser.nextToken() != null) {
                while (inThreads(parser) && parser.nextToken() == JsonToken.START_OBJECT) {
                    var row = row(JSON.readTree(parser));
                    if (row.virtual() && places.merge(row.frames(), 1, Integer::sum) > MOST_AT_A_PLACE) {
                        leftOut++;
                    } else {
                        threads.add(row);
                    }
                }
            }
        }
        return new JsonDump(List.copyOf(threads), leftOut);
    }

    /** Whether the parser stands in an array named "threads": at its start, or behind one of its threads. */
    private static boolean inThreads(JsonParser parser) {
        var context = parser.getParsingContext();
        var parent = context.getParent();
        return context.inArray() && parent != null && "threads".equals(parent.getCurrentName());
    }

    private static ThreadRow row(JsonNode thread) {
        var frames = StreamSupport.stream(thread.path("stack").spliterator(), false)
                .limit(ThreadRow.MOST_FRAMES)
                .map(frame -> Frame.of(frame.asText()))
                .toList();
        var virtual = thread.path("virtual").asBoolean();
        var waitsFor = waitsFor(thread);
        return new ThreadRow(
                thread.path("tid").asLong(),
                thread.path("name").asText(),
                virtual,
                virtual,
                state(thread, frames),
                null,
                frames,
                waitsFor,
                null,
                owns(thread, waitsFor),
                thread.has("carrier") ? thread.get("carrier").asLong() : null);
    }

    private static Thread.@Nullable State state(JsonNode thread, List<Frame> frames) {
        if (thread.has("state")) {
            return Thread.State.valueOf(thread.get("state").asText());
        }
        var innermost = frames.isEmpty() ? "" : frames.getFirst().method();
        return switch (innermost) {
            case "park" -> Thread.State.WAITING;
            case "parkNanos" -> Thread.State.TIMED_WAITING;
            default -> null;
        };
    }

    private static @Nullable Lock waitsFor(JsonNode thread) {
        if (thread.has("blockedOn")) {
            return lock(thread.get("blockedOn").asText(), Manner.BLOCKED);
        }
        if (thread.has("waitingOn")) {
            return lock(thread.get("waitingOn").asText(), Manner.WAITING);
        }
        var parked = thread.path("parkBlocker").path("object");
        return parked.isTextual() ? lock(parked.asText(), Manner.PARKED) : null;
    }

    private static Lock lock(String identity, Manner manner) {
        var at = identity.lastIndexOf('@');
        return new Lock(at < 0 ? identity : identity.substring(0, at), identity, manner);
    }

    /** A thread in {@code Object.wait} is listed as an owner of the monitor that it has given up. */
    private static List<String> owns(JsonNode thread, @Nullable Lock waitsFor) {
        var owns = new ArrayList<String>();
        for (var depth : thread.path("monitorsOwned")) {
            depth.path("locks").forEach(lock -> owns.add(lock.asText()));
        }
        if (waitsFor != null) {
            owns.removeIf(waitsFor.identity()::equals);
        }
        return owns.stream().filter(lock -> !lock.equals("null")).distinct().toList();
    }
}
