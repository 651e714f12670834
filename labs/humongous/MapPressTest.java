package humongous;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the press promises. */
@Timeout(20)
class MapPressTest {

    private final AtomicInteger open = new AtomicInteger();

    /** A press whose plates have these bytes, by the number in the sheet's name. */
    private MapPress press(byte[]... plates) {
        return new MapPress(sheet -> watched(new ByteArrayInputStream(plates[Integer.parseInt(sheet)])));
    }

    private InputStream watched(InputStream plate) {
        open.incrementAndGet();
        return new FilterInputStream(plate) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
                super.close();
            }
        };
    }

    private static byte[] plate(int length, int salt) {
        byte[] plate = new byte[length];
        for (int i = 0; i < length; i++) {
            plate[i] = (byte) (i * 31 + i / 251 + salt);
        }
        return plate;
    }

    private static byte[] inverted(byte[] plate) {
        byte[] print = plate.clone();
        for (int i = 0; i < print.length; i++) {
            print[i] = (byte) ~print[i];
        }
        return print;
    }

    private static byte[] printed(MapPress press, String sheet) throws IOException {
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        assertEquals(press.print(sheet, paper), paper.size(), "bytes said to be printed");
        return paper.toByteArray();
    }

    @Test
    @DisplayName("prints each byte of a plate, inverted")
    void printsEachByte() throws IOException {
        for (int length : new int[] {0, 1, 8_191, 8_192, 8_193, 65_537, 300_000}) {
            byte[] plate = plate(length, 3);
            assertArrayEquals(inverted(plate), printed(press(plate), "0"), length + " bytes");
        }
    }

    @Test
    @DisplayName("prints a plate that comes in small pieces")
    void printsWhatComesInPieces() throws IOException {
        byte[] plate = plate(20_000, 5);
        MapPress press = new MapPress(sheet -> new FilterInputStream(new ByteArrayInputStream(plate)) {
            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                return super.read(bytes, from, Math.min(most, 777));
            }
        });
        assertArrayEquals(inverted(plate), printed(press, "0"));
    }

    @Test
    @DisplayName("prints a small sheet after a large one, and a large one after that")
    void printsOneAfterTheOther() throws IOException {
        byte[] large = plate(900_000, 1);
        byte[] small = plate(5_000, 2);
        byte[] wall = plate(3_000_000, 3);
        MapPress press = press(large, small, wall);
        assertArrayEquals(inverted(large), printed(press, "0"));
        assertArrayEquals(inverted(small), printed(press, "1"));
        assertArrayEquals(inverted(wall), printed(press, "2"));
    }

    @Test
    @DisplayName("leaves the plate as it was")
    void leavesThePlate() throws IOException {
        byte[] plate = plate(30_000, 7);
        MapPress press = press(plate);
        byte[] first = printed(press, "0");
        assertArrayEquals(first, printed(press, "0"));
    }

    @Test
    @DisplayName("binds an atlas in order, with the lengths at its end")
    void bindsAnAtlas() throws IOException {
        byte[] north = plate(12_000, 1);
        byte[] south = plate(70_000, 2);
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        long bytes = press(north, south).bind(List.of("0", "1", "0"), paper);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(inverted(north));
        expected.write(inverted(south));
        expected.write(inverted(north));
        expected.write("12000,70000,12000\n".getBytes(StandardCharsets.US_ASCII));
        assertArrayEquals(expected.toByteArray(), paper.toByteArray());
        assertEquals(paper.size(), bytes);
    }

    @Test
    @DisplayName("serves others while somebody's plate is slow")
    void servesOthersMeanwhile() throws Exception {
        byte[] slow = plate(12_000, 1);
        byte[] quick = plate(20_000, 2);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        MapPress press =
                new MapPress(sheet -> sheet.equals("slow") ? held(slow, reading, go) : new ByteArrayInputStream(quick));
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        List<Throwable> failures = new ArrayList<>();
        Thread patient = Thread.ofPlatform().daemon().start(() -> {
            try {
                press.print("slow", paper);
            } catch (IOException | RuntimeException e) {
                failures.add(e);
            }
        });
        assertTrue(reading.await(10, TimeUnit.SECONDS));
        CountDownLatch served = new CountDownLatch(1);
        List<byte[]> prints = new ArrayList<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                prints.add(printed(press, "quick"));
            } catch (IOException e) {
                failures.add(e);
            }
            served.countDown();
        });
        boolean meanwhile = served.await(5, TimeUnit.SECONDS);
        go.countDown();
        patient.join();
        assertTrue(meanwhile, "waited for another's plate");
        assertEquals(List.of(), failures);
        assertArrayEquals(inverted(quick), prints.getFirst());
        assertArrayEquals(inverted(slow), paper.toByteArray());
    }

    /** Its second half comes when it is let go. */
    private static InputStream held(byte[] plate, CountDownLatch reading, CountDownLatch go) {
        return new FilterInputStream(new ByteArrayInputStream(plate)) {
            private int read;

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                if (read >= plate.length / 2) {
                    reading.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
                int count = super.read(bytes, from, Math.min(most, plate.length / 2));
                read += Math.max(0, count);
                return count;
            }
        };
    }

    @Test
    @DisplayName("closes each plate, also one that breaks")
    void closesEachPlate() throws IOException {
        MapPress press = press(plate(9_000, 1), plate(10, 2));
        press.print("0", OutputStream.nullOutputStream());
        press.bind(List.of("0", "1"), OutputStream.nullOutputStream());
        press.title("0");
        MapPress broken = new MapPress(sheet -> watched(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the plate is cracked");
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                throw new IOException("the plate is cracked");
            }
        }));
        assertEquals(
                "the plate is cracked",
                assertThrows(IOException.class, () -> broken.print("0", OutputStream.nullOutputStream()))
                        .getMessage());
        assertEquals(0, open.get(), "plates left open");
    }

    @Test
    @DisplayName("leaves the paper open, and hands on what it throws")
    void leavesThePaperOpen() throws IOException {
        boolean[] closed = new boolean[1];
        OutputStream paper = new OutputStream() {
            @Override
            public void write(int one) {}

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        MapPress press = press(plate(9_000, 1));
        press.print("0", paper);
        press.bind(List.of("0"), paper);
        assertFalse(closed[0], "the paper was closed");
        OutputStream torn = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("the paper is torn");
            }
        };
        assertThrows(IOException.class, () -> press.print("0", torn));
        assertThrows(IOException.class, () -> press.bind(List.of("0"), torn));
        assertEquals(0, open.get(), "plates left open");
    }

    @Test
    @DisplayName("knows titles")
    void knowsTitles() throws IOException {
        byte[] plate = Arrays.copyOf("The Lower Rhine".getBytes(StandardCharsets.US_ASCII), 5_000);
        Arrays.fill(plate, 15, 40, (byte) ' ');
        assertEquals("The Lower Rhine", press(plate).title("0"));
    }
}
