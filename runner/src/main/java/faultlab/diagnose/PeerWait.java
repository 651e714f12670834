package faultlab.diagnose;

import faultlab.observe.Frame;
import faultlab.observe.ServerFrames;
import faultlab.observe.ThreadRow;
import java.util.List;
import java.util.Optional;

/**
 * A thread that waits, with no limit of its own, for a peer it called: for the connection, for bytes, or for an HTTP response. A server's
 * thread that reads the next request looks alike, so somebody must wait for the outcome: it does a task, or handles a request itself.
 *
 * @param call the JDK's call it waits in, in a reader's words
 */
record PeerWait(ThreadRow thread, Kind kind, String call) {

    /** What it waits for; the name is the finding's mechanism. */
    enum Kind {
        CONNECT("connect"),
        READ("socket-read"),
        HTTP("http-wait");

        private final String mechanism;

        Kind(String mechanism) {
            this.mechanism = mechanism;
        }

        String mechanism() {
            return mechanism;
        }
    }

    private static final String SOCKET = "sun.nio.ch.NioSocketImpl";

    /** A socket that has a limit waits in one of these. */
    private static final List<String> LIMITED = List.of("timedRead", "timedFinishConnect");

    /** Empty for a thread that waits elsewhere, with a socket's time-out, or for nobody that is known. */
    static Optional<PeerWait> of(ThreadRow thread) {
        var below = thread.frames().stream().takeWhile(Frame::isJdk).toList();
        var limited = below.stream().anyMatch(frame -> LIMITED.contains(frame.method()));
        if (limited || thread.applicationFrame().isEmpty() || !isWanted(thread)) {
            return Optional.empty();
        }
        if (below.stream().anyMatch(frame -> frame.is("jdk.internal.net.http.HttpClientImpl", "send"))) {
            return Optional.of(new PeerWait(thread, Kind.HTTP, "HttpClient.send"));
        }
        if (below.stream().anyMatch(frame -> frame.is(SOCKET, "connect"))) {
            return Optional.of(new PeerWait(thread, Kind.CONNECT, "Socket.connect"));
        }
        return below.stream().anyMatch(frame -> frame.is(SOCKET, "implRead"))
                ? Optional.of(new PeerWait(thread, Kind.READ, "a read from a socket"))
                : Optional.empty();
    }

    private static boolean isWanted(ThreadRow thread) {
        return thread.isIn(ServerFrames::isRequest) || Task.of(thread).isPresent();
    }

    /** Whether whoever waits for it does so outside this JVM. */
    boolean isRequest() {
        return thread.isIn(ServerFrames::isRequest);
    }
}
