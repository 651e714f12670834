package subject;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Services over HTTP, and what they leave behind: a round is ten requests. */
final class HttpPrograms {

    private static final int REQUESTS = 10;
    private static final int LONG = 1_000_000;

    private HttpPrograms() {}

    /** Each request starts a watchman who never goes home. */
    static void threadPerRequest() throws Exception {
        rounds(serve(exchange -> {
            new Thread(HttpPrograms::keepWatch).start();
            answer(exchange, 200);
        }));
    }

    /** The same on a pool without a bound. */
    static void poolPerRequest() throws Exception {
        ExecutorService watchmen = Executors.newCachedThreadPool();
        rounds(serve(exchange -> {
            watchmen.execute(HttpPrograms::keepWatch);
            answer(exchange, 200);
        }));
    }

    private static void keepWatch() {
        try {
            TimeUnit.DAYS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says no, and then yes. */
    static void answersTwice() throws Exception {
        rounds(serve(exchange -> {
            answer(exchange, 402);
            try {
                answer(exchange, 200);
            } catch (IOException late) {
                System.err.println("could not answer: " + late);
            }
        }));
    }

    /** A virtual thread writes on when the exchange is closed. */
    static void writesLate() throws Exception {
        rounds(serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            CountDownLatch closed = new CountDownLatch(1);
            Thread clerk = Thread.ofVirtual().start(Subject.quietly(() -> {
                closed.await();
                out.write('x');
            }));
            exchange.close();
            closed.countDown();
            join(clerk);
        }));
    }

    /** A pool of the service's own, filled by its requests, and a job that came with it: both live on by right. */
    static void poolLivesOn() throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(3 * REQUESTS);
        Executors.newScheduledThreadPool(1).scheduleAtFixedRate(() -> {}, 0, 5, TimeUnit.MILLISECONDS);
        rounds(serve(exchange -> {
            try {
                clerks.submit(() -> {}).get();
            } catch (Exception e) {
                throw new IOException(e);
            }
            answer(exchange, 200);
        }));
    }

    /** Helpers that a request waits for; two requests are open all the while, with theirs. */
    static void helpersJoined() throws Exception {
        CountDownLatch evening = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(2);
        int port = serve(exchange -> {
            boolean slow = exchange.getRequestURI().getPath().equals("/slow");
            Thread[] helpers = new Thread[4];
            for (int i = 0; i < helpers.length; i++) {
                helpers[i] = Thread.ofPlatform().start(Subject.quietly(() -> {
                    if (slow) {
                        open.countDown();
                        evening.await();
                    }
                }));
            }
            for (Thread helper : helpers) {
                join(helper);
            }
            answer(exchange, 200);
        });
        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform().name("patient-" + i).start(Subject.quietly(() -> visit(port, "/slow")));
        }
        open.await();
        rounds(port);
    }

    /** Customers who hang up before the answer is written: the server's exceptions are no fault of the service. */
    static void clientsHangUp() throws Exception {
        int port = serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            try {
                for (int i = 0; i < LONG; i++) {
                    out.write(new byte[4096]);
                }
            } catch (IOException left) {
                System.err.println("the customer has left: " + left);
            }
        });
        Rounds.of(() -> {
            for (int i = 0; i < REQUESTS; i++) {
                try (Socket socket = ask(port, "/")) {
                    socket.getInputStream().read();
                }
            }
        });
    }

    private static int serve(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", handler);
        server.start();
        return server.getAddress().getPort();
    }

    private static void rounds(int port) {
        Rounds.of(() -> {
            for (int i = 0; i < REQUESTS; i++) {
                visit(port, "/");
            }
        });
    }

    private static void visit(int port, String path) throws IOException {
        try (Socket socket = ask(port, path)) {
            socket.getInputStream().readAllBytes();
        }
    }

    private static Socket ask(int port, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String request = "GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void join(Thread helper) throws IOException {
        try {
            helper.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
