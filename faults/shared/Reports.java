package shared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Where a scenario's reports go: to the runner that started this JVM or, without one, to the terminal. */
public interface Reports {

    /**
     * Sends one report of a kind: {@code signal}, {@code gauge}, {@code checkpoint}, {@code cap}, {@code rest}, {@code thrown}
     * or, in live mode, {@code round}, {@code sample} or {@code note}.
     */
    void send(String kind, Map<String, Object> fields);

    /** Returns when whoever watches from outside has seen enough of the checkpoint just sent. */
    default void hold(String checkpoint) {}

    /** The shape has reported all it will. */
    default void finished() {}

    /** Reports an exception that somebody's call ended with: its first frames tell where. */
    default void thrown(String who, Throwable failure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("who", who);
        fields.put("type", failure.getClass().getName());
        fields.put("message", String.valueOf(failure.getMessage()));
        StackTraceElement[] stack = failure.getStackTrace();
        fields.put("frame", stack.length == 0 ? "" : stack[0].toString());
        send("thrown", fields);
    }

    /** Called by the runner in its child JVM, by reflection, before the scenario's main: the isolated loader has its own copy of this class. */
    static void connect(BiConsumer<String, Map<String, Object>> send, Consumer<String> hold) {
        Connected.runner = new Reports() {
            @Override
            public void send(String kind, Map<String, Object> fields) {
                send.accept(kind, fields);
            }

            @Override
            public void hold(String checkpoint) {
                hold.accept(checkpoint);
            }
        };
    }

    /** The runner's, if this JVM has one, else the terminal's. */
    static Reports ofThisJvm(String shape) {
        Reports runner = Connected.runner;
        return runner != null ? runner : new Terminal(shape);
    }

    /** Holds the connection to the runner. */
    final class Connected {
        private static volatile Reports runner;

        private Connected() {}
    }
}
