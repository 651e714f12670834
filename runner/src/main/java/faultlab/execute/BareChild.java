package faultlab.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.files.Folders;
import faultlab.files.Temporary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * A child JVM with nothing around it: no watchdog, no look at the process table, nothing told while it runs. It is what a
 * run cannot cost less than. Only for sources that are known to end: the wall alone bounds it.
 */
final class BareChild {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it said is in the socket when it has ended. */
    private static final long PATIENCE_SECONDS = 10;

    private BareChild() {}

    /** Runs a child JVM to its end; the listener hears nothing. */
    static ChildRun run(Command command, Limits limits, BiConsumer<Child, JsonNode> listener) {
        try {
            Path folder = Temporary.folder("bare");
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                Path socket = folder.resolve("s");
                server.bind(UnixDomainSocketAddress.of(socket));
                return run(command.line(socket), server, limits.wall(), folder);
            } finally {
                Folders.remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run a JVM for the lab", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
    }

    private static ChildRun run(List<String> line, ServerSocketChannel server, Duration wall, Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> all(server));
        Process process =
                Child.builder(line, folder).redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(wall.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("a child JVM was still at it after " + wall.toSeconds() + " s");
            }
            String reports = said.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Ending ending = new Ending(process.exitValue(), null, List.of(), Files.readString(output));
            return new ChildRun(parsed(reports), ending);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a child JVM ended without a word: " + Files.readString(output), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String all(ServerSocketChannel server) {
        try (SocketChannel accepted = server.accept()) {
            return new String(Channels.newInputStream(accepted).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> parsed(String lines) throws IOException {
        List<JsonNode> reports = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            reports.add(JSON.readTree(line));
        }
        return List.copyOf(reports);
    }
}
