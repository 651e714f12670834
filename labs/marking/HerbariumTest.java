package marking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the herbarium promises. */
@Timeout(20)
class HerbariumTest {

    private final Herbarium herbarium = new Herbarium(200);

    @Test
    @DisplayName("keeps what was pressed")
    void keepsWhatWasPressed() {
        Herbarium.Sheet sheet = herbarium.press(3, "daisy", 7);
        assertEquals(3, sheet.drawer());
        assertEquals("daisy", sheet.plant());
        assertArrayEquals(new byte[] {5, 5, 5, 5, 5, 5, 5}, sheet.pressed());
        assertSame(sheet, herbarium.in(3).orElseThrow());
        assertTrue(herbarium.in(4).isEmpty());
    }

    @Test
    @DisplayName("knows where a plant is, in the order in which it came there")
    void findsPlants() {
        herbarium.press(7, "daisy", 1);
        herbarium.press(2, "poppy", 1);
        herbarium.press(5, "daisy", 1);
        herbarium.press(1, "daisy", 1);
        assertEquals(List.of(7, 5, 1), herbarium.find("daisy"));
        assertEquals(List.of(2), herbarium.find("poppy"));
        assertEquals(List.of(), herbarium.find("rose"));
        assertEquals(4, herbarium.size());
    }

    @Test
    @DisplayName("forgets the sheet whose place another gets")
    void forgetsTheOld() {
        herbarium.press(7, "daisy", 1);
        herbarium.press(8, "daisy", 1);
        herbarium.press(7, "poppy", 2);
        assertEquals(List.of(8), herbarium.find("daisy"));
        assertEquals(List.of(7), herbarium.find("poppy"));
        herbarium.press(8, "daisy", 3);
        assertEquals(List.of(8), herbarium.find("daisy"));
        assertEquals(3, herbarium.in(8).orElseThrow().pressed().length);
        assertEquals(2, herbarium.size());
    }

    @Test
    @DisplayName("hands out a list that stays as it was")
    void handsOutACopy() {
        herbarium.press(7, "daisy", 1);
        List<Integer> before = herbarium.find("daisy");
        herbarium.press(8, "daisy", 1);
        assertEquals(List.of(7), before);
    }

    @Test
    @DisplayName("has no drawer that it has not")
    void hasNoOtherDrawers() {
        assertThrows(IllegalArgumentException.class, () -> herbarium.press(200, "daisy", 1));
        assertThrows(IllegalArgumentException.class, () -> herbarium.press(-1, "daisy", 1));
        assertEquals(0, herbarium.size());
    }

    @Test
    @DisplayName("loses nothing when the collector has been there")
    void losesNothing() {
        for (int drawer = 0; drawer < 200; drawer++) {
            herbarium.press(drawer, "plant " + drawer % 10, 1_000);
        }
        System.gc();

        assertEquals(200, herbarium.size());
        for (int drawer = 0; drawer < 200; drawer++) {
            assertEquals(1_000, herbarium.in(drawer).orElseThrow().pressed().length, "drawer " + drawer);
        }
        assertEquals(20, herbarium.find("plant 3").size());
    }
}
