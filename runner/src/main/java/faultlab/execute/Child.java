package faultlab.execute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.files.Folders;
import faultlab.files.Temporary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One child JVM under way. Whatever happens, at the end nothing of it is left running. */
public final class Child implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_MILLIS = 50;

    /** Longer than any honest report; a longer line ends the conversation. */
    private static final int MAX_LINE = 4 << 20;

    /** Reports after which nothing the child does can matter. */
    private static final Set<String> DECIDING = Set.of("processes", "stdin");

    private static final int ENDED_BY_CTRL_C = 128 + 2;

    /** Between the Ctrl-C that ends the child and the same Ctrl-C that stops this thread. */
    private static final long CTRL_C_MILLIS = 1_000;

    private final Path folder;
    private final ServerSocketChannel server;
    private final Process process;
    private final ProcessTree tree;
    private final Output output;
    private final Limits limits;
    private final List<JsonNode> reports = Collections.synchronizedList(new ArrayList<>());
    private final Thread shutdownHook;
    private volatile @Nullable SocketChannel channel;
    private volatile @Nullable RuntimeException listenerFailure;
    private volatile boolean decided;
    private volatile boolean stopping;

    private Child(Command command, Limits limits, Path folder) throws IOException {
        this.folder = folder;
        this.limits = limits;
        Path socket = folder.resolve("s");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            String marker = UUID.randomUUID() + "@" + ProcessHandle.current().pid();
            process = start(command.line(socket), marker, folder);
            tree = new ProcessTree(process.toHandle(), marker);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        output = new Output(process.getInputStream());
        shutdownHook = new Thread(this::stop, "end-child");
        try {
            Runtime.getRuntime().addShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the runner itself is ending already
            stop();
        }
    }

    private static Process start(List<String> line, String marker, Path folder) throws IOException {
        ProcessBuilder builder = builder(line, folder);
        builder.environment().put(ProcessTree.MARKER, marker);
        return builder.start();
    }

    /** With nothing to read, one output, and nothing in the environment that would change a JVM's flags. */
    static ProcessBuilder builder(List<String> line, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(
                        new java.io.File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null")));
        builder.environment().keySet().removeIf(name -> name.contains("JAVA_") || name.startsWith("JDK_"));
        return builder;
    }

    /**
     * Starts a child JVM and returns when it has ended, by itself or because it took more than it may.
     *
     * @param listener hears each report as it comes, with the child, so that it can let a held checkpoint go on
     * @throws CancellationException if this thread is interrupted; the child is ended before
     */
    public static ChildRun run(Command command, Limits limits, BiConsumer<Child, JsonNode> listener) {
        try (Child child = start(command, limits)) {
            return child.toEnd(listener);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run a JVM for the lab", e);
        }
    }

    /** Starts a child JVM and returns at once; somebody must then hear it {@linkplain #toEnd to its end} and close it. */
    static Child start(Command command, Limits limits) throws IOException {
        Path folder = Temporary.folder("child");
        try {
            return new Child(command, limits, folder);
        } catch (IOException | RuntimeException e) {
            Folders.remove(folder);
            throw e;
        }
    }

    /** Ends what the runs of runners that were killed left behind, and removes their folders. */
    public static void sweep() {
        ProcessTree.sweep();
        Temporary.sweep();
    }

    /** Process id of the child JVM. */
    public long pid() {
        return process.pid();
    }

    /** Lets a held checkpoint go on. */
    public void go() {
        say("go");
    }

    /** A folder of this child's own, which is removed when it is closed. */
    Path folder() {
        return folder;
    }

    /** Says a word to the child; nothing where it has not said hello or is gone. */
    void say(String word) {
        SocketChannel to = channel;
        if (to != null) {
            try {
                to.write(ByteBuffer.wrap((word + "\n").getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                // it has just ended: the run's end says how
            }
        }
    }

    /**
     * Hears the child until it has ended, by itself or because it took more than it may.
     *
     * @throws CancellationException if this thread is interrupted or the child was {@linkplain #stop() stopped}
     */
    ChildRun toEnd(BiConsumer<Child, JsonNode> listener) throws IOException {
        Thread printing = Thread.ofVirtual().start(output);
        Thread listening = Thread.ofPlatform().daemon().name("listen-to-child").start(() -> listen(listener));
        try {
            String stopped = watch();
            List<String> processes = tree.end();
            process.waitFor(10, TimeUnit.SECONDS);
            server.close();
            listening.join(10_000);
            printing.join(1_000);
            awaitOwnStop();
            if (listenerFailure != null) {
                throw listenerFailure;
            }
            return new ChildRun(
                    List.copyOf(reports), new Ending(process.exitValue(), stopped, processes, output.kept(), crash()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
    }

    /** The folder, and with it what a JVM writes of its crash, is gone when the child is closed. */
    private @Nullable Crash crash() {
        return CrashLog.in(folder, process.pid()).orElse(null);
    }

    /** A Ctrl-C reaches the child as it reaches the runner: what it cut off is no run to be judged. */
    private void awaitOwnStop() throws InterruptedException {
        if (process.exitValue() == ENDED_BY_CTRL_C) {
            Thread.sleep(CTRL_C_MILLIS);
        }
        if (stopping) {
            throw new InterruptedException();
        }
    }

    /** Returns when the child has ended or must be ended: then with the reason, if it is one that is not in its reports. */
    private @Nullable String watch() throws InterruptedException {
        Watchdog watchdog = new Watchdog(limits, process.pid(), output);
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (decided) {
                return null;
            }
            Optional<String> complaint = watchdog.complaint();
            if (complaint.isPresent()) {
                askWhereThreadsAre();
                return complaint.get();
            }
        }
        return null;
    }

    private void askWhereThreadsAre() throws InterruptedException {
        long before = dumps();
        say("dump");
        for (int look = 0; look < 40 && dumps() == before && process.isAlive(); look++) {
            process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private long dumps() {
        synchronized (reports) {
            return reports.stream()
                    .filter(report -> report.path("kind").asText().equals("dump"))
                    .count();
        }
    }

    private void listen(BiConsumer<Child, JsonNode> listener) {
        try (SocketChannel accepted = server.accept()) {
            channel = accepted;
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(accepted), StandardCharsets.UTF_8), 1 << 16);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() > MAX_LINE) {
                    return;
                }
                JsonNode report = JSON.readTree(line);
                reports.add(report);
                decided |= DECIDING.contains(report.path("kind").asText());
                listener.accept(this, report);
            }
        } catch (AsynchronousCloseException e) {
            // it ended before it said hello
        } catch (JsonProcessingException e) {
            // a line cut off by the child's end: the missing "done" tells
        } catch (IOException e) {
            // the child is gone
        } catch (RuntimeException e) {
            listenerFailure = e;
            end();
        }
    }

    private void end() {
        tree.end();
    }

    /** Ends the child and all it started: what it did until then is no run to be judged. */
    void stop() {
        stopping = true;
        end();
    }

    @Override
    public void close() throws IOException {
        end();
        server.close();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the runner itself is ending: the hook does its work
        }
        Folders.remove(folder);
    }
}
