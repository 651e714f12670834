package cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    /** In the order in which they came; guarded by itself. A tile that is being drawn has its place already. */
    private final Map<Tile, CompletableFuture<byte[]>> atHand;

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
        this.atHand = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Tile, CompletableFuture<byte[]>> eldest) {
                return size() > capacity;
            }
        };
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
        CompletableFuture<byte[]> image;
        CompletableFuture<byte[]> drawing = null;
        synchronized (atHand) {
            image = atHand.get(tile);
            if (image == null) {
                drawing = new CompletableFuture<>();
                atHand.put(tile, drawing);
            }
        }
        return image != null ? await(image) : draw(tile, drawing);
    }

    /** Draws outside of the lock, for this caller and for all who have come meanwhile. */
    private Optional<byte[]> draw(Tile tile, CompletableFuture<byte[]> drawing) {
        painted.increment();
        byte[] image = null;
        try {
            image = painter.paint(tile);
            drawing.complete(image);
        } catch (Throwable failure) {
            drawing.completeExceptionally(failure);
            throw failure;
        } finally {
            if (image == null) {
                synchronized (atHand) {
                    atHand.remove(tile, drawing);
                }
            }
        }
        return Optional.ofNullable(image);
    }

    private static Optional<byte[]> await(CompletableFuture<byte[]> image) {
        try {
            return Optional.ofNullable(image.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Takes an image that was drawn elsewhere. From now on it is the tile's. */
    public void supply(Tile tile, byte[] image) {
        Objects.requireNonNull(tile, "tile");
        CompletableFuture<byte[]> done = CompletableFuture.completedFuture(Objects.requireNonNull(image, "image"));
        synchronized (atHand) {
            atHand.put(tile, done);
        }
    }

    /** Forgets a tile, for the map has changed there. Whoever asks from now on gets one that is drawn from now on. */
    public void forget(Tile tile) {
        Objects.requireNonNull(tile, "tile");
        synchronized (atHand) {
            atHand.remove(tile);
        }
    }

    /** The figures so far. */
    public Report report() {
        synchronized (atHand) {
            return new Report(asked.sum(), painted.sum(), atHand.size());
        }
    }
}
