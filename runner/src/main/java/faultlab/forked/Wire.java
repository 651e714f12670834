package faultlab.forked;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The child's end of the Unix socket to the runner: one JSON object a line outwards, single words inwards ({@code go} lets
 * a held checkpoint go on, {@code dump} asks where the threads are; a mode may know more words). When the runner is gone, so is the child.
 */
final class Wire {

    /** More of a message tells a reader nothing; a learner's may have a gigabyte. */
    private static final int MAX_TEXT = 2_000;

    private final SocketChannel channel;
    private final BlockingQueue<Report> outbox = new LinkedBlockingQueue<>();
    private final Semaphore go = new Semaphore(0);
    private final Thread listener = thread(this::listen, "faultlab-listener");
    private volatile Consumer<String> other = word -> {};
    private volatile boolean over;

    private Wire(SocketChannel channel) {
        this.channel = channel;
    }

    static Wire connect(String socket) throws IOException {
        Wire wire = new Wire(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        wire.listener.start();
        thread(wire::speak, "faultlab-speaker").start();
        return wire;
    }

    /** One line, and what its sender waits for: that it is written. */
    private record Report(ByteBuffer line, Semaphore written) {}

    /**
     * An interrupt closes the channel of whoever reads or writes it, and honest code restores the interrupt of the thread
     * that a test runs on. So two threads that cannot be interrupted hold the channel.
     */
    private static final class Uninterruptible extends Thread {

        private Uninterruptible(ThreadGroup group, Runnable work, String name) {
            super(group, work, name);
            setDaemon(true);
        }

        @Override
        public void interrupt() {
            // whoever interrupts every thread there is does not mean this one
        }
    }

    private void listen() {
        try (BufferedReader words =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            for (String word = words.readLine(); word != null; word = words.readLine()) {
                if (word.equals("go")) {
                    go.release();
                } else if (word.equals("dump")) {
                    send("dump", Map.of("threads", Dump.threads()));
                } else {
                    other.accept(word);
                }
            }
        } catch (IOException e) {
            // the runner is gone, as at the end of the stream
        }
        if (!over) {
            Runtime.getRuntime().halt(Exits.RUNNER_GONE);
        }
    }

    /**
     * Hears no further word, so that this JVM may halt at once: it would wait 300 ms for a thread that is in a system call
     * (HotSpot's {@code VM_Exit::wait_for_threads_in_native_to_block}).
     */
    void deafen() throws IOException, InterruptedException {
        over = true;
        channel.shutdownInput();
        listener.join(Duration.ofSeconds(1));
    }

    /** Who hears the words that only one mode knows; is called on the thread that reads the socket. */
    void onOther(Consumer<String> listener) {
        other = listener;
    }

    /** A thread of the runner's: nobody's interrupt reaches it, and it is not counted as the application's. */
    static Thread thread(Runnable work, String name) {
        return new Uninterruptible(runners(), work, name);
    }

    private static ThreadGroup runners() {
        ThreadGroup system = Thread.currentThread().getThreadGroup();
        while (system.getParent() != null) {
            system = system.getParent();
        }
        return new ThreadGroup(system, "faultlab");
    }

    /** Sends one report and returns when it is written, interrupted or not; the field {@code kind} comes first. */
    void send(String kind, Map<String, ?> fields) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("kind", kind);
        report.putAll(fields);
        ByteBuffer line = ByteBuffer.wrap(JsonLine.of(report).getBytes(StandardCharsets.UTF_8));
        Semaphore written = new Semaphore(0);
        outbox.add(new Report(line, written));
        written.acquireUninterruptibly();
    }

    private void speak() {
        try {
            while (true) {
                Report report = outbox.take();
                while (report.line.hasRemaining()) {
                    channel.write(report.line);
                }
                report.written.release();
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(Exits.RUNNER_GONE);
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
        fields.put("message", said(failure::getMessage));
        fields.put("stack", frames(failure.getStackTrace()));
        Throwable cause = failure.getCause();
        if (cause != null && cause != failure) {
            fields.put("cause", said(cause::toString));
            fields.put("causeStack", frames(cause.getStackTrace()));
        }
        return fields;
    }

    /** A text that may be the learner's own code: it can throw, or be longer than anybody reads. */
    private static String said(Supplier<String> text) {
        try {
            String said = text.get();
            return said == null ? null : shortened(said);
        } catch (Throwable failure) {
            return "(no message: asking for it threw " + failure.getClass().getName() + ")";
        }
    }

    /** At most {@value #MAX_TEXT} characters of a text. */
    static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "… (" + text.length() + " characters)";
    }

    static List<String> frames(StackTraceElement[] stack) {
        return java.util.Arrays.stream(stack)
                .limit(40)
                .map(StackTraceElement::toString)
                .toList();
    }
}
