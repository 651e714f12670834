package cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.Objects;
import java.util.Optional;

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

    private final Cache<Tile, byte[]> atHand;
    private final Painter painter;

    /**
     * @param capacity of the service: how many tiles are kept at hand
     * @param painter who draws the others
     */
    public MapTiles(int capacity, Painter painter) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity is one tile or more, got " + capacity);
        }
        this.atHand = Caffeine.newBuilder().maximumSize(capacity).build();
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
        return Optional.ofNullable(atHand.get(tile, painter::paint));
    }

    /** Takes an image that was drawn elsewhere. From now on it is the tile's. */
    public void supply(Tile tile, byte[] image) {
        atHand.put(Objects.requireNonNull(tile, "tile"), Objects.requireNonNull(image, "image"));
    }

    /** Forgets a tile, for the map has changed there. Whoever asks from now on gets one that is drawn from now on. */
    public void forget(Tile tile) {
        atHand.invalidate(Objects.requireNonNull(tile, "tile"));
    }

    /** The figures so far. What is to go has gone before it is counted. */
    public Report report() {
        atHand.cleanUp();
        CacheStats stats = atHand.stats();
        return new Report(stats.requestCount(), stats.loadCount(), atHand.estimatedSize());
    }
}
