package faultlab.forked;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The child's end of the Unix socket to the runner: one JSON object a line outwards, single words inwards ({@code go} lets
 * a held checkpoint go on, {@code dump} asks where the threads are). When the runner is gone, so is the child.
 */
final class Wire {

    private final SocketChannel channel;
    private final Semaphore go = new Semaphore(0);

    private Wire(SocketChannel channel) {
        this.channel = channel;
    }

    static Wire connect(String socket) throws IOException {
        Wire wire = new Wire(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        ThreadGroup system = Thread.currentThread().getThreadGroup();
        while (system.getParent() != null) {
            system = system.getParent();
        }
        Thread listener = new Thread(new ThreadGroup(system, "faultlab"), wire::listen, "faultlab-wire");
        listener.setDaemon(true);
        listener.start();
        return wire;
    }

    private void listen() {
        try (BufferedReader words =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            for (String word = words.readLine(); word != null; word = words.readLine()) {
                if (word.equals("go")) {
                    go.release();
                } else if (word.equals("dump")) {
                    send("dump", Map.of("threads", Dump.threads()));
                }
            }
        } catch (IOException e) {
            // the runner is gone, as at the end of the stream
        }
        Runtime.getRuntime().halt(Exits.RUNNER_GONE);
    }

    /** Sends one report; the field {@code kind} comes first. */
    void send(String kind, Map<String, ?> fields) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("kind", kind);
        report.putAll(fields);
        ByteBuffer bytes = ByteBuffer.wrap(JsonLine.of(report).getBytes(StandardCharsets.UTF_8));
        synchronized (this) {
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                Runtime.getRuntime().halt(Exits.RUNNER_GONE);
            }
        }
    }

    /** Returns when the runner says {@code go}. */
    void hold() {
        go.acquireUninterruptibly();
    }

    /** An exception as fields of a report: type, message, and at most 40 frames of it and of its cause. */
    static Map<String, Object> thrown(Throwable failure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", failure.getClass().getName());
        fields.put("message", failure.getMessage());
        fields.put("stack", frames(failure.getStackTrace()));
        Throwable cause = failure.getCause();
        if (cause != null && cause != failure) {
            fields.put("cause", cause.toString());
            fields.put("causeStack", frames(cause.getStackTrace()));
        }
        return fields;
    }

    static List<String> frames(StackTraceElement[] stack) {
        return java.util.Arrays.stream(stack)
                .limit(40)
                .map(StackTraceElement::toString)
                .toList();
    }
}
