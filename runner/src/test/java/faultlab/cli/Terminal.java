package faultlab.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Somebody at a terminal who types only once the terminal shows what is waited for. */
final class Terminal implements AutoCloseable {

    private static final int CTRL_C = 3;

    private final Process process;
    private final StringBuffer shown = new StringBuffer();
    private int seen;

    Terminal(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::watch);
    }

    private void watch() {
        byte[] some = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                shown.append(new String(some, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // the terminal is gone: what was shown is kept
        }
    }

    /** Waits until the words are shown after all that was seen before. */
    Terminal sees(String words) {
        await("the terminal to show " + words)
                .atMost(Duration.ofMinutes(1))
                .until(() -> shown.indexOf(words, seen) >= 0 || !process.isAlive());
        int at = shown.indexOf(words, seen);
        if (at < 0) {
            throw new AssertionError("the terminal never showed \"" + words + "\" but: " + shown);
        }
        seen = at + words.length();
        return this;
    }

    Terminal types(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /** Presses Ctrl-C until the words are shown: what is to be stopped may not have begun at the first. */
    Terminal interrupts(String words) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            process.getOutputStream().write(CTRL_C);
            process.getOutputStream().flush();
            return shown.indexOf(words, seen) >= 0;
        });
        return sees(words);
    }

    String text() {
        return shown.toString();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
