package faultlab.forked;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jdk.jshell.execution.Util;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * The words of live mode: {@code console SOCKET} serves a console's front end over a socket of its own, and {@code console-stop}
 * stops what it runs: that word comes over the wire since the console's own socket is busy meanwhile.
 */
final class ConsoleWords implements Consumer<String> {

    private static final String OPEN = "console ";

    private final Wire wire;
    private final ClassLoader loader;
    private final List<ConsoleControl> controls = new CopyOnWriteArrayList<>();

    ConsoleWords(Wire wire, ClassLoader loader) {
        this.wire = wire;
        this.loader = loader;
    }

    @Override
    public void accept(String word) {
        if (word.startsWith(OPEN)) {
            Thread serving = Wire.thread(() -> serve(word.substring(OPEN.length())), "faultlab-console");
            serving.setContextClassLoader(loader);
            serving.start();
        } else if (word.equals("console-stop")) {
            controls.forEach(ConsoleWords::stop);
        }
    }

    private void serve(String socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ConsoleControl control = new ConsoleControl(loader, ConsoleOutput.ofThisJvm());
            controls.add(control);
            ObjectOutputStream out = new ObjectOutputStream(Channels.newOutputStream(channel));
            out.flush();
            Util.forwardExecutionControl(control, new ObjectInputStream(Channels.newInputStream(channel)), out);
            controls.remove(control);
        } catch (IOException e) {
            // the front end is gone: so is its console
        } catch (Throwable failure) {
            wire.send("note", Wire.thrown(failure));
        }
    }

    private static void stop(ConsoleControl control) {
        try {
            control.stop();
        } catch (EngineTerminationException | InternalException e) {
            // nothing runs that could be stopped
        }
    }
}
