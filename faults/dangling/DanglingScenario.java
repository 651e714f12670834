// spotless:off
//JAVA 25+
//SOURCES Station.java
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
//FILES lab.yaml=../../labs/dangling/lab.yaml
// spotless:on
package dangling;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import shared.Crew;
import shared.LiveHeap;
import shared.NativeMemory;
import shared.Scenario;
import shared.Settle;
import shared.Shapes;

/** A day at the station for each thing that is read there: looked at when it has begun, at noon and in the evening. */
public final class DanglingScenario {

    /** Pieces before the first look: they load classes. */
    private static final int WARM_UP = 16;

    private static final int PACKETS = 8_000;

    private static final int TRACES = 400;

    private static final int BEATS = 1_000;

    /** Samples of a trace. */
    private static final int SAMPLES = 30_000;

    /** Traces that are recorded before somebody reads the first of them. */
    private static final int READ_LATER = 8;

    private static volatile Station station;

    private final Scenario scenario;
    private int recordings;
    private int wrong;
    private int failed;

    private DanglingScenario(Scenario scenario) {
        this.scenario = scenario;
        station = new Station(memory -> memory.fill((byte) recordings++));
        scenario.show("station", station);
        scenario.show("packet", packet(1));
    }

    /** One thing that somebody does. */
    @FunctionalInterface
    private interface Piece {
        void work(int number);
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("readings", scenario -> new DanglingScenario(scenario).readings())
                .add("traces", scenario -> new DanglingScenario(scenario).traces())
                .add("beats", scenario -> new DanglingScenario(scenario).beats())
                .add("skipped", scenario -> new DanglingScenario(scenario).skipped())
                .main(args);
    }

    /** Packets come in all day, and are read in the evening. */
    private void readings() throws Exception {
        List<ByteBuffer> inbox = new ArrayList<>(Collections.nCopies(WARM_UP + PACKETS, ByteBuffer.allocate(0)));
        scenario.show("inbox", inbox);
        long kept =
                day("packets", PACKETS, number -> inbox.set(number, station.receive(packet(number))), LiveHeap::bytes);
        scenario.signal("kept", kept);
        by("reader", () -> {
            for (int number = WARM_UP; number < inbox.size(); number++) {
                wrong += says(inbox.get(number), number) ? 0 : 1;
            }
        });
        scenario.signal("wrong", wrong);
    }

    /** Three times a sample, three times another. */
    private static byte[] packet(int number) {
        return new byte[] {3, (byte) number, 3, (byte) (number >> 7)};
    }

    private static boolean says(ByteBuffer samples, int number) {
        return samples.remaining() == 6
                && samples.get(samples.position()) == (byte) number
                && samples.get(samples.position() + 5) == (byte) (number >> 7);
    }

    /** Traces are recorded, and read a little later by somebody else. */
    private void traces() throws Exception {
        List<Station.Trace> desk = new ArrayList<>();
        long outside = day(
                "traces",
                TRACES,
                number -> {
                    desk.add(station.trace(SAMPLES));
                    if (desk.size() == READ_LATER) {
                        read(desk, recordings - READ_LATER);
                    }
                },
                () -> NativeMemory.bytes("Other"));
        scenario.signal("failed", failed);
        scenario.signal("wrong", wrong);
        scenario.signal("outside", outside);
    }

    private void read(List<Station.Trace> desk, int first) {
        Crew reader = Crew.aside("reader", index -> {
            for (int i = 0; i < desk.size(); i++) {
                try (Station.Trace trace = desk.get(i)) {
                    boolean right =
                            trace.sample(0) == (byte) (first + i) && trace.sample(SAMPLES - 1) == (byte) (first + i);
                    wrong += right ? 0 : 1;
                } catch (RuntimeException closed) {
                    failed++;
                }
            }
        });
        Settle.until(reader::allBack);
        desk.clear();
    }

    /** Every second packet is a heartbeat. */
    private void beats() throws Exception {
        day(
                "packets",
                BEATS,
                number -> {
                    try {
                        OptionalInt onset = station.onset(number % 2 == 0 ? new byte[0] : packet(number));
                        wrong += onset.equals(number % 2 == 0 ? OptionalInt.empty() : OptionalInt.of((byte) number))
                                ? 0
                                : 1;
                    } catch (RuntimeException e) {
                        wrong++;
                    }
                },
                () -> 0);
        scenario.signal("wrong", wrong);
    }

    /** Traces that nobody has the time to read. */
    private void skipped() throws Exception {
        long outside = day(
                "traces",
                TRACES,
                number -> {
                    try (Station.Trace trace = station.trace(SAMPLES)) {
                        wrong += trace.size() == SAMPLES ? 0 : 1;
                    }
                },
                () -> NativeMemory.bytes("Other"));
        scenario.signal("outside", outside);
    }

    /** A figure at the day's end, more than at its beginning. */
    @FunctionalInterface
    private interface Gauge {
        long read();
    }

    private long day(String unit, int pieces, Piece piece, Gauge gauge) throws Exception {
        pieces(0, WARM_UP, piece);
        wrong = 0;
        failed = 0;
        long before = gauge.read();
        scenario.inHalves(unit, pieces, (first, count) -> pieces(WARM_UP + first, count, piece));
        return Math.max(0, gauge.read() - before);
    }

    private void pieces(int first, int count, Piece piece) {
        by("observer", () -> {
            for (int number = first; number < first + count; number++) {
                piece.work(number);
            }
        });
    }

    private void by(String name, Runnable work) {
        Crew crew = Crew.start(name, 1, index -> work.run());
        scenario.settle(crew::allBack);
        scenario.tell(crew);
    }
}
