package cache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

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

    /** Tiles in the order of the last look. A tile that is being drawn has its place already. */
    private static final class Stripe extends LinkedHashMap<Tile, CompletableFuture<byte[]>> {

        private final int share;

        Stripe(int share) {
            super(16, 0.75f, true);
            this.share = share;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, CompletableFuture<byte[]>> eldest) {
            return size() > share;
        }
    }

    /** With less room a stripe would drop tiles while its neighbours have places to spare. */
    private static final int LEAST_SHARE = 100;

    private static final int MOST_STRIPES = 16;

    /** Each holds its share of the tiles and is guarded by itself. */
    private final List<Stripe> stripes;

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
        int count = Math.clamp(capacity / LEAST_SHARE, 1, MOST_STRIPES);
        this.stripes =
                Stream.generate(() -> new Stripe(capacity / count)).limit(count).toList();
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
        Stripe stripe = stripe(tile);
        CompletableFuture<byte[]> image;
        CompletableFuture<byte[]> drawing = null;
        synchronized (stripe) {
            image = stripe.get(tile);
            if (image == null) {
                drawing = new CompletableFuture<>();
                stripe.put(tile, drawing);
            }
        }
        return image != null ? await(image) : draw(stripe, tile, drawing);
    }

    private Stripe stripe(Tile tile) {
        int hash = tile.hashCode() * 0x9E3779B9;
        return stripes.get((hash >>> 16) % stripes.size());
    }

    /** Draws outside of the lock, for this caller and for all who have come meanwhile. */
    private Optional<byte[]> draw(Stripe stripe, Tile tile, CompletableFuture<byte[]> drawing) {
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
                synchronized (stripe) {
                    stripe.remove(tile, drawing);
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
        Stripe stripe = stripe(tile);
        synchronized (stripe) {
            stripe.put(tile, done);
        }
    }

    /** Forgets a tile, for the map has changed there. Whoever asks from now on gets one that is drawn from now on. */
    public void forget(Tile tile) {
        Objects.requireNonNull(tile, "tile");
        Stripe stripe = stripe(tile);
        synchronized (stripe) {
            stripe.remove(tile);
        }
    }

    /** The figures so far. */
    public Report report() {
        long atHand = 0;
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                atHand += stripe.size();
            }
        }
        return new Report(asked.sum(), painted.sum(), atHand);
    }
}
