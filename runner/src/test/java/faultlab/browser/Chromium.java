package faultlab.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Chromium of this machine. A machine without one gets Debian's if we may install it; else the test fails and says what to do. */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it, without a window. */
    public static Chromium start() {
        var executable = find().orElseGet(Chromium::install);
        var playwright = Playwright.create();
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setArgs(List.of("--no-sandbox", "--disable-gpu"));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** The running browser. */
    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        var chosen = Stream.ofNullable(System.getenv("CHROMIUM"));
        var onPath = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> folder + "/" + name));
        var mac = Stream.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        return Stream.of(chosen, onPath, mac)
                .flatMap(paths -> paths)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** One test JVM after the other: the system installs for one at a time, and refuses the next. */
    private static synchronized Path install() {
        try (var turn = FileChannel.open(
                Path.of("target/chromium-install.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            turn.lock();
            var found = find();
            if (found.isPresent()) {
                return found.get();
            }
            if (Files.isExecutable(Path.of("/usr/bin/apt-get")) && "root".equals(System.getProperty("user.name"))) {
                run("apt-get", "update");
                run("apt-get", "install", "-y", "chromium");
            }
        } catch (IOException e) {
            throw missing(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missing(e);
        }
        return find().orElseThrow(() -> missing(null));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        // not to our own output, which carries Surefire's protocol
        var log = ProcessBuilder.Redirect.appendTo(new File("target/chromium-install.log"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        process.environment().put("DEBIAN_FRONTEND", "noninteractive");
        var running = process.start();
        if (!running.waitFor(10, TimeUnit.MINUTES)) {
            running.destroyForcibly();
        }
    }

    private static IllegalStateException missing(@org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalStateException(
                "There is no Chromium here, and pages are tested in one: install it (Debian: apt-get install chromium) or name its"
                        + " executable in the environment variable CHROMIUM.",
                cause);
    }
}
