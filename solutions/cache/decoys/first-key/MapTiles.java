package cache;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The tiles of a map. Drawing one is slow, so those that were drawn are kept at hand for whoever asks next. Any number of
 * threads may ask at once; an image is shared by all who get it and written to by nobody.
 */
public final class MapTiles {

    /** A piece of the map: its column and row, counted from the north-west, in a grid that each zoom level makes finer. */
    public record Tile(int zoom, int column, int row) {
        public Tile {
            if (zoom < 0 || column < 0 || row < 0) {
                throw new IllegalArgumentException(
                        "zoom, column and row count from 0, got " + zoom + ", " + column + ", " + row);
            }
        }
    }

    /** Draws tiles, slowly. */
    @FunctionalInterface
    public interface Painter {
        /** Draws one: some 1 KB, or null where the map is empty. */
        byte[] paint(Tile tile);
    }

    /** The service in figures: tiles asked for, tiles the painter was asked for, and tiles at hand now. */
    public record Report(long asked, long painted, long atHand) {}

    private final ConcurrentMap<Tile, byte[]> atHand;
    private final int capacity;
    private final Painter painter;
    private final LongAdder asked = new LongAdder();
    private final LongAdder painted = new LongAdder();

    /**
     * @param capacity of the service: how many tiles are kept at hand
     * @param painter who draws the others
     */
    public MapTiles(int capacity, Painter painter) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity is one tile or more, got " + capacity);
        }
        this.atHand = new ConcurrentHashMap<>(capacity);
        this.capacity = capacity;
        this.painter = Objects.requireNonNull(painter, "painter");
    }

    /**
     * A tile's image: the one at hand, else a new one. All who ask for a tile while it is drawn get that one drawing, and
     * tiles that differ are drawn at the same time.
     *
     * @return empty where the map is empty; what the painter throws goes to the caller, and neither is remembered
     */
    public Optional<byte[]> tile(Tile tile) {
        Objects.requireNonNull(tile, "tile");
        asked.increment();
        byte[] image = atHand.computeIfAbsent(tile, this::paint);
        makeRoom();
        return Optional.ofNullable(image);
    }

    private void makeRoom() {
        Iterator<Tile> tiles = atHand.keySet().iterator();
        while (atHand.size() > capacity && tiles.hasNext()) {
            tiles.next();
            tiles.remove();
        }
    }

    private byte[] paint(Tile tile) {
        painted.increment();
        return painter.paint(tile);
    }

    /** Takes an image that was drawn elsewhere. From now on it is the tile's. */
    public void supply(Tile tile, byte[] image) {
        atHand.put(Objects.requireNonNull(tile, "tile"), Objects.requireNonNull(image, "image"));
        makeRoom();
    }

    /** Forgets a tile, for the map has changed there. Whoever asks from now on gets one that is drawn from now on. */
    public void forget(Tile tile) {
        atHand.remove(Objects.requireNonNull(tile, "tile"));
    }

    /** The figures so far. */
    public Report report() {
        return new Report(asked.sum(), painted.sum(), atHand.size());
    }
}
