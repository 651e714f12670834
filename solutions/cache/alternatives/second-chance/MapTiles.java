package cache;

import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** An image and whether somebody looked at it since the line last moved past it. */
    private static final class Slot {

        private final Tile tile;
        private final byte[] image;
        private final AtomicBoolean inLine = new AtomicBoolean();
        private volatile boolean looked;

        Slot(Tile tile, byte[] image) {
            this.tile = tile;
            this.image = image;
        }
    }

    private final ConcurrentMap<Tile, Slot> atHand = new ConcurrentHashMap<>();
    /** Every slot at hand, and those that were replaced or forgotten until it is their turn. */
    private final Queue<Slot> line = new ConcurrentLinkedQueue<>();

    private final AtomicInteger lined = new AtomicInteger();
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
        Slot slot = atHand.get(tile);
        if (slot != null && !slot.looked) {
            slot.looked = true;
        }
        if (slot == null) {
            slot = atHand.computeIfAbsent(tile, this::draw);
        }
        if (slot == null) {
            return Optional.empty();
        }
        lineUp(slot);
        return Optional.of(slot.image);
    }

    private Slot draw(Tile tile) {
        painted.increment();
        byte[] image = painter.paint(tile);
        return image == null ? null : new Slot(tile, image);
    }

    /** Each slot once. Who makes the line too long makes room. */
    private void lineUp(Slot slot) {
        if (!slot.inLine.get() && slot.inLine.compareAndSet(false, true)) {
            line.add(slot);
            if (lined.incrementAndGet() > capacity) {
                makeRoom();
            }
        }
    }

    /** Drops the first in line that nobody looked at; the others go to the end, once. */
    private void makeRoom() {
        for (Slot first = line.poll(); first != null; first = line.poll()) {
            if (first.looked && atHand.get(first.tile) == first) {
                first.looked = false;
                line.add(first);
            } else {
                atHand.remove(first.tile, first);
                lined.decrementAndGet();
                return;
            }
        }
    }

    /** Takes an image that was drawn elsewhere. From now on it is the tile's. */
    public void supply(Tile tile, byte[] image) {
        Slot slot = new Slot(Objects.requireNonNull(tile, "tile"), Objects.requireNonNull(image, "image"));
        atHand.put(tile, slot);
        lineUp(slot);
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
