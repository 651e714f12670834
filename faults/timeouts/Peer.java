package timeouts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Somebody the office asks, on this machine's loopback: one thread takes all requests and answers as it is told to. */
final class Peer implements AutoCloseable {

    /** How it treats a request that it has read. */
    enum Manner {
        ANSWERS,
        /** Sends nothing. */
        KEEPS_SILENT,
        /** Sends a dot now and then, for ever. */
        DRIPS,
        /** Sends all but the end. */
        BREAKS_OFF
    }

    /** Between two dots. */
    private static final long BEAT_MILLIS = 10;

    /** One connection. */
    private static final class Line {
        private final StringBuilder heard = new StringBuilder();
        private String request;
    }

    private final AtomicInteger came = new AtomicInteger();
    private final Set<SelectionKey> waiting = ConcurrentHashMap.newKeySet();
    private final String end;
    private final UnaryOperator<String> reply;
    private final Selector selector;
    private final ServerSocketChannel door;
    private volatile Manner manner;

    private Peer(String end, UnaryOperator<String> reply, Manner manner) {
        this.end = end;
        this.reply = reply;
        this.manner = manner;
        try {
            selector = Selector.open();
            door = ServerSocketChannel.open();
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on the loopback interface", e);
        }
        // the scenario's own, and none of the application's
        Thread thread = new Thread(new ThreadGroup("faultlab"), this::serve, "peer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells how high the water stands at a place. */
    static Peer gauge(Manner manner) {
        return new Peer("\n", place -> height(place.strip()) + "\n", manner);
    }

    /** Has a page for each ship, and none for a ghost ship. */
    static Peer customs(Manner manner) {
        return new Peer("\r\n\r\n", request -> page(request.split("[ /]+")[1]), manner);
    }

    static String height(String place) {
        return place.length() + ".40 m at " + place;
    }

    static String clearance(String ship) {
        return ship + " may leave";
    }

    private static String page(String ship) {
        String body = clearance(ship);
        return ship.equals("ghost")
                ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    InetSocketAddress address() {
        try {
            return (InetSocketAddress) door.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests that came so far. */
    int came() {
        return came.get();
    }

    /** Requests without an answer whose connection is open. */
    int inside() {
        return waiting.size();
    }

    /** From now on it behaves so, towards those who wait as well. */
    void turn(Manner now) {
        manner = now;
        selector.wakeup();
    }

    private void serve() {
        while (selector.isOpen()) {
            try {
                selector.select(this::meet, manner == Manner.DRIPS ? BEAT_MILLIS : 0);
                waiting.forEach(this::treat);
            } catch (IOException e) {
                return;
            }
        }
    }

    private void meet(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = door.accept();
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Line());
            } else {
                hear(key);
            }
        } catch (IOException e) {
            hangUp(key);
        }
    }

    private void hear(SelectionKey key) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2_000);
        if (((SocketChannel) key.channel()).read(bytes) < 0) {
            hangUp(key);
            return;
        }
        Line line = (Line) key.attachment();
        line.heard.append(StandardCharsets.UTF_8.decode(bytes.flip()));
        if (line.request == null && line.heard.indexOf(end) >= 0) {
            line.request = line.heard.toString();
            line.heard.setLength(0);
            came.incrementAndGet();
            waiting.add(key);
            if (manner == Manner.BREAKS_OFF) {
                String whole = reply.apply(line.request);
                send(key, whole.substring(0, whole.length() - 2));
            }
        }
    }

    private void treat(SelectionKey key) {
        try {
            if (manner == Manner.DRIPS) {
                send(key, ".");
            } else if (manner == Manner.ANSWERS) {
                answer(key);
            }
        } catch (IOException e) {
            hangUp(key);
        }
    }

    /** Answers; a line is closed then, a page's connection is kept for the next. */
    private void answer(SelectionKey key) throws IOException {
        Line line = (Line) key.attachment();
        waiting.remove(key);
        send(key, reply.apply(line.request));
        line.request = null;
        if (end.length() == 1) {
            hangUp(key);
        }
    }

    private static void send(SelectionKey key, String text) throws IOException {
        ((SocketChannel) key.channel()).write(StandardCharsets.UTF_8.encode(text));
    }

    private void hangUp(SelectionKey key) {
        waiting.remove(key);
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections that are open, whether something is asked on them or not. */
    int lines() {
        return selector.keys().size() - 1;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            key.channel().close();
        }
        selector.close();
    }
}
