package faultlab.console;

import faultlab.execute.LiveChild;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.StreamingExecutionControl;
import jdk.jshell.spi.ExecutionControl;

/** Has snippets run in a live child, over a socket of their own. What comes back is data: no other class is taken from there. */
final class ChildControl extends StreamingExecutionControl implements AutoCloseable {

    private static final ObjectInputFilter DATA = ObjectInputFilter.Config.createFilter(
            "java.lang.StackTraceElement;java.lang.String;java.lang.Long;java.lang.Number;"
                    + "java.util.HashMap;java.util.Map$Entry;!*");

    private final SocketChannel channel;

    private ChildControl(SocketChannel channel, ObjectOutputStream out, ObjectInputStream in) {
        super(out, in);
        this.channel = channel;
    }

    static ChildControl connect(LiveChild child) throws IOException {
        SocketChannel channel = child.connect();
        ObjectOutputStream out = new ObjectOutputStream(Channels.newOutputStream(channel));
        out.flush();
        ObjectInputStream in = new ObjectInputStream(new Ending(Channels.newInputStream(channel)));
        in.setObjectInputFilter(DATA);
        return new ChildControl(channel, out, in);
    }

    /** What snippets printed since the last time. */
    String printed() throws ExecutionControl.ExecutionControlException {
        return (String) extensionCommand("printed", null);
    }

    /** Another number than before says that other objects are shown. */
    long version() throws ExecutionControl.ExecutionControlException {
        return (Long) extensionCommand("version", null);
    }

    /** The shown objects' names and types; in the first round they may take a while. */
    Map<String, String> types(long millis) throws ExecutionControl.ExecutionControlException {
        Map<String, String> types = new HashMap<>();
        ((Map<?, ?>) extensionCommand("types", millis))
                .forEach((name, type) -> types.put(String.valueOf(name), String.valueOf(type)));
        return types;
    }

    @Override
    public void close() {
        super.close();
        try {
            channel.close();
        } catch (IOException e) {
            // it was gone already
        }
    }

    /** A connection that breaks off has come to its end: jshell would print the difference's stack trace. */
    private static final class Ending extends FilterInputStream {

        Ending(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException e) {
                return -1;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                return -1;
            }
        }
    }
}
