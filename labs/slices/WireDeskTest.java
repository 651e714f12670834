package slices;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.LiveHeap;
import shared.Settle;

/** What the desk promises: all day long it shows of each item what the front page needs. */
@DisplayName("The wire desk")
@TestMethodOrder(OrderAnnotation.class)
class WireDeskTest {

    private final WireDesk desk = new WireDesk();

    @Test
    @Order(1)
    @DisplayName("shows a dispatch's headline")
    void showsTheHeadline() {
        assertEquals(0, desk.fileDispatch(bytes("Rain ends\nIt was wet.\nVery.")));
        assertEquals(1, desk.fileDispatch(bytes("Sch\u00f6nes Wetter\n")));
        assertEquals(2, desk.fileDispatch(bytes("\nA dispatch without a headline.")));
        assertAll(
                () -> assertEquals("Rain ends", text(desk.headline(0))),
                () -> assertEquals("Sch\u00f6nes Wetter", text(desk.headline(1))),
                () -> assertEquals("", text(desk.headline(2))));
    }

    @Test
    @Order(2)
    @DisplayName("gives each reader a headline to read from its beginning")
    void givesEachReaderItsOwn() {
        desk.fileDispatch(bytes("Rain ends\n"));
        ByteBuffer first = desk.headline(0);
        first.get();
        ByteBuffer second = desk.headline(0);
        assertEquals("Rain ends", text(second), "Somebody else has begun to read.");
        assertEquals(8, first.remaining(), "The other reader's place in the line.");
    }

    @Test
    @Order(3)
    @DisplayName("shows the three winners of a vote, and leaves the caller's list as it was")
    void showsTheWinners() {
        List<String> names = new ArrayList<>(List.of("Ada", "Grace", "Edsger", "Tony", "Barbara"));
        desk.fileVote(names);
        assertEquals(List.of("Ada", "Grace", "Edsger"), desk.winners(0));
        assertEquals(
                List.of("Ada", "Grace", "Edsger", "Tony", "Barbara"), names, "The list that the caller still reads.");
    }

    @Test
    @Order(4)
    @DisplayName("shows what is quoted first in an interview, and where")
    void showsTheQuote() {
        desk.fileInterview("She said: \"Not yet\". Then she said: \"Never\".");
        desk.fileInterview("\"Yes\"");
        assertAll(
                () -> assertEquals("Not yet", desk.quote(0)),
                () -> assertEquals(11, desk.quotedAt(0), "Where the quotation begins, after its mark."),
                () -> assertEquals("Yes", desk.quote(1)),
                () -> assertEquals(1, desk.quotedAt(1)));
    }

    @Test
    @Order(5)
    @DisplayName("shows a picture's seal, its last 32 bytes")
    void showsTheSeal() {
        byte[] file = picture(200);
        desk.filePicture(file);
        desk.filePicture(picture(32));
        byte[] expected = Arrays.copyOfRange(file, 168, 200);
        assertArrayEquals(expected, desk.seal(0).toArray(ValueLayout.JAVA_BYTE));
        assertEquals(32, desk.seal(1).byteSize(), "Of a file that is nothing but a seal.");
    }

    @Test
    @Order(6)
    @DisplayName("shows a report's code")
    void showsTheCode() {
        desk.fileReport("AB-123456789 All is well.");
        desk.fileReport("AB-123456788");
        assertEquals("AB-123456789", desk.code(0));
        assertEquals("AB-123456788", desk.code(1));
    }

    @Test
    @Order(7)
    @DisplayName("lets nobody write to what it shows")
    void letsNobodyWrite() {
        desk.fileDispatch(bytes("Rain ends\n"));
        desk.filePicture(picture(64));
        desk.fileVote(List.of("Ada", "Grace", "Edsger"));
        ByteBuffer headline = desk.headline(0);
        MemorySegment seal = desk.seal(0);
        List<String> winners = desk.winners(0);
        assertAll(
                () -> assertTrue(headline.isReadOnly(), "The headline can be written to."),
                () -> assertTrue(seal.isReadOnly(), "The seal can be written to."),
                () -> assertThrows(UnsupportedOperationException.class, () -> winners.set(0, "me")));
    }

