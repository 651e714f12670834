package faultlab.observe;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import sun.tools.attach.HotSpotVirtualMachine;

/**
 * A JVM that answers diagnostic commands over HotSpot's attach protocol, the one {@code jcmd} speaks. All it starts in
 * the target is the JVM's own "Attach Listener" thread (docs/decisions/0004).
 */
final class Attachment implements AutoCloseable {

    /** A healthy JVM answers the first knock in 0.1 s; a JVM under a debugger or in a long safepoint not at all. */
    private static final Duration TO_ATTACH = Duration.ofSeconds(8);

    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    /** A full collection, a count or a walk of a large heap: some 5 s for each GB on a busy machine. */
    private static final Duration TO_GO_THROUGH_THE_HEAP = Duration.ofSeconds(60);

    private final long pid;
    private final HotSpotVirtualMachine jvm;
    private boolean silent;

    private Attachment(long pid, HotSpotVirtualMachine jvm) {
        this.pid = pid;
        this.jvm = jvm;
    }

    /** The target's process id, as we see it. */
    long pid() {
        return pid;
    }

    /** Attaches to a process that {@link Admission} let through. */
    static Attachment open(long pid) throws Refused {
        return open(pid, TO_ATTACH);
    }

    static Attachment open(long pid, Duration atMost) throws Refused {
        try {
            return new Attachment(pid, Bounded.call("attach", atMost, () -> attach(pid)));
        } catch (TimeoutException e) {
            throw noAnswer(pid, "it did not answer within " + atMost.toMillis() + " ms");
        } catch (IOException e) {
            Admission.check(pid);
            throw noAnswer(pid, String.valueOf(e.getMessage()));
        }
    }

    private static HotSpotVirtualMachine attach(long pid) throws IOException {
        try {
            var jvm = VirtualMachine.attach(Long.toString(pid));
            if (jvm instanceof HotSpotVirtualMachine hotspot) {
                return hotspot;
            }
            jvm.detach();
            throw new IOException("it is a JVM, but not HotSpot");
        } catch (AttachNotSupportedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Refused noAnswer(long pid, String why) {
        return new Refused(
                Refused.Reason.NO_ANSWER,
                "process " + pid + " does not let us attach: " + why
                        + ". Look whether it is still starting, hangs in the operating system (ps -o stat,wchan -p "
                        + pid
                        + ") or runs in a container with its own /tmp; then try again.");
    }

    /** The answer to a diagnostic command, as {@code jcmd PID COMMAND} prints it. */
    String command(String command) throws IOException {
        return command(command, TO_ANSWER);
    }

    /** The same of a command for which the target goes through all of its heap. */
    String heapCommand(String command) throws IOException {
        return command(command, TO_GO_THROUGH_THE_HEAP);
    }

    private String command(String command, Duration atMost) throws IOException {
        return ask(command, atMost, () -> {
            // Not readAllBytes: in JDK 25 this stream fails for reads into the middle of an array.
            var bytes = new ByteArrayOutputStream();
            try (InputStream answer = jvm.executeJCmd(command)) {
                answer.transferTo(bytes);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        });
    }

    Properties systemProperties() throws IOException {
        return ask("system properties", TO_ANSWER, jvm::getSystemProperties);
    }

    /** Once the target kept silent it is asked nothing more, so that a whole collection stays bounded. */
    private <T> T ask(String what, Duration atMost, Callable<T> question) throws IOException {
        if (silent) {
            throw new IOException("process " + pid + " stopped answering before");
        }
        try {
            return Bounded.call(what, atMost, question);
        } catch (TimeoutException e) {
            silent = true;
            throw new IOException(
                    "process " + pid + " did not answer " + what + " within " + atMost.toSeconds() + " s", e);
        }
    }

    @Override
    public void close() {
        try {
            jvm.detach();
        } catch (IOException e) {
            // Nothing is held in the target between commands, so there is nothing to lose.
        }
    }
}
