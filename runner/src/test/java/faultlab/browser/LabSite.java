package faultlab.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import faultlab.files.Folders;
import faultlab.session.Session;
import faultlab.session.ToyLab;
import faultlab.web.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The real site with the catalog's labs over an empty folder, and a Chromium to visit it with. */
public final class LabSite implements AutoCloseable {

    /** A page that fails a test by what it says on its console. */
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private final Path home;
    private final Chromium chromium;
    private Server server;
    private String entrance;
    private String address;

    private LabSite(Path home, Chromium chromium, Server.Started started) {
        this.home = home;
        this.chromium = chromium;
        server = started.server();
        entrance = started.url();
        address = "http://127.0.0.1:" + started.port();
    }

    /** Starts both. */
    public static LabSite open() {
        try {
            Path home = Files.createTempDirectory("faultlab-site");
            ToyLab.warm(home);
            return over(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #open}, over a folder that is laid out already. */
    static LabSite over(Path home) {
        try {
            return new LabSite(home, Chromium.start(), serve(home, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Server.Started serve(Path home, int port) throws IOException {
        return (Server.Started) Server.start(Session.open(home), port);
    }

    /** The folder with work/ and .lab/ in it. */
    public Path home() {
        return home;
    }

    /** The learner's copy of a lab's file. */
    public Path work(String lab, String file) {
        return home.resolve("work").resolve(lab).resolve(file);
    }

    /** {@code http://127.0.0.1:PORT}, without a slash at its end. */
    public String address() {
        return address;
    }

    /** The address that lets a browser in. */
    public String entrance() {
        return entrance;
    }

    /** A browser profile of its own that has been let in. */
    public BrowserContext visitor(int width, int height) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.LIGHT)
                // a colour that is still on its way has any contrast
                .setReducedMotion(ReducedMotion.REDUCE);
        var context = chromium.browser().newContext(options);
        context.onWebError(error -> complaints.add(error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        var page = context.newPage();
        page.navigate(entrance);
        page.close();
        return context;
    }

    /** A tab of a visitor at a path of the site, loaded. */
    public Page tab(BrowserContext visitor, String path) {
        var page = visitor.newPage();
        page.navigate(address + path);
        return page;
    }

    /** Errors that pages wrote to their consoles or threw, since the last time this was asked. */
    public List<String> complaints() {
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** Ends the server and starts another on the same port and folder, as a person would who types it again. */
    public void restart() {
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        server.stop();
        try {
            var started = serve(home, port);
            server = started.server();
            entrance = started.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server only. */
    public void stopServer() {
        server.stop();
    }

    @Override
    public void close() {
        chromium.close();
        server.stop();
        try {
            Folders.remove(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
