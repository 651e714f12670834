package faultlab.observe;

import java.util.List;
import java.util.Set;

/** The frames by which HTTP servers are known: the JDK's own, and Jetty's with the servlet API and Javalin before it. Nothing of an application. */
public final class ServerFrames {

    private static final List<String> SERVERS = List.of(
            "sun.net.httpserver.", "com.sun.net.httpserver.", "org.eclipse.jetty.", "jakarta.servlet.", "io.javalin.");

    /** Below these a thread handles a request. */
    private static final Set<String> REQUESTS =
            Set.of("sun.net.httpserver.ServerImpl$Exchange.run", "jakarta.servlet.http.HttpServlet.service");

    /** What an application writes to: it may lie between a server's frame and an application's own wrapper. */
    private static final Set<String> RESPONSES = Set.of(
            "jakarta.servlet.ServletOutputStream",
            "org.eclipse.jetty.ee10.servlet.HttpOutput",
            "io.javalin.compression.CompressedOutputStream");

    /** Where a server refuses what is written to a response that is over. */
    private static final Set<String> REFUSALS = Set.of(
            "sun.net.httpserver.ExchangeImpl.sendResponseHeaders",
            "sun.net.httpserver.FixedLengthOutputStream.write",
            "sun.net.httpserver.ChunkedOutputStream.write",
            "sun.net.httpserver.ChunkedOutputStream.flush",
            "org.eclipse.jetty.ee10.servlet.HttpOutput.checkWritable");

    /** Its words, for it refuses there for other reasons too; one exception has none. */
    private static final Set<String> REASONS = Set.of("headers already sent", "stream closed", "Closed", "");

    private ServerFrames() {}

    /** Whether the class belongs to a server. */
    public static boolean isServers(Frame frame) {
        return SERVERS.stream().anyMatch(frame.type()::startsWith);
    }

    /** Whether the thread handles a request below this frame. */
    public static boolean isRequest(Frame frame) {
        return REQUESTS.contains(frame.type() + "." + frame.method());
    }

    static boolean isResponse(Frame frame) {
        return RESPONSES.contains(frame.type());
    }

    /** Whether an exception that was made here says that the response is over. */
    static boolean refuses(Frame frame, String message) {
        return REFUSALS.contains(frame.type() + "." + frame.method()) && REASONS.contains(message);
    }
}
