package faultlab.observe;

import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import org.jspecify.annotations.Nullable;

/** The stack of a recorded event, innermost frame first, without what the JDK makes of lambdas; empty where it has none. */
record RecordedStack(List<Frame> frames) {

    static RecordedStack of(RecordedEvent event) {
        var stack = event.getStackTrace();
        return new RecordedStack(
                stack == null
                        ? List.of()
                        : stack.getFrames().stream()
                                .filter(RecordedFrame::isJavaFrame)
                                .map(RecordedStack::frame)
                                .filter(frame -> !frame.type().contains("$$Lambda"))
                                .toList());
    }

    /** JFR names modules but no source files: the top-level class has the file's name. */
    private static Frame frame(RecordedFrame frame) {
        var type = frame.getMethod().getType();
        var name = type.getName();
        var simple = name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
        var module = type.hasField("package.module.name") ? type.<String>getValue("package.module.name") : null;
        return new Frame(
                module == null ? "" : module,
                name,
                frame.getMethod().getName(),
                simple + ".java:" + frame.getLineNumber());
    }

    /** The first frame that is not the JDK's. */
    Optional<Frame> applicationFrame() {
        return frames.stream().filter(frame -> !frame.isJdk()).findFirst();
    }

    /**
     * Who allocated what an event tells of.
     *
     * @param frame the first that is not the JDK's
     * @param by the JDK's method that it called for it, such as {@code java.lang.String.format}; empty where it did so itself
     */
    record Allocator(Frame frame, String by) {}

    /** Who allocated; empty where only the JDK did. */
    Optional<Allocator> allocator() {
        var by = "";
        for (var frame : frames) {
            if (!frame.isJdk()) {
                return Optional.of(new Allocator(frame, by));
            }
            // between + and what joins texts for it stand frames of java.lang.invoke
            if (!frame.type().startsWith("java.lang.invoke.")) {
                by = frame.type() + "." + frame.method();
            }
        }
        return Optional.empty();
    }

    /** The frame that made the exception, past its constructors. */
    Optional<Frame> thrower() {
        return frames.stream().filter(frame -> !frame.method().equals("<init>")).findFirst();
    }

    /** The server's frame below which the thread handles a request. */
    Optional<Frame> request() {
        return frames.stream().filter(ServerFrames::isRequest).findFirst();
    }

    /** The application's line that wrote to a response, past wrappers of its own that the response's frames lie around. */
    Optional<Frame> writer() {
        @Nullable Frame writer = null;
        for (var frame : frames) {
            if (ServerFrames.isResponse(frame)) {
                writer = null;
            } else if (ServerFrames.isServers(frame)) {
                if (writer != null) {
                    break;
                }
            } else if (!frame.isJdk() && !PoolFrames.isPools(frame) && writer == null) {
                writer = frame;
            }
        }
        return Optional.ofNullable(writer);
    }
}
