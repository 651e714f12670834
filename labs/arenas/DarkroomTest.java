package arenas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the darkroom does for whom it works, whatever memory it works in. */
@DisplayName("The darkroom")
class DarkroomTest {

    private final Darkroom darkroom = new Darkroom(new CLibrary());

    @Test
    @DisplayName("adds up all shades of a negative")
    void addsUpAllShades() {
        byte[] negative = new byte[10_001];
        long sum = 0;
        for (int i = 0; i < negative.length; i++) {
            negative[i] = (byte) (i % 255 + 1);
            sum += i % 255 + 1;
        }

        for (int time = 0; time < 50; time++) {
            assertEquals(sum, darkroom.develop(negative), "The sum of all shades.");
        }
        assertEquals(255, darkroom.develop(new byte[] {-1}), "A negative of one byte.");
    }

    @Test
    @DisplayName("refuses a negative that has seen light, and takes the next one")
    void refusesAFoggedNegative() {
        assertThrows(IllegalArgumentException.class, () -> darkroom.develop(new byte[100]));
        assertEquals(5, darkroom.develop(new byte[] {2, 3}));
    }

    @Test
    @DisplayName("counts a caption's bytes, not its letters")
    void countsACaptionsBytes() {
        assertEquals(0, darkroom.width(""));
        assertEquals(5, darkroom.width("Parad"));
        assertEquals(9, darkroom.width("Château!"));
    }

    @Test
    @DisplayName("orders shades as each caller wants them")
    void ordersAsEachCallerWants() {
        int[] shades = {3, 1, 2};

        assertArrayEquals(new int[] {1, 2, 3}, darkroom.order(shades, Integer::compare));
        assertArrayEquals(new int[] {3, 2, 1}, darkroom.order(shades, (one, other) -> Integer.compare(other, one)));
        assertArrayEquals(new int[] {3, 1, 2}, shades, "The caller's shades are the caller's.");
        assertArrayEquals(new int[0], darkroom.order(new int[0], Integer::compare));
    }

    @Test
    @DisplayName("orders for several callers at once, each in its own order")
    void ordersForSeveralAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Callable<int[]>> orders = IntStream.range(0, 400)
                    .<Callable<int[]>>mapToObj(number -> () -> darkroom.order(
                            new int[] {2, 3, 1},
                            number % 2 == 0 ? Integer::compare : (one, other) -> Integer.compare(other, one)))
                    .toList();
            List<Future<int[]>> ordered = callers.invokeAll(orders);
            for (int number = 0; number < ordered.size(); number++) {
                assertArrayEquals(
                        number % 2 == 0 ? new int[] {1, 2, 3} : new int[] {3, 2, 1},
                        ordered.get(number).get());
            }
        }
    }

    @Test
    @DisplayName("prints the whole picture from memory that the printer can read")
    void printsTheWholePicture() throws IOException {
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        byte[] large = new byte[200_000];
        large[199_999] = 7;

        for (byte[] picture : List.of(new byte[] {1, 2, 3}, large, new byte[] {4, 5})) {
            paper.reset();
            darkroom.print(picture, direct -> onPaper(direct, paper));
            assertArrayEquals(picture, paper.toByteArray());
        }
    }

    @Test
    @DisplayName("says so when the paper jams, and prints the next picture")
    void saysSoWhenThePaperJams() throws IOException {
        IOException jam = new IOException("paper jam");
        ByteArrayOutputStream paper = new ByteArrayOutputStream();

        IOException thrown = assertThrows(
                IOException.class,
                () -> darkroom.print(new byte[100], direct -> {
                    throw jam;
                }));
        darkroom.print(new byte[] {8}, direct -> onPaper(direct, paper));

        assertEquals(jam, thrown);
        assertArrayEquals(new byte[] {8}, paper.toByteArray());
    }

    @Test
    @DisplayName("prints for several callers at once, each its own picture")
    void printsForSeveralAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> prints = IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(number -> () -> {
                        byte[] picture = {(byte) number, (byte) number};
                        ByteArrayOutputStream paper = new ByteArrayOutputStream();
                        darkroom.print(picture, direct -> {
                            Thread.yield();
                            onPaper(direct, paper);
                        });
                        return java.util.Arrays.equals(picture, paper.toByteArray());
                    })
                    .toList();
            for (Future<Boolean> own : callers.invokeAll(prints)) {
                assertTrue(own.get(), "Somebody else's picture is on the paper.");
            }
        }
    }

    @Test
    @DisplayName("shows an album's pages until it is closed, from any thread")
    void showsAnAlbumsPages() throws Exception {
        try (Darkroom.Album album = darkroom.album();
                ExecutorService visitor = Executors.newSingleThreadExecutor()) {
            album.add(new byte[] {1, 2});
            album.add(new byte[] {3});

            assertArrayEquals(
                    new byte[] {1, 2}, visitor.submit(() -> album.page(0)).get());
            assertArrayEquals(new byte[] {3}, album.page(1));
        }
    }

    private static void onPaper(ByteBuffer direct, ByteArrayOutputStream paper) {
        assertTrue(direct.isDirect(), "The printer reads memory outside of the heap only.");
        byte[] content = new byte[direct.remaining()];
        direct.get(content);
        paper.writeBytes(content);
    }
}