    @Test
    @Order(8)
    @DisplayName("still shows all of it after the collector has come by")
    void showsItAllDay() {
        fileOne(desk, 0);
        LiveHeap.bytes();
        assertShows(desk, 0);
    }

    @Test
    @Order(9)
    @DisplayName("shows each of a day's items, the first as well as the last")
    void showsEachItem() {
        for (int item = 0; item < 2_000; item++) {
            fileOne(desk, item);
        }
        for (int item : new int[] {0, 1, 999, 1_999}) {
            assertShows(desk, item);
        }
    }

    @Test
    @Order(10)
    @DisplayName("forgets the day when it is over")
    void forgetsTheDay() {
        fileOne(desk, 0);
        desk.close();
        assertAll(
                () -> assertThrows(IndexOutOfBoundsException.class, () -> desk.headline(0)),
                () -> assertThrows(IndexOutOfBoundsException.class, () -> desk.winners(0)),
                () -> assertThrows(IndexOutOfBoundsException.class, () -> desk.quote(0)),
                () -> assertThrows(IndexOutOfBoundsException.class, () -> desk.seal(0)),
                () -> assertThrows(IndexOutOfBoundsException.class, () -> desk.code(0)),
                () -> assertEquals(0, desk.fileDispatch(bytes("Next day\n")), "The number of the next day's first."));
    }

    @Test
    @Order(11)
    @DisplayName("refuses what is no such item")
    void refusesWhatIsNone() {
        assertAll(
                () -> assertThrows(IllegalArgumentException.class, () -> desk.fileDispatch(bytes("no line break"))),
                () -> assertThrows(IllegalArgumentException.class, () -> desk.fileVote(List.of("Ada", "Grace"))),
                () -> assertThrows(IllegalArgumentException.class, () -> desk.fileInterview("Nobody said a word.")),
                () -> assertThrows(IllegalArgumentException.class, () -> desk.filePicture(new byte[31])));
    }

    @Test
    @Order(12)
    @DisplayName("gives each item a number of its own, however many file at once")
    void givesEachANumber() {
        int each = 500;
        boolean[][] seen = new boolean[4][4 * each];
        Crew crew = Crew.start("wire", 4, index -> {
            for (int item = 0; item < each; item++) {
                seen[index][desk.fileDispatch(bytes("of " + index + "\n"))] = true;
            }
        });
        Settle.until(crew::allBack);
        assertEquals(List.of(), crew.failures(), "What those got who filed.");
        for (int number = 0; number < 4 * each; number++) {
            int owner = Integer.parseInt(text(desk.headline(number)).substring(3));
            assertTrue(seen[owner][number], "Dispatch " + number + " is another's than who got the number.");
        }
    }

    private static void fileOne(WireDesk desk, int item) {
        desk.fileDispatch(bytes("Headline " + item + "\nbody"));
        desk.fileVote(List.of("first of " + item, "second of " + item, "third of " + item, "fourth of " + item));
        desk.fileInterview("Again \"no " + item + "\"");
        byte[] file = picture(100);
        file[99] = (byte) item;
        desk.filePicture(file);
        desk.fileReport("code " + (1_000_000 + item) + " and text");
    }

    private static void assertShows(WireDesk desk, int item) {
        assertAll(
                () -> assertEquals("Headline " + item, text(desk.headline(item))),
                () -> assertEquals(
                        List.of("first of " + item, "second of " + item, "third of " + item), desk.winners(item)),
                () -> assertEquals("no " + item, desk.quote(item)),
                () -> assertEquals(
                        (byte) item, desk.seal(item).get(ValueLayout.JAVA_BYTE, 31), "The seal's last byte."),
                () -> assertEquals("code " + (1_000_000 + item), desk.code(item)));
    }

    private static byte[] picture(int size) {
        byte[] file = new byte[size];
        for (int i = 0; i < size; i++) {
            file[i] = (byte) i;
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
