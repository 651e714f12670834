package cache;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cache.MapTiles.Report;
import cache.MapTiles.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.Settle;

/** What the tiles of a map promise: one visitor, visitors at once, a painter who fails, a map that changes. */
@DisplayName("The map's tiles")
@TestMethodOrder(OrderAnnotation.class)
class MapTilesTest {

    /** Far more than any test looks at: here nothing has to go. */
    private static final int ROOMY = 100;

    private static final Tile LAKE = new Tile(3, 1, 2);

    private final AtomicInteger painted = new AtomicInteger();

    /** Painters stand here until it is completed. */
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    @AfterEach
    void openTheGate() {
        gate.complete(null);
    }

    @Test
    @Order(1)
    @DisplayName("a tile at hand is not drawn again")
    void drawsATileOnce() {
        MapTiles map = new MapTiles(ROOMY, this::paint);
        byte[] first = image(map, new Tile(3, 1, 2));
        byte[] second = image(map, new Tile(3, 1, 2));
        assertAll(
                () -> assertArrayEquals(first, second, "The same tile, asked for twice, is two different images."),
                () -> assertEquals(
                        1,
                        painted.get(),
                        "One tile was asked for twice, a moment apart, with room for " + ROOMY
                                + ". So often it was drawn."));
    }

    @Test
    @Order(2)
    @DisplayName("each tile has its own image")
    void tellsTilesApart() {
        MapTiles map = new MapTiles(ROOMY, this::paint);
        List<Tile> tiles = List.of(LAKE, new Tile(3, 2, 1), new Tile(2, 3, 1), new Tile(1, 2, 3));
        for (int look = 0; look < 2; look++) {
            for (Tile tile : tiles) {
                assertArrayEquals(picture(tile), image(map, tile), "The image of " + tile + " shows another place.");
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("all who ask for a tile while it is drawn get that one drawing")
    void drawsATileOnceForAllWhoAsk() {
        MapTiles map = new MapTiles(ROOMY, this::paintAtTheGate);
        Queue<byte[]> got = new ConcurrentLinkedQueue<>();
        Crew visitors = crew(8, index -> got.add(image(map, LAKE)));
        Settle.until(visitors::allWaitOrBack);
        gate.complete(null);
        assertComeBack(visitors);
        assertEquals(1, painted.get(), "8 visitors asked for one tile at once. So often it was drawn.");
        assertEquals(8, got.size(), "So many of the 8 got an image.");
    }

    @Test
    @Order(4)
    @DisplayName("tiles that differ are drawn at the same time")
    void drawsDifferentTilesAtOnce() {
        MapTiles map = new MapTiles(ROOMY, this::paintAtTheGate);
        Crew visitors = crew(4, index -> image(map, new Tile(3, 0, index)));
        Settle.until(() -> painted.get() == 4);
        int atOnce = painted.get();
        gate.complete(null);
        assertComeBack(visitors);
        assertEquals(
                4, atOnce, "4 visitors asked for a tile each. So many were drawn at once; the others waited in line.");
    }

    @Test
    @Order(5)
    @DisplayName("where the map is empty nothing is remembered")
    void remembersNoEmptyPlace() {
        List<byte[]> drawings = new ArrayList<>();
        drawings.add(null);
        drawings.add(picture(LAKE));
        MapTiles map = new MapTiles(ROOMY, tile -> drawings.get(painted.getAndIncrement()));
        assertTrue(map.tile(LAKE).isEmpty(), "The painter found the map empty there, yet somebody got an image.");
        assertArrayEquals(
                picture(LAKE),
                map.tile(LAKE).orElse(null),
                "The map was empty there once, and whoever asks is told so for ever after.");
    }

    @Test
    @Order(6)
    @DisplayName("what the painter throws reaches the caller as it is, and is not remembered")
    void remembersNoFailure() {
        IllegalStateException noInk = new IllegalStateException("no ink");
        MapTiles map = new MapTiles(ROOMY, tile -> {
            if (painted.getAndIncrement() == 0) {
                throw noInk;
            }
            return picture(tile);
        });
        assertSame(
                noInk,
                assertThrows(IllegalStateException.class, () -> map.tile(LAKE), "The painter threw, the caller heard"),
                "The caller got another exception than the painter threw.");
        assertEquals(1, painted.get(), "The painter failed once. So often the caller's one question went to it.");
        byte[] second = assertDoesNotThrow(
                () -> image(map, LAKE), "The painter failed once, and whoever asks hears of it for ever after");
        assertArrayEquals(picture(LAKE), second, "The image that the painter drew the second time.");
    }

    @Test
    @Order(7)
    @DisplayName("a tile that was supplied is shown from then on, and not drawn")
    void showsWhatWasSupplied() {
        MapTiles map = new MapTiles(ROOMY, this::paint);
        map.supply(LAKE, new byte[] {1});
        assertArrayEquals(new byte[] {1}, image(map, LAKE), "The tile that was supplied.");
        assertEquals(0, painted.get(), "The tile had been supplied. So often it was drawn.");
        map.supply(LAKE, new byte[] {2});
        assertArrayEquals(new byte[] {2}, image(map, LAKE), "The tile that was supplied in the first one's place.");
    }

    @Test
    @Order(8)
    @DisplayName("a tile that was forgotten is drawn anew")
    void drawsAForgottenTileAnew() {
        MapTiles map = new MapTiles(ROOMY, this::paint);
        image(map, LAKE);
        map.forget(LAKE);
        image(map, LAKE);
        assertEquals(2, painted.get(), "A tile was drawn, forgotten, and asked for again. So often it was drawn.");
    }

    @Test
    @Order(9)
    @DisplayName("a tile that is forgotten while it is drawn is drawn anew for the next who asks")
    void forgetsATileThatIsBeingDrawn() {
        MapTiles map = new MapTiles(ROOMY, this::paintAtTheGate);
        whileItIsDrawn(map, () -> map.forget(LAKE));
        image(map, LAKE);
        assertEquals(
                2,
                painted.get(),
                "The map changed while the tile was drawn, and forget() has returned. So often it was drawn in all: the"
                        + " old drawing was kept.");
    }

    @Test
    @Order(10)
    @DisplayName("a tile that is supplied while it is drawn is the one that stays")
    void keepsWhatWasSuppliedMeanwhile() {
        MapTiles map = new MapTiles(ROOMY, this::paintAtTheGate);
        whileItIsDrawn(map, () -> map.supply(LAKE, new byte[] {1}));
        assertArrayEquals(
                new byte[] {1},
                image(map, LAKE),
                "A tile was supplied while an older one was drawn, and the older one took its place.");
    }

    @Test
    @Order(11)
    @DisplayName("the report counts what was asked for, what was drawn and what is at hand")
    void countsAskedPaintedAndAtHand() {
        MapTiles map = new MapTiles(ROOMY, this::paint);
        for (int look = 0; look < 3; look++) {
            image(map, LAKE);
            image(map, new Tile(3, 2, 1));
        }
        map.supply(new Tile(0, 0, 0), new byte[] {1});
        map.forget(LAKE);
        Report report = map.report();
        assertAll(
                () -> assertEquals(6, report.asked(), "asked: two tiles, three times each."),
                () -> assertEquals(2, report.painted(), "painted: two tiles, once each."),
                () -> assertEquals(2, report.atHand(), "atHand: two were drawn, one supplied, one forgotten."));
    }

    /** A visitor asks for the lake; something else happens while it is drawn; both have come back. */
    private void whileItIsDrawn(MapTiles map, Runnable meanwhile) {
        Crew visitor = crew(1, index -> image(map, LAKE));
        Settle.until(() -> painted.get() == 1);
        Crew other = crew(1, index -> meanwhile.run());
        Settle.until(other::allWaitOrBack);
        gate.complete(null);
        assertComeBack(visitor);
        assertComeBack(other);
    }

    /** Daemons, so that tiles nobody ever gets do not keep the JVM. */
    private static Crew crew(int size, Crew.Work work) {
        return Crew.start(
                "visitor", Thread.ofPlatform().daemon().name("visitor-", 0).factory(), size, work);
    }

    private static void assertComeBack(Crew crew) {
        Settle.until(crew::allBack);
        assertEquals(List.of(), crew.failures(), "What visitors got in place of an image.");
        assertTrue(crew.allBack(), "The painter is done, yet visitors still wait.");
    }

    private byte[] paint(Tile tile) {
        painted.incrementAndGet();
        return picture(tile);
    }

    /** Waits with the drawing in hand until the gate is open. */
    private byte[] paintAtTheGate(Tile tile) {
        painted.incrementAndGet();
        gate.join();
        return picture(tile);
    }

    private static byte[] picture(Tile tile) {
        return new byte[] {(byte) tile.zoom(), (byte) tile.column(), (byte) tile.row()};
    }

    private static byte[] image(MapTiles map, Tile tile) {
        return map.tile(tile).orElseThrow(() -> new AssertionError("There was no image of " + tile + "."));
    }
}
