package escape;

import io.javalin.Javalin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Javalin server on the loopback address that serves a counter and keeps each request's exchange. */
final class Server implements AutoCloseable {

    /** For the kiosks and one more request at once, for accepting and selecting; always as many, so that a new thread is not the server's. */
    private static final int THREADS = 20;

    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
    private final Map<Integer, Object> connections = new ConcurrentHashMap<>();
    private final Javalin javalin;

    Server(PhotoCounter counter) {
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.threadPool = new QueuedThreadPool(THREADS, THREADS);
            config.jetty.modifyServletContextHandler(
                    handler -> handler.addFilter(filter(), "/*", EnumSet.of(DispatcherType.REQUEST)));
            counter.routes(config.routes);
        });
        javalin.start("127.0.0.1", 0);
    }

    private FilterHolder filter() {
        Filter filter = this::filter;
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        return holder;
    }

    private void filter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object connection = connections.computeIfAbsent(request.getRemotePort(), port -> new Object());
        Exchange exchange = new Exchange((HttpServletResponse) response, connection);
        exchanges.put(((HttpServletRequest) request).getRequestURI(), exchange);
        Request.addCompletionListener(
                ServletContextRequest.getServletContextRequest(request), failure -> exchange.end());
        try {
            chain.doFilter(request, exchange);
        } finally {
            if (!request.isAsyncStarted()) {
                exchange.end();
            }
        }
    }

    int port() {
        return javalin.port();
    }

    /** Lines written so far in answer to the request to a path. */
    int lines(String path) {
        Exchange exchange = exchanges.get(path);
        return exchange == null ? 0 : exchange.lines();
    }

    /** Whether the request to a path has ended on the server's side, which may be later than its answer. */
    boolean hasEnded(String path) {
        Exchange exchange = exchanges.get(path);
        return exchange != null && exchange.hasEnded();
    }

    /** Whether something was written to a path's response after it had been closed or the request had ended. */
    boolean hasLate(String path) {
        Exchange exchange = exchanges.get(path);
        return exchange != null && exchange.hasLate();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
