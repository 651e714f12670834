package subject;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Calls of a peer on this machine, five at a time: it answers never, late, or bit by bit. */
final class PeerPrograms {

    private static final int CALLS = 5;

    /** What the peer does with a connection. */
    private interface Manner {
        void treat(Socket connection) throws Exception;
    }

    /** Connections that are to stay open: a collection would close them. */
    private static final List<Socket> OPEN = new ArrayList<>();

    private PeerPrograms() {}

    /** Nobody answers, and no read has a limit. */
    static void silentPeer() throws Exception {
        SocketAddress peer = peer(connection -> {});
        tasks(() -> read(peer, 0));
    }

    /** The same on virtual threads. */
    static void silentPeerOnVirtualThreads() throws Exception {
        SocketAddress peer = peer(connection -> {});
        tasks(Executors.newVirtualThreadPerTaskExecutor(), CALLS, () -> read(peer, 0));
    }

    /** A dot now and then, and no end. */
    static void drippingPeer() throws Exception {
        SocketAddress peer = peer(connection -> {
            OutputStream out = connection.getOutputStream();
            while (true) {
                out.write('.');
                TimeUnit.MILLISECONDS.sleep(10);
            }
        });
        tasks(() -> read(peer, 0));
    }

    /** Its queue is full, and nobody takes a connection from it. */
    static void fullPeer() throws Exception {
        ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        for (int i = 0; i < 8; i++) {
            SocketChannel other = SocketChannel.open();
            other.configureBlocking(false);
            other.connect(door.getLocalSocketAddress());
            OPEN.add(other.socket());
        }
        tasks(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(door.getLocalSocketAddress());
                return door.getLocalPort();
            }
        });
    }

    /** No response, and no limit on the request. */
    static void silentPage() throws Exception {
        URI page = page(peer(connection -> {}));
        HttpClient client = HttpClient.newHttpClient();
        tasks(() -> ask(client, page));
    }

    /** Handlers of a server that ask somebody who is silent; their clients are elsewhere. */
    static void silentPeerOfAServer() throws Exception {
        SocketAddress peer = peer(connection -> {});
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> read(peer, 0));
        server.setExecutor(Executors.newFixedThreadPool(CALLS));
        server.start();
        for (int i = 0; i < CALLS; i++) {
            Socket client = new Socket(
                    InetAddress.getLoopbackAddress(), server.getAddress().getPort());
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            OPEN.add(client);
        }
        TimeUnit.MILLISECONDS.sleep(300);
    }

    /** Nobody answers for now, and each read has a limit. */
    static void limitedReads() throws Exception {
        SocketAddress peer = peer(connection -> {});
        tasks(() -> read(peer, 600_000));
    }

    /** A server of one's own whose threads wait for the next request on connections that are kept. */
    static void keptConnections() throws Exception {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ExecutorService handlers = Executors.newCachedThreadPool();
        for (int i = 0; i < CALLS; i++) {
            OPEN.add(new Socket(InetAddress.getLoopbackAddress(), door.getLocalPort()));
            Socket accepted = door.accept();
            handlers.submit(() -> {
                while (accepted.getInputStream().read() >= 0) {
                    accepted.getOutputStream().write('!');
                }
                return null;
            });
        }
        TimeUnit.MILLISECONDS.sleep(300);
    }

    /** Consumers who ask for news and are held until there are some: nobody waits for them. */
    static void longPolls() throws Exception {
        URI page = page(peer(connection -> {}));
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService consumers = Executors.newCachedThreadPool();
        for (int i = 0; i < CALLS; i++) {
            consumers.submit(() -> ask(client, page));
        }
        TimeUnit.MILLISECONDS.sleep(500);
    }

    /** One long report, and one who waits for it. */
    static void slowReport() throws Exception {
        SocketAddress peer = peer(connection -> {});
        tasks(Executors.newCachedThreadPool(), 1, () -> read(peer, 0));
    }

    /** Each call has its answer in a moment, and is followed by the next. */
    static void answersCome() throws Exception {
        SocketAddress peer = peer(connection -> {
            TimeUnit.MILLISECONDS.sleep(20);
            connection.close();
        });
        ExecutorService clerks = Executors.newFixedThreadPool(CALLS);
        for (int i = 0; i < CALLS; i++) {
            Thread.ofPlatform().name("caller-" + i).start(Subject.quietly(() -> {
                while (true) {
                    clerks.submit(() -> read(peer, 0)).get();
                }
            }));
        }
        TimeUnit.MILLISECONDS.sleep(300);
    }

    private static void tasks(Callable<Integer> call) throws Exception {
        tasks(Executors.newFixedThreadPool(CALLS), CALLS, call);
    }

    /** Each has somebody who waits for what comes of it. */
    private static void tasks(ExecutorService clerks, int calls, Callable<Integer> call) throws Exception {
        for (int i = 0; i < calls; i++) {
            Thread.ofPlatform()
                    .name("caller-" + i)
                    .start(Subject.quietly(() -> clerks.submit(call).get()));
        }
        TimeUnit.MILLISECONDS.sleep(500);
    }

    private static int read(SocketAddress peer, int limit) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(peer);
            socket.setSoTimeout(limit);
            InputStream in = socket.getInputStream();
            int read = 0;
            while (in.read() >= 0) {
                read++;
            }
            return read;
        }
    }

    private static int ask(HttpClient client, URI page) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static URI page(SocketAddress peer) {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) peer).getPort() + "/");
    }

    private static SocketAddress peer(Manner manner) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("peer").start(Subject.quietly(() -> {
            while (true) {
                Socket connection = door.accept();
                OPEN.add(connection);
                Thread.ofVirtual().start(Subject.quietly(() -> manner.treat(connection)));
            }
        }));
        return door.getLocalSocketAddress();
    }
}
