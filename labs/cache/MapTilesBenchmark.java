package cache;

import cache.MapTiles.Tile;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A tile at hand, which is what most visitors ask for: 1,024 different ones, at a service for twice as many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
public class MapTilesBenchmark {

    /** Made beforehand, so that what is measured as allocated is the service's. A power of two: see {@link #look}. */
    private static final int TILES = 1024;

    /**
     * What is done with one image, in JMH's tokens: some 0.4 µs, less than a request takes. So a right service that keeps its
     * books in the caller's thread is not held to the speed of one that hands them to another.
     */
    private static final long ANSWERING = 200;

    private final Tile[] tiles =
            IntStream.range(0, TILES).mapToObj(row -> new Tile(12, 7, row)).toArray(Tile[]::new);
    private MapTiles map;
    private int looks;

    @Setup
    public void open() {
        map = new MapTiles(2 * TILES, tile -> new byte[1024]);
        for (Tile tile : tiles) {
            map.tile(tile);
        }
    }

    /** One look, and the answer with what was seen. */
    @Benchmark
    public Optional<byte[]> look() {
        Optional<byte[]> image = map.tile(tiles[looks++ & TILES - 1]);
        Blackhole.consumeCPU(ANSWERING);
        return image;
    }
}
