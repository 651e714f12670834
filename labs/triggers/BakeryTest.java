package triggers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the bakery promises. */
@Timeout(20)
class BakeryTest {

    private final Bakery bakery = new Bakery(5);

    private static byte[] loaf(int flour, int grams) {
        byte[] loaf = new byte[grams];
        Arrays.fill(loaf, (byte) flour);
        return loaf;
    }

    @Test
    @DisplayName("bakes what was ordered, now and ahead")
    void bakesWhatWasOrdered() {
        for (int grams : new int[] {1, 60, 10_000}) {
            assertArrayEquals(loaf(7, grams), bakery.bake((byte) 7, grams));
            assertArrayEquals(loaf(8, grams), bakery.bakeAhead((byte) 8, grams));
        }
    }

    @Test
    @DisplayName("bakes nothing of nothing")
    void bakesNothingOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> bakery.bake((byte) 1, 0));
        assertThrows(IllegalArgumentException.class, () -> bakery.bakeAhead((byte) 1, -1));
        assertEquals(0, bakery.baked());
    }

    @Test
    @DisplayName("keeps the newest loaves on the shelf")
    void keepsTheNewest() {
        assertNull(bakery.onShelf(0));
        for (int number = 0; number < 8; number++) {
            bakery.bake((byte) number, 10);
        }
        assertEquals(8, bakery.baked());
        int[] flours = {5, 6, 7, 3, 4};
        for (int place = 0; place < flours.length; place++) {
            assertArrayEquals(loaf(flours[place], 10), bakery.onShelf(place));
        }
    }

    @Test
    @DisplayName("keeps them through the night, also when memory is short elsewhere")
    void keepsThemThroughTheNight() {
        for (int number = 0; number < 5; number++) {
            bakery.bake((byte) number, 100);
        }
        bakery.closeForTheNight();
        System.gc();
        for (int place = 0; place < 5; place++) {
            assertNotNull(bakery.onShelf(place), "place " + place);
        }
        assertArrayEquals(loaf(9, 10), bakery.bakeAhead((byte) 9, 10));
    }

    @Test
    @DisplayName("clears the shelf for the holiday")
    void clearsTheShelf() {
        for (int number = 0; number < 6; number++) {
            bakery.bake((byte) number, 100);
        }
        bakery.closeForTheHoliday();
        for (int place = 0; place < 5; place++) {
            assertNull(bakery.onShelf(place));
        }
        bakery.bake((byte) 1, 10);
        assertEquals(7, bakery.baked());
    }

    @Test
    @DisplayName("sweeps out what is not needed when the owner takes stock")
    void sweepsOut() {
        WeakReference<byte[]> crumb = new WeakReference<>(new byte[1_000]);
        assertTrue(bakery.takeStock() > 0);
        assertNull(crumb.get());
    }

    @Test
    @DisplayName("counts the days on which it was open")
    void countsDays() {
        int first = bakery.open();
        assertEquals(first + 1, bakery.open());
        assertEquals(first + 2, new Bakery(1).open());
    }

    @Test
    @DisplayName("counts each loaf, whoever bakes it")
    void countsEachLoaf() throws InterruptedException {
        int bakers = 4;
        CountDownLatch begin = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(bakers);
        for (int baker = 0; baker < bakers; baker++) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    begin.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int number = 0; number < 5_000; number++) {
                    bakery.bake((byte) 1, 1);
                }
                done.countDown();
            });
        }
        begin.countDown();
        done.await();
        assertEquals(bakers * 5_000, bakery.baked());
    }
}
