package sizeclasses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the packing room promises. */
@Timeout(20)
class PackingRoomTest {

    private final PackingRoom room = new PackingRoom();

    private static byte[] piece(int length, int salt) {
        byte[] piece = new byte[length];
        for (int i = 0; i < length; i++) {
            piece[i] = (byte) (i * 31 + salt);
        }
        return piece;
    }

    private static byte[] joined(List<byte[]> goods) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        goods.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private byte[] shipped(List<byte[]> goods) throws IOException {
        byte[][] arrived = new byte[1][];
        assertEquals(
                joined(goods).length, room.ship(goods, (crate, length) -> arrived[0] = Arrays.copyOf(crate, length)));
        return arrived[0];
    }

    @Test
    @DisplayName("ships goods of any size, in their order")
    void shipsAnySize() throws IOException {
        for (int[] lengths : new int[][] {
            {}, {0}, {1}, {100, 200}, {20_000, 20_000}, {5_000, 70_000, 1}, {300_000}, {40_000, 40_000, 400_000}
        }) {
            List<byte[]> goods = new ArrayList<>();
            for (int length : lengths) {
                goods.add(piece(length, goods.size()));
            }
            assertArrayEquals(joined(goods), shipped(goods), Arrays.toString(lengths));
        }
    }

    @Test
    @DisplayName("fills a crate to its last byte, and one byte more")
    void fillsToTheLastByte() throws IOException {
        for (int size : new int[] {32 << 10, 64 << 10, 128 << 10}) {
            for (int more = -1; more <= 1; more++) {
                List<byte[]> goods = List.of(piece(size / 2, 1), piece(size / 2 + more, 2));
                assertArrayEquals(joined(goods), shipped(goods), size + " and " + more);
            }
        }
    }

    @Test
    @DisplayName("ships for others while a crate is on its way")
    void shipsMeanwhile() throws IOException {
        List<byte[]> goods = List.of(piece(50_000, 1));
        List<byte[]> others = List.of(piece(50_000, 2));
        room.ship(goods, (crate, length) -> {
            assertArrayEquals(joined(others), shipped(others));
            assertArrayEquals(joined(goods), Arrays.copyOf(crate, length));
        });
    }

    @Test
    @DisplayName("gives no crate to two, whatever the carriers do")
    void givesNoCrateToTwo() throws IOException {
        List<byte[]> small = List.of(piece(10_000, 1));
        for (int i = 0; i < 5; i++) {
            assertThrows(
                    IOException.class,
                    () -> room.ship(small, (crate, length) -> {
                        throw new IOException("full");
                    }));
        }
        room.ship(
                small,
                (one, length) -> room.ship(small, (other, otherLength) -> {
                    assertTrue(one != other, "the same crate is on its way twice");
                    room.ship(
                            small,
                            (third, thirdLength) ->
                                    assertTrue(third != one && third != other, "the same crate is on its way twice"));
                }));
    }

    @Test
    @DisplayName("uses a crate again, also one that a carrier refused")
    void usesCratesAgain() throws IOException {
        List<byte[]> small = List.of(piece(10_000, 1));
        byte[][] first = new byte[1][];
        assertThrows(
                IOException.class,
                () -> room.ship(small, (crate, length) -> {
                    first[0] = crate;
                    throw new IOException("full");
                }));
        room.ship(small, (crate, length) -> assertTrue(crate == first[0], "another crate"));
        assertEquals(1, room.ready());
    }

    @Test
    @DisplayName("hands on what the carrier throws")
    void handsOnWhatIsThrown() {
        IOException thrown = new IOException("the bridge is closed");
        assertTrue(thrown
                == assertThrows(
                        IOException.class,
                        () -> room.ship(List.of(piece(100, 1)), (crate, length) -> {
                            throw thrown;
                        })));
    }

    @Test
    @DisplayName("packs for one customer while another's carrier is slow")
    void packsForOthersMeanwhile() throws Exception {
        CountDownLatch out = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread slow = Thread.ofPlatform().daemon().start(() -> {
            try {
                room.ship(List.of(piece(10, 1)), (crate, length) -> {
                    out.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertTrue(out.await(10, TimeUnit.SECONDS));
        CountDownLatch shipped = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                shipped(List.of(piece(60_000, 2)));
                shipped.countDown();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        boolean meanwhile = shipped.await(5, TimeUnit.SECONDS);
        go.countDown();
        slow.join();
        assertTrue(meanwhile, "waited for another's carrier");
    }
}
