package faultlab.web;

import faultlab.web.access.Access;
import faultlab.web.access.Gate;
import faultlab.web.access.JettyErrors;
import faultlab.web.access.Limits;
import faultlab.web.api.Api;
import faultlab.web.api.Failing;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Javalin and its Jetty, set up: virtual threads, no surprises, limits, the gate in front and our routes behind. */
final class Http {

    private static final int MOST_HEADER_BYTES = 8 << 10;
    private final Javalin javalin;

    Http(ServerSocketChannel channel, Access access, Limits limits, Api api, BooleanSupplier stopping) {
        javalin = Javalin.create(config -> {
            quiet(config);
            config.concurrency.useVirtualThreads = true;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = Access.MOST_BYTES;
            config.http.compressionStrategy = CompressionStrategy.GZIP;
            config.appData(Limits.KEY, limits);
            config.jetty.addConnector((server, http) -> connector(server, http, channel, limits));
            config.jetty.modifyServer(server -> {
                server.setHandler(new Gate(access, stopping));
                server.setErrorHandler(new JettyErrors());
            });
            api.routes()
                    .forEach(route ->
                            config.routes.addEndpoint(new Endpoint(route.method(), route.path(), route.handler())));
            Failing.configure(config.routes);
        });
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, ServerSocketChannel channel, Limits limits) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setIdleTimeout(limits.idleMillis());
        var limit = new NetworkConnectionLimit(limits.connections(), connector);
        limit.setEndPointIdleTimeout(limits.idleWhenFullMillis());
        connector.addBean(limit);
        try {
            connector.open(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
        return connector;
    }

    void start() {
        javalin.start();
    }

    void stop() {
        javalin.stop();
    }
}
