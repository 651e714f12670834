package faultlab.execute;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A child JVM that works until it is stopped, its time is over, or it brings itself down. A thread of its own hears it. */
public final class LiveChild {

    /** Hears a live child, on one thread. */
    public interface Listener {

        /** One report. */
        void report(JsonNode report);

        /** The last word: nothing of the child is left by then. */
        void ended(End end);
    }

    /** How a live child ended: in whose way, and in words. */
    public record End(Way way, String message) {}

    /** Who ended it. */
    public enum Way {
        /** Its time was over. */
        DONE,
        /** Somebody stopped it. */
        STOPPED,
        /** It did itself, or took more than it may. */
        FAILED
    }

    private final Child child;
    private final Duration wall;
    private final Blame blame;
    private final Listener listener;
    private final long since = System.nanoTime();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final AtomicInteger sockets = new AtomicInteger();
    private final Thread hearing;

    private LiveChild(Child child, Limits limits, Blame blame, Listener listener) {
        this.child = child;
        this.wall = limits.wall();
        this.blame = blame;
        this.listener = listener;
        this.hearing = Thread.ofPlatform().daemon().name("live-child").unstarted(this::hear);
    }

    /** @param blame to say where in the learner's files it failed */
    static LiveChild start(Command command, Limits limits, Blame blame, Listener listener) {
        try {
            LiveChild live = new LiveChild(Child.start(command, limits), limits, blame, listener);
            live.hearing.start();
            return live;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run a JVM for the lab", e);
        }
    }

    /** Process id of the child JVM. */
    public long pid() {
        return child.pid();
    }

    /** Ends the child and all it started, and returns when nothing of it is left; again it does nothing. */
    public void stop() {
        child.stop();
    }

    /** Says a word that the child's mode knows. */
    public void say(String word) {
        child.say(word);
    }

    /**
     * A further socket to the child, over which a console speaks.
     *
     * @throws IOException if the child is gone
     */
    public SocketChannel connect() throws IOException {
        Path socket = child.folder().resolve("c" + sockets.incrementAndGet());
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            say("console " + socket);
            SocketChannel accepted = server.accept();
            while (accepted == null && !end.isDone()) {
                Thread.sleep(5);
                accepted = server.accept();
            }
            if (accepted == null) {
                throw new IOException("the live JVM has ended");
            }
            return accepted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while a console was opened");
        }
    }

    /** How it ended; completes when nothing of the child is left. */
    public CompletableFuture<End> end() {
        return end.copy();
    }

    private void hear() {
        End last = toEnd();
        end.complete(last);
        listener.ended(last);
    }

    private End toEnd() {
        try (child) {
            ChildRun run = child.toEnd((same, report) -> listener.report(report));
            boolean over = run.ending().stopped() != null && System.nanoTime() - since >= wall.toNanos();
            return over
                    ? new End(Way.DONE, "Its " + minutes() + " are over. Run it again to go on.")
                    : new End(
                            Way.FAILED,
                            Trouble.of(run, blame).orElse("it came to its end, which a live run never does"));
        } catch (CancellationException e) {
            Thread.interrupted();
            return new End(Way.STOPPED, "");
        } catch (IOException | RuntimeException e) {
            return new End(Way.FAILED, "the lab itself failed: " + e);
        }
    }

    private String minutes() {
        return wall.toMinutes() > 1 ? wall.toMinutes() + " minutes" : wall.toSeconds() + " seconds";
    }
}
