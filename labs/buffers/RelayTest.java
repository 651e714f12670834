package buffers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import buffers.Relay.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.LiveHeap;
import shared.Settle;

/** What the relay promises: each message as a whole, short or long, whatever else is on the lines. */
@DisplayName("The relay")
@TestMethodOrder(OrderAnnotation.class)
class RelayTest {

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private final List<String> texts = new ArrayList<>();
    private final List<List<String>> orders = new ArrayList<>();
    private final Relay relay =
            new Relay(frames, text -> texts.add(text.toString()), list -> orders.add(List.copyOf(list)));
    private final Line line = relay.open();

    @Test
    @Order(1)
    @DisplayName("passes on the pieces of a frame when it has ended")
    void passesOnAFrame() throws IOException {
        line.frame(bytes("one "));
        line.frame(bytes("frame"));
        assertEquals(0, frames.size(), "The frame had not ended, and so much was passed on.");
        line.endFrame();
        assertEquals("one frame", frames.toString(StandardCharsets.US_ASCII));
        line.frame(bytes("; the next"));
        line.endFrame();
        assertEquals("one frame; the next", frames.toString(StandardCharsets.US_ASCII));
    }

    @Test
    @Order(2)
    @DisplayName("passes on the pieces of a text when it has ended")
    void passesOnAText() {
        line.text("one ");
        line.text("text");
        assertEquals(List.of(), texts, "The text had not ended.");
        line.endText();
        line.text("the next");
        line.endText();
        assertEquals(List.of("one text", "the next"), texts);
    }

    @Test
    @Order(3)
    @DisplayName("passes on orders when they have ended")
    void passesOnOrders() {
        line.order("tea");
        line.order("cake");
        assertEquals(List.of(), orders, "The orders had not ended.");
        line.endOrders();
        line.order("more tea");
        line.endOrders();
        assertEquals(List.of(List.of("tea", "cake"), List.of("more tea")), orders);
    }

    @Test
    @Order(4)
    @DisplayName("passes on what is empty")
    void passesOnNothing() throws IOException {
        line.endFrame();
        line.endText();
        line.endOrders();
        assertEquals(0, frames.size());
        assertEquals(List.of(""), texts);
        assertEquals(List.of(List.of()), orders);
    }

    @Test
    @Order(5)
    @DisplayName("passes on long messages, and the short ones that come after them")
    void passesOnLongMessages() throws IOException {
        byte[] long1 = new byte[1_000_000];
        for (int i = 0; i < long1.length; i++) {
            long1[i] = (byte) (i * 31 + i / 256);
        }
        for (int from = 0; from < long1.length; from += 1_000) {
            line.frame(java.util.Arrays.copyOfRange(long1, from, from + 1_000));
            line.text("0123456789".repeat(100));
        }
        IntStream.range(0, 50_000).forEach(number -> line.order("order " + number));
        endAll();
        line.frame(bytes("short"));
        line.text("short");
        line.order("short");
        endAll();
        byte[] passed = frames.toByteArray();
        assertEquals(1_000_005, passed.length, "Bytes of a long frame and a short one.");
        assertArrayEquals(long1, java.util.Arrays.copyOf(passed, long1.length), "The long frame.");
        assertEquals("0123456789".repeat(100_000), texts.get(0), "The long text.");
        assertEquals("short", texts.get(1));
        assertEquals(50_000, orders.get(0).size(), "The many orders.");
        assertEquals("order 49999", orders.get(0).get(49_999));
        assertEquals(List.of("short"), orders.get(1));
    }

    @Test
    @Order(6)
    @DisplayName("keeps what comes on different lines apart")
    void keepsLinesApart() throws IOException {
        Line other = relay.open();
        line.frame(bytes("a"));
        other.frame(bytes("b"));
        line.text("a");
        other.text("b");
        line.order("a");
        other.order("b");
        line.frame(bytes("a"));
        other.frame(bytes("b"));
        endAll();
        other.endFrame();
        other.endText();
        other.endOrders();
        assertEquals("aabb", frames.toString(StandardCharsets.US_ASCII));
        assertEquals(List.of("a", "b"), texts);
        assertEquals(List.of(List.of("a"), List.of("b")), orders);
    }

    @Test
    @Order(7)
    @DisplayName("has what is under way when the collector has come by")
    void keepsWhatIsUnderWay() throws IOException {
        line.frame(bytes("under "));
        line.text("under ");
        line.order("under");
        LiveHeap.bytes();
        line.frame(bytes("way"));
        line.text("way");
        line.order("way");
        endAll();
        assertEquals("under way", frames.toString(StandardCharsets.US_ASCII));
        assertEquals(List.of("under way"), texts);
        assertEquals(List.of(List.of("under", "way")), orders);
    }

    @Test
    @Order(8)
    @DisplayName("begins anew when a message could not be passed on")
    void beginsAnewAfterAFailure() throws IOException {
        boolean[] broken = {true};
        Relay shaky = new Relay(
                new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        if (broken[0]) {
                            throw new IOException("no outlet");
                        }
                        frames.write(one);
                    }
                },
                text -> {
                    if (broken[0]) {
                        throw new IllegalStateException("no outlet");
                    }
                    texts.add(text.toString());
                },
                list -> {
                    if (broken[0]) {
                        throw new IllegalStateException("no outlet");
                    }
                    orders.add(List.copyOf(list));
                });
        Line shakyLine = shaky.open();
        shakyLine.frame(bytes("lost"));
        shakyLine.text("lost");
        shakyLine.order("lost");
        assertThrows(IOException.class, shakyLine::endFrame);
        assertThrows(IllegalStateException.class, shakyLine::endText);
        assertThrows(IllegalStateException.class, shakyLine::endOrders);
        broken[0] = false;
        shakyLine.frame(bytes("next"));
        shakyLine.text("next");
        shakyLine.order("next");
        shakyLine.endFrame();
        shakyLine.endText();
        shakyLine.endOrders();
        assertEquals("next", frames.toString(StandardCharsets.US_ASCII));
        assertEquals(List.of("next"), texts);
        assertEquals(List.of(List.of("next")), orders);
    }

    @Test
    @Order(9)
    @DisplayName("passes on whole frames where several lines end theirs at once")
    void passesOnWholeFrames() {
        Crew callers = Crew.start("caller", 4, index -> {
            Line own = relay.open();
            byte[] mark = new byte[100];
            java.util.Arrays.fill(mark, (byte) ('a' + index));
            for (int i = 0; i < 300; i++) {
                own.frame(mark);
                own.frame(mark);
                own.endFrame();
            }
        });
        Settle.until(callers::allBack);
        assertEquals(List.of(), callers.failures(), "What callers got.");
        byte[] passed = frames.toByteArray();
        assertEquals(4 * 300 * 200, passed.length);
        for (int frame = 0; frame < passed.length; frame += 200) {
            for (int i = 1; i < 200; i++) {
                assertTrue(passed[frame] == passed[frame + i], "Two lines' bytes are in one frame.");
            }
        }
    }

    private void endAll() throws IOException {
        line.endFrame();
        line.endText();
        line.endOrders();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
