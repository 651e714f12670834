package faultlab.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A server's pages asked for as a browser does: through the entrance, which gives a cookie and leads on. */
public final class FirstPage {

    private static final Duration MOST = Duration.ofSeconds(90);

    private final URI entrance;
    private final String cookie;
    private final String first;

    private FirstPage(URI entrance, String cookie, String first) {
        this.entrance = entrance;
        this.cookie = cookie;
        this.first = first;
    }

    /**
     * Goes in.
     *
     * @param url as {@code lab serve} prints it
     */
    public static FirstPage through(String url) throws IOException {
        URI entrance = URI.create(url);
        HttpURLConnection answer = ask(entrance, "");
        String cookie = String.valueOf(answer.getHeaderField("Set-Cookie")).replaceFirst(";.*", "");
        return new FirstPage(entrance, cookie, String.valueOf(answer.getHeaderField("Location")));
    }

    /** The text of the page that it leads to: the catalog. */
    public String text() throws IOException {
        return text(first);
    }

    /**
     * The text of another page.
     *
     * @throws IllegalStateException if that is no page
     */
    public String text(String path) throws IOException {
        HttpURLConnection answer = ask(entrance.resolve(path), cookie);
        int status = answer.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IllegalStateException(
                    "the server answers " + status + " where the page " + path + " was asked for");
        }
        try (var body = answer.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpURLConnection ask(URI uri, String cookie) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) MOST.toMillis());
        connection.setReadTimeout((int) MOST.toMillis());
        connection.setRequestProperty("Connection", "close");
        if (!cookie.isEmpty()) {
            connection.setRequestProperty("Cookie", cookie);
        }
        return connection;
    }
}
