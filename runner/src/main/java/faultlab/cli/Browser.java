package faultlab.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Opens an address in the person's browser, if this machine has a way to. That it has none is no failure: the address is printed. */
final class Browser {

    private static final long PATIENCE_SECONDS = 10;

    private Browser() {}

    /** Returns at once. */
    static void open(String url) {
        opener().ifPresent(opener ->
                Thread.ofPlatform().daemon().name("open-browser").start(() -> run(opener, url)));
    }

    private static void run(Path opener, String url) {
        try {
            Process process = new ProcessBuilder(opener.toString(), url)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // some openers are the browser itself: it stays, we no longer wait
                return;
            }
        } catch (IOException | InterruptedException e) {
            // the address was printed: a person can click it
        }
    }

    /** macOS's own, or the desktop's where there is a screen to open it on. */
    private static Optional<Path> opener() {
        if (System.getProperty("os.name").startsWith("Mac")) {
            return onPath("open");
        }
        boolean screen = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return screen ? onPath("xdg-open") : Optional.empty();
    }

    private static Optional<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
