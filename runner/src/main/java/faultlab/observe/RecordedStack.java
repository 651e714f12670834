package faultlab.observe;

import java.util.Optional;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;

/** The stack at which an event of the flight recorder happened. */
final class RecordedStack {

    private RecordedStack() {}

    /** The first frame that is not the JDK's. */
    static Optional<Frame> applicationFrame(RecordedEvent event) {
        return frames(event).filter(frame -> !frame.isJdk()).findFirst();
    }

    /** The method that made an exception, such as {@code java.util.concurrent.FutureTask.get}. */
    static Optional<String> thrower(RecordedEvent event) {
        return frames(event)
                .filter(frame -> !frame.method().equals("<init>"))
                .map(frame -> frame.type() + "." + frame.method())
                .findFirst();
    }

    private static Stream<Frame> frames(RecordedEvent event) {
        return Optional.ofNullable(event.getStackTrace()).stream()
                .flatMap(stack -> stack.getFrames().stream())
                .filter(RecordedFrame::isJavaFrame)
                .map(RecordedStack::frame);
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
}
