package escape;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One connection to the counter, as a proxy keeps it: requests of many customers go over it, one after the other. */
final class Kiosk implements AutoCloseable {

    /** What a customer gets: a status, and the lines of the body. */
    record Answer(int status, List<String> lines) {

        /** Whether it ends with the line that the customer waits for. */
        boolean endsWith(String line) {
            return !lines.isEmpty() && lines.getLast().equals(line);
        }
    }

    /** A failsafe: an answer that takes longer does not come. */
    private static final int MOST_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    Kiosk(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(MOST_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Makes one request and reads its answer to the end. */
    Answer post(String path) throws IOException {
        String request = "POST " + path + " HTTP/1.1\r\nHost: counter\r\nContent-Length: 0\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        String body = length >= 0 ? text(length) : chunks();
        return new Answer(status, body.lines().toList());
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = size(); size > 0; size = size()) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String text(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended after \"" + line + "\"");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
