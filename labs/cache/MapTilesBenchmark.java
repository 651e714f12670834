package cache;

import cache.MapTiles.Tile;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A tile at hand, which is what most visitors ask for, and its checksum, which goes into the answer's head: 1,024 different
 * tiles, at a service with room for twice as many of their size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class MapTilesBenchmark {

    /** Made beforehand, so that what is measured as allocated is the service's. A power of two: see {@link #look}. */
    private static final int TILES = 1024;

    /**
     * Bytes of one image: its checksum takes as long whether Java code is compiled yet or not. So a right service that keeps
     * its books in the caller's thread is not held to the speed of one that hands them to another.
     */
    private static final int IMAGE = 16 * 1024;

    /** Before anything is measured: a cache's upkeep comes once in many looks, so it takes many until that is compiled. */
    private static final int WARM_LOOKS = 300_000;

    private final Tile[] tiles =
            IntStream.range(0, TILES).mapToObj(row -> new Tile(12, 7, row)).toArray(Tile[]::new);
    private final CRC32 checksum = new CRC32();
    private MapTiles map;
    private int looks;

    @Setup
    public void open() {
        map = new MapTiles(2 * TILES * (IMAGE / 1024), tile -> new byte[IMAGE]);
        for (int look = 0; look < WARM_LOOKS; look++) {
            map.tile(tiles[look & TILES - 1]);
        }
    }

    /** One look. */
    @Benchmark
    public long look() {
        checksum.reset();
        checksum.update(map.tile(tiles[looks++ & TILES - 1]).orElseThrow());
        return checksum.getValue();
    }
}
