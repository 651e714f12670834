package faultlab.web;

import faultlab.session.Session;
import faultlab.web.access.Access;
import faultlab.web.access.Limits;
import faultlab.web.access.Rate;
import faultlab.web.access.Token;
import faultlab.web.api.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The site's server over one folder, for the browsers of this machine. */
public final class Server {

    /** What came of a start. */
    public sealed interface Start {}

    /**
     * It serves.
     *
     * @param url where a browser gets in, with the token of this start
     */
    public record Started(Server server, String url, int port) implements Start {}

    /** Another server has the folder. */
    public record Elsewhere(String url, int port, long pid) implements Start {}

    /** Another program has the port. */
    public record PortTaken(int port) implements Start {}

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final long LOOK_MILLIS = 50;

    /** How long the first server may take from its lock to its note. */
    private static final int LOOKS = 200;

    private final Place place;
    private final Api api;
    private final Http http;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Server(Place place, Session session, ServerSocketChannel channel, int port, String token, Limits limits) {
        this.place = place;
        var rate = new Rate(limits.perSecond(), limits.burst(), System::nanoTime);
        var access = new Access(port, token, rate);
        api = new Api(session, access);
        http = new Http(channel, access, limits, api, stopping::get);
    }

    /**
     * Starts a server over the session's home.
     *
     * @param port 0 for any that is free
     * @throws IOException if the folder cannot be written
     */
    public static Start start(Session session, int port) throws IOException {
        return start(session, port, Limits.OF_A_PERSON);
    }

    static Start start(Session session, int port, Limits limits) throws IOException {
        // what is wrong with the store is told in the terminal now, not on the page later
        session.list();
        var lab = session.store().folder();
        var taken = Place.take(lab);
        if (taken.isEmpty()) {
            return first(lab);
        }
        var place = taken.get();
        var channel = bind(port);
        if (channel.isEmpty()) {
            place.close();
            return new PortTaken(port);
        }
        return start(session, place, channel.get(), limits);
    }

    private static Started start(Session session, Place place, ServerSocketChannel channel, Limits limits)
            throws IOException {
        int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        var token = Token.next();
        var url = "http://127.0.0.1:" + port + Access.ENTRANCE + "?token=" + token;
        var server = new Server(place, session, channel, port, token, limits);
        server.http.start();
        place.write(new Place.Note(url, port, ProcessHandle.current().pid()));
        return new Started(server, url, port);
    }

    /** This machine's own address only, whatever name leads here. */
    private static Optional<ServerSocketChannel> bind(int port) throws IOException {
        var channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            return Optional.of(channel);
        } catch (BindException e) {
            channel.close();
            return Optional.empty();
        }
    }

    private static Elsewhere first(Path lab) throws IOException {
        try {
            for (int look = 0; look < LOOKS; look++) {
                var note = Place.note(lab);
                if (note.isPresent()) {
                    return new Elsewhere(
                            note.get().url(), note.get().port(), note.get().pid());
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("another server has " + lab + " and does not say where it is: end it first");
    }

    /** Takes no more requests, ends what runs and all its children, tells every listener so, and gives the folder free. Idempotent. */
    public void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        // a second Ctrl-C, or the interrupt that brought us here, must not cut the ending short
        boolean interrupted = Thread.interrupted();
        try {
            api.close();
            http.stop();
            place.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give the server's place free", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
