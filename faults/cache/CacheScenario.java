// spotless:off
//JAVA 25+
//DEPS com.github.ben-manes.caffeine:caffeine:3.2.4
//SOURCES MapTiles.java
//SOURCES ../shared/AtHand.java
//SOURCES ../shared/Attempt.java
//SOURCES ../shared/Bounds.java
//SOURCES ../shared/CancelEachStep.java
//SOURCES ../shared/CollectionCauses.java
//SOURCES ../shared/Crew.java
//SOURCES ../shared/DiagnosticCommand.java
//SOURCES ../shared/FullCollections.java
//SOURCES ../shared/GarbageCollections.java
//SOURCES ../shared/JvmFlags.java
//SOURCES ../shared/LabYaml.java
//SOURCES ../shared/Live.java
//SOURCES ../shared/LiveHeap.java
//SOURCES ../shared/LiveThreads.java
//SOURCES ../shared/MappedFiles.java
//SOURCES ../shared/NativeMemory.java
//SOURCES ../shared/Operations.java
//SOURCES ../shared/Reports.java
//SOURCES ../shared/Sampler.java
//SOURCES ../shared/Scenario.java
//SOURCES ../shared/Settle.java
//SOURCES ../shared/Shapes.java
//SOURCES ../shared/Shown.java
//SOURCES ../shared/Standalone.java
//SOURCES ../shared/Terminal.java
//SOURCES ../shared/Unheard.java
//SOURCES ../shared/VirtualThreads.java
//SOURCES ../shared/Workers.java
//FILES lab.yaml=../../labs/cache/lab.yaml
//FILES jvm.options=jvm.options
//FILES jvm.weekend.options=jvm.weekend.options
// spotless:on
package cache;

import cache.MapTiles.Painter;
import cache.MapTiles.Tile;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;
import shared.Crew;
import shared.FullCollections;
import shared.LiveHeap;
import shared.Scenario;
import shared.Shapes;

/** Five stretches of a map service's life: visitors walk the country, some of them the same way each day. */
public final class CacheScenario {

    /** Threads that ask, as many as a small pool has. */
    private static final int VISITORS = 4;

    /** Each shape's work is done in so many days, and seen at half of them. */
    private static final int DAYS = 10;

    /** One image: as many bytes as the field guide's load test writes under each key. */
    private static final int IMAGE = 1024;

    /** What an image is packed from and nobody needs afterwards: 32 by 32 points of four bytes, or twice as sharp. */
    private static final int CANVAS = 4 * IMAGE;

    private static final int SHARP_CANVAS = 16 * IMAGE;

    /** Bytes that no compression makes fewer. */
    private static final byte[] NOISE = noise();

    /** A process has one map, from its start to its end. */
    private static volatile MapTiles map;

