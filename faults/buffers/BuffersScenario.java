// spotless:off
//JAVA 25+
//SOURCES Relay.java
//SOURCES ../shared/AtHand.java
//SOURCES ../shared/Attempt.java
//SOURCES ../shared/Bounds.java
//SOURCES ../shared/CancelEachStep.java
//SOURCES ../shared/CollectionCauses.java
//SOURCES ../shared/Crew.java
//SOURCES ../shared/DiagnosticCommand.java
//SOURCES ../shared/FullCollections.java
//SOURCES ../shared/GarbageCollections.java
//SOURCES ../shared/JvmFlags.java
//SOURCES ../shared/LabYaml.java
//SOURCES ../shared/Live.java
//SOURCES ../shared/LiveHeap.java
//SOURCES ../shared/LiveThreads.java
//SOURCES ../shared/MappedFiles.java
//SOURCES ../shared/NativeMemory.java
//SOURCES ../shared/Operations.java
//SOURCES ../shared/Reports.java
//SOURCES ../shared/Sampler.java
//SOURCES ../shared/Scenario.java
//SOURCES ../shared/Settle.java
//SOURCES ../shared/Shapes.java
//SOURCES ../shared/Shown.java
//SOURCES ../shared/Standalone.java
//SOURCES ../shared/Terminal.java
//SOURCES ../shared/Unheard.java
//SOURCES ../shared/VirtualThreads.java
//SOURCES ../shared/Workers.java
//FILES lab.yaml=../../labs/buffers/lab.yaml
// spotless:on
package buffers;

import buffers.Relay.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import shared.Crew;
import shared.LiveHeap;
import shared.Scenario;
import shared.Shapes;

/** The day of the parade: once, each line has something long to pass on, and for the rest of the day short messages. */
public final class BuffersScenario {

    private static final int LINES = 40;

    /** Short messages on each line after its long one. */
    private static final int SHORT = 50;

    /** Messages on each line of a steady day. */
    private static final int STEADY = 200;

    /** Bytes or characters of a piece. */
    private static final int PIECE = 1_000;

    /** Pieces of the day's one long message, and of those of a steady day. */
    private static final int LONG = 500;

    private static final int MIDDLING = 8;

    private static final byte[] BYTES = new byte[PIECE];
    private static final String CHARACTERS = "x".repeat(PIECE);

    /** Orders come a hundred at a time: their list is as long as the others' pieces are. */
    private static final int ORDERS = 250;

    /** A house has one relay, and its callers stay. */
    private static volatile List<Line> lines;

    private BuffersScenario() {}

    /** What a line does with a message of so many pieces. */
    @FunctionalInterface
    private interface Message {
        void pass(Line line, int pieces) throws IOException;
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("frames", scenario -> parade(scenario, BuffersScenario::frame))
                .add("texts", scenario -> parade(scenario, BuffersScenario::text))
                .add("orders", scenario -> parade(scenario, BuffersScenario::orders))
                .add("steady", BuffersScenario::steady)
                .main(args);
    }

    /** What is measured begins before the lines are opened: room that they are given then counts too. */
    private static void parade(Scenario scenario, Message message) throws Exception {
        open(scenario);
        on(scenario, 0, LINES, line -> message.pass(line, 1));
        lines = List.of();
        long before = LiveHeap.bytes();
        open(scenario);
        scenario.inHalves(
                "lines", LINES, (first, count) -> on(scenario, first, first + count, line -> longOnce(line, message)));
        scenario.signal("kept", Math.max(0, LiveHeap.bytes() - before));
    }

    private static void longOnce(Line line, Message message) throws IOException {
        message.pass(line, LONG);
        for (int i = 0; i < SHORT; i++) {
            message.pass(line, 1);
        }
    }

    /** Messages of a few kilobytes, all day long: what a line needs for one it needs for the next. */
    private static void steady(Scenario scenario) throws Exception {
        open(scenario);
        on(scenario, 0, LINES, line -> messages(line, SHORT));
        AtomicLong allocated = new AtomicLong();
        scenario.inHalves(
                "lines",
                LINES,
                (first, count) ->
                        on(scenario, first, first + count, line -> allocated.addAndGet(messages(line, STEADY))));
        scenario.signal("allocated", allocated.get() / (LINES * STEADY));
    }

    /** So many of each kind, and the bytes that the line's thread allocated for them. */
    private static long messages(Line line, int count) throws IOException {
        long before = allocated();
        for (int i = 0; i < count; i++) {
            frame(line, MIDDLING);
            text(line, MIDDLING);
            orders(line, MIDDLING);
        }
        return allocated() - before;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static void frame(Line line, int pieces) throws IOException {
        for (int piece = 0; piece < pieces; piece++) {
            line.frame(BYTES);
        }
        line.endFrame();
    }

    private static void text(Line line, int pieces) {
        for (int piece = 0; piece < pieces; piece++) {
            line.text(CHARACTERS);
        }
        line.endText();
    }

    private static void orders(Line line, int pieces) {
        for (int order = 0; order < ORDERS * pieces; order++) {
            line.order(CHARACTERS);
        }
        line.endOrders();
    }

    private static void open(Scenario scenario) {
        Relay relay = new Relay(OutputStream.nullOutputStream(), text -> {}, list -> {});
        lines = Stream.generate(relay::open).limit(LINES).toList();
        scenario.show("lines", lines);
    }

    /** What somebody does on a line. */
    @FunctionalInterface
    private interface Call {
        void on(Line line) throws IOException;
    }

    /** The lines from one to another, one after the other. */
    private static void on(Scenario scenario, int from, int to, Call call) {
        Crew caller = Crew.start("caller", 1, index -> {
            for (Line line : lines.subList(from, to)) {
                call.on(line);
            }
        });
        scenario.settle(caller::allBack);
        scenario.tell(caller);
    }
}
