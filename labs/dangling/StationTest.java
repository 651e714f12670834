package dangling;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.LiveHeap;
import shared.Settle;

/** What the station promises: what somebody reads is what was recorded, for as long as he may read it. */
@DisplayName("The station")
@TestMethodOrder(OrderAnnotation.class)
class StationTest {

    /** So long that the system takes its memory back at once when it is freed. */
    private static final int LONG = 40_000_000;

    private final AtomicInteger recordings = new AtomicInteger();
    private final Station station = new Station(memory -> memory.fill((byte) recordings.incrementAndGet()));

    @Test
    @Order(1)
    @DisplayName("unpacks what an outpost sends")
    void unpacksAPacket() {
        assertArrayEquals(new byte[] {7, 7, 9}, bytes(station.receive(new byte[] {2, 7, 1, 9})));
        assertEquals(
                Station.LONGEST,
                station.receive(new byte[] {(byte) 255, 1, (byte) 255, 2, (byte) 255, 3, (byte) 255, 4, 4, 5})
                        .remaining());
        assertEquals(0, station.receive(new byte[0]).remaining(), "Samples of a heartbeat.");
    }

    @Test
    @Order(2)
    @DisplayName("keeps what it received as it was, whatever comes in later")
    void keepsWhatItReceived() {
        List<ByteBuffer> received = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            received.add(station.receive(new byte[] {3, (byte) number}));
            station.show(new byte[] {9, -1}, ByteBuffer::remaining);
        }
        LiveHeap.bytes();
        for (int number = 0; number < 100; number++) {
            byte sample = (byte) number;
            assertArrayEquals(new byte[] {sample, sample, sample}, bytes(received.get(number)), "Packet " + number);
        }
    }

    @Test
    @Order(3)
    @DisplayName("lets nobody write to what it received or shows")
    void letsNobodyWrite() {
        assertTrue(station.receive(new byte[] {1, 1}).isReadOnly());
        assertTrue(station.show(new byte[] {1, 1}, ByteBuffer::isReadOnly));
    }

    @Test
    @Order(4)
    @DisplayName("shows all samples from the first to the last, and tells what the look brought")
    void showsAPacket() {
        byte[] seen = station.show(new byte[] {1, 5, 2, 6}, StationTest::bytes);
        assertArrayEquals(new byte[] {5, 6, 6}, seen);
    }

    @Test
    @Order(5)
    @DisplayName("is as good as before after a look that failed, or a packet that is too long")
    void goesOnAfterAFailure() {
        assertThrows(
                IllegalStateException.class,
                () -> station.show(new byte[] {1, 5}, view -> {
                    throw new IllegalStateException("tired");
                }));
        byte[] tooLong = new byte[2 * (Station.LONGEST / 255 + 1)];
        Arrays.fill(tooLong, (byte) -1);
        assertThrows(RuntimeException.class, () -> station.receive(tooLong));
        assertArrayEquals(new byte[] {4}, bytes(station.receive(new byte[] {1, 4})));
    }

    @Test
    @Order(6)
    @DisplayName("dates a tremor by its first sample")
    void datesATremor() {
        assertEquals(OptionalInt.of(5), station.onset(new byte[] {1, 5, 2, 6}));
        assertEquals(OptionalInt.of(-3), station.onset(new byte[] {2, -3}));
        assertEquals(OptionalInt.of(0), station.onset(new byte[] {2, 0}));
    }

    @Test
    @Order(7)
    @DisplayName("gives a long trace to its reader, to the last sample")
    void readsALongTrace() {
        try (Station.Trace trace = station.trace(LONG)) {
            assertAll(
                    () -> assertEquals(LONG, trace.size()),
                    () -> assertEquals(1, trace.sample(0)),
                    () -> assertEquals(1, trace.sample(LONG / 2)),
                    () -> assertEquals(1, trace.sample(LONG - 1)));
        }
    }

    @Test
    @Order(8)
    @DisplayName("gives a trace to a reader on another thread, as often as he likes, until he closes it")
    void readsFromAnotherThread() {
        Station.Trace first = station.trace(100);
        station.trace(100).close();
        List<Byte> read = Collections.synchronizedList(new ArrayList<>());
        Crew reader = Crew.start("reader", 1, index -> {
            for (int again = 0; again < 3; again++) {
                read.add(first.sample(0));
                read.add(first.sample(99));
            }
            first.close();
        });
        Settle.until(reader::allBack);
        assertEquals(List.of(), reader.failures());
        assertEquals(Collections.nCopies(6, (byte) 1), read);
    }

    @Test
    @Order(9)
    @DisplayName("has a reader ask for no sample that was not recorded")
    void hasNoSampleBeyondTheLast() {
        try (Station.Trace trace = station.trace(10)) {
            assertThrows(IndexOutOfBoundsException.class, () -> trace.sample(10));
            assertThrows(IndexOutOfBoundsException.class, () -> trace.sample(-1));
        }
    }

    @Test
    @Order(10)
    @DisplayName("receives from several outposts at once")
    void receivesFromSeveral() {
        AtomicInteger wrong = new AtomicInteger();
        Crew outposts = Crew.start("outpost", 4, index -> {
            List<ByteBuffer> received = new ArrayList<>();
            for (int number = 0; number < 500; number++) {
                received.add(station.receive(new byte[] {4, (byte) index, 1, (byte) number}));
            }
            for (int number = 0; number < 500; number++) {
                byte[] samples = bytes(received.get(number));
                wrong.addAndGet(samples[0] == index && samples[4] == (byte) number ? 0 : 1);
            }
        });
        Settle.until(outposts::allBack);
        assertEquals(List.of(), outposts.failures());
        assertEquals(0, wrong.get(), "Packets that are another's.");
    }

    private static byte[] bytes(ByteBuffer samples) {
        byte[] bytes = new byte[samples.remaining()];
        samples.get(bytes);
        return bytes;
    }
}