    private CacheScenario() {}

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("season", CacheScenario::season)
                .add("weekend", CacheScenario::weekend)
                .add("opening", CacheScenario::opening)
                .add("regulars", CacheScenario::regulars)
                .add("commuters", CacheScenario::commuters)
                .main(args);
    }

    /** 100,000 different tiles, each looked at twice, at a service for 10,000. */
    private static void season(Scenario scenario) {
        open(scenario, 10_000, tile -> paint(tile, CANVAS));
        long before = LiveHeap.bytes();
        scenario.checkpoint("begun");
        explore(scenario, 0, 50_000);
        scenario.checkpoint("half");
        explore(scenario, 50_000, 100_000);
        scenario.checkpoint("full");
        scenario.signal("kept", keptSince(before));
    }

    /**
     * The same with 30,000 tiles on an instance with a small heap, at a service for 1,000. Collections are counted while
     * visitors walk: who looks on at a checkpoint may bring about more.
     */
    private static void weekend(Scenario scenario) {
        open(scenario, 1_000, tile -> paint(tile, SHARP_CANVAS));
        scenario.checkpoint("begun");
        long collections = FullCollections.count();
        explore(scenario, 0, 15_000);
        collections = FullCollections.count() - collections;
        scenario.checkpoint("half");
        collections -= FullCollections.count();
        explore(scenario, 15_000, 30_000);
        collections += FullCollections.count();
        scenario.checkpoint("full");
        scenario.signal("fullCollections", collections);
    }

    /** 50 visitors who come at once, each to another place, at a service for 10. Then they walk on, through 4,000 places. */
    private static void opening(Scenario scenario) {
        int capacity = 10;
        int crowd = 50;
        LongAdder painted = new LongAdder();
        CompletableFuture<Void> opened = new CompletableFuture<>();
        open(scenario, capacity, tile -> {
            painted.increment();
            opened.join();
            return paint(tile, CANVAS);
        });
        Crew visitors = Crew.start("visitor", crowd, index -> map.tile(place(index)));
        scenario.settle(visitors::allWaitOrBack);
        scenario.checkpoint("begun");
        opened.complete(null);
        scenario.settle(visitors::allBack);
        scenario.tell(visitors);
        scenario.settle(() -> map.report().atHand() <= capacity);
        long before = painted.sum();
        for (int place = 0; place < crowd; place++) {
            map.tile(place(place));
        }
        long paintedAnew = painted.sum() - before;
        explore(scenario, 1_000, 3_000);
        scenario.checkpoint("half");
        explore(scenario, 3_000, 5_000);
        scenario.checkpoint("full");
        scenario.signal("atHand", crowd - paintedAnew);
    }

    /** 8,000 tiles, all looked at in the first half and again in the second, at a service for 10,000. */
    private static void regulars(Scenario scenario) {
        int placesADay = 8_000 / (DAYS / 2);
        LongAdder painted = new LongAdder();
        open(scenario, 10_000, counting(painted));
        long before = LiveHeap.bytes();
        scenario.checkpoint("begun");
        visit(scenario, placesADay, look -> look);
        long kept = keptSince(before);
        scenario.checkpoint("half");
        visit(scenario, placesADay, look -> look);
        scenario.checkpoint("full");
        scenario.signal("painted", painted.sum());
        scenario.signal("kept", Math.max(kept, keptSince(before)));
    }

    /**
     * A valley of 4,000 tiles at a service for 1,000. Nine looks of ten go to the 700 tiles along a road that is rerouted a
     * little each day, the others anywhere.
     */
    private static void commuters(Scenario scenario) {
        int valley = 4_000;
        int road = 700;
        int looksADay = 8_000;
        int rerouted = 20;
        LongAdder painted = new LongAdder();
        open(scenario, 1_000, counting(painted));
        explore(scenario, 0, valley);
        long survey = painted.sum();
        scenario.checkpoint("begun");
        SplittableRandom chance = new SplittableRandom(7);
        int[] looks = new int[DAYS * looksADay];
        for (int look = 0; look < looks.length; look++) {
            int from = valley / 2 + look * rerouted / looksADay;
            looks[look] = chance.nextInt(10) > 0 ? (from + chance.nextInt(road)) % valley : chance.nextInt(valley);
        }
        visit(scenario, looksADay, look -> looks[look]);
        scenario.checkpoint("half");
        visit(scenario, looksADay, look -> looks[look + looks.length / 2]);
        scenario.checkpoint("full");
        scenario.signal("painted", painted.sum() - survey);
    }

    private static void open(Scenario scenario, int capacity, Painter painter) {
        map = new MapTiles(capacity, painter);
        scenario.show("map", map);
    }

    /** Half the days: each visitor walks a part of the places from one to another and looks at each twice. */
    private static void explore(Scenario scenario, int from, int to) {
        int placesADay = (to - from) / (DAYS / 2);
        visit(scenario, 2 * placesADay, look -> from + look / 2);
    }

    /** Half the days: so many looks on each, the visitors' shares side by side. */
    private static void visit(Scenario scenario, int looksADay, IntUnaryOperator placeOfLook) {
        int share = looksADay / VISITORS;
        for (int day = 0; day < DAYS / 2; day++) {
            int first = day * looksADay;
            Crew visitors = Crew.start("visitor", VISITORS, index -> {
                for (int look = first + index * share; look < first + (index + 1) * share; look++) {
                    map.tile(place(placeOfLook.applyAsInt(look)));
                }
            });
            scenario.settle(visitors::allBack);
            scenario.tell(visitors);
        }
    }

    private static Tile place(int number) {
        return new Tile(12, number % 1_000, number / 1_000);
    }

    private static Painter counting(LongAdder painted) {
        return tile -> {
            painted.increment();
            return paint(tile, CANVAS);
        };
    }

    /** Fills a canvas and packs it into an image. */
    private static byte[] paint(Tile tile, int size) {
        byte[] canvas = new byte[size];
        int ink = (tile.row() * 1_000 + tile.column()) % (NOISE.length - size);
        System.arraycopy(NOISE, ink, canvas, 0, size);
        return Arrays.copyOf(canvas, IMAGE);
    }

    private static byte[] noise() {
        byte[] noise = new byte[64 * IMAGE];
        new SplittableRandom(1).nextBytes(noise);
        return noise;
    }

    private static long keptSince(long before) {
        return Math.max(0, LiveHeap.bytes() - before);
    }
}
