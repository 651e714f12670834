// spotless:off
//JAVA 25+
//SOURCES PackingRoom.java
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
//FILES lab.yaml=../../labs/sizeclasses/lab.yaml
// spotless:on
package sizeclasses;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import shared.Crew;
import shared.LiveHeap;
import shared.Scenario;
import shared.Shapes;

/** What is shipped from the packing room: looked at when it has begun, half way and at its end. */
public final class SizeclassesScenario {

    private static final int KB = 1 << 10;

    private static final int PIECE = 4 * KB;

    private static final byte[] GOODS = new byte[PIECE];

    /** Consignments until everything has been furnished and compiled, and then in a day. */
    private static final int FIRST = 400;

    private static final int DAY = 6_000;

    /** Of those, one in so many is refused by the carrier. */
    private static final int REFUSED = 4;

    private static final int CREWS = 4;

    /** Consignments that are on their way at once. */
    private static final int RUSH = 400;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Scenario scenario;
    private final PackingRoom room = new PackingRoom();
    private final AtomicInteger shipped = new AtomicInteger();
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong crates = new AtomicLong();

    private SizeclassesScenario(Scenario scenario) {
        this.scenario = scenario;
        scenario.show("room", room);
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("days", scenario -> new SizeclassesScenario(scenario).days(1))
                .add("crews", scenario -> new SizeclassesScenario(scenario).days(CREWS))
                .add("rush", scenario -> new SizeclassesScenario(scenario).rush())
                .add("letters", scenario -> new SizeclassesScenario(scenario).letters())
                .main(args);
    }

    /**
     * What the room was asked for last year, of a hundred consignments: 30 of 20 to 32 KB, 68 of 56 to 60 KB, and 2 of 120 KB.
     *
     * @return pieces of 4 KB
     */
    private static int demand(int number) {
        int share = number * 37 % 100;
        return share < 30 ? 5 + share % 4 : share < 98 ? 14 + share % 2 : 30;
    }

    /** 20 to 32 KB. */
    private static int letter(int number) {
        return 5 + number % 4;
    }

    private void days(int crews) throws Exception {
        ship(FIRST, 1, SizeclassesScenario::demand);
        measured("consignments", DAY, crews, SizeclassesScenario::demand);
        scenario.signal("empty", 100 - 100 * used.get() / Math.max(1, crates.get()));
    }

    private void letters() throws Exception {
        ship(FIRST, 1, SizeclassesScenario::letter);
        measured("consignments", DAY, 1, SizeclassesScenario::letter);
    }

    /** Bytes allocated for each consignment, and collections; a checkpoint between the halves is on nobody's bill. */
    private void measured(String unit, int consignments, int crews, Demand demand) throws Exception {
        long[] bill = new long[2];
        scenario.inHalves(unit, consignments, (first, count) -> {
            long bytes = THREADS.getTotalThreadAllocatedBytes();
            long collections = LiveHeap.collections();
            ship(count, crews, demand);
            bill[0] += THREADS.getTotalThreadAllocatedBytes() - bytes;
            bill[1] += LiveHeap.collections() - collections;
        });
        scenario.signal("bytes", bill[0] / consignments);
        scenario.signal("collections", bill[1]);
    }

    /** How many pieces a consignment has. */
    @FunctionalInterface
    private interface Demand {
        int pieces(int number);
    }

    private void ship(int consignments, int crews, Demand demand) {
        Crew packers = Crew.start("packer", crews, index -> {
            for (int i = 0; i < consignments / crews; i++) {
                ship(demand.pieces(shipped.getAndIncrement()));
            }
        });
        scenario.settle(packers::allBack);
        scenario.tell(packers);
    }

    private void ship(int pieces) {
        try {
            room.ship(Collections.nCopies(pieces, GOODS), (crate, length) -> {
                used.addAndGet(length);
                crates.addAndGet(crate.length);
                if (shipped.get() % REFUSED == 0) {
                    throw new IOException("the carrier is full");
                }
            });
        } catch (IOException refused) {
            // It goes out tomorrow.
        }
    }

    /** The week before Christmas all letters are on their way at once. What is left of that in January? */
    private void rush() throws Exception {
        ship(FIRST, 1, SizeclassesScenario::letter);
        long before = LiveHeap.bytes();
        scenario.inHalves("rushes", 4, (first, count) -> {
            for (int i = 0; i < count; i++) {
                CountDownLatch allOut = new CountDownLatch(RUSH);
                Crew packers = Crew.start("packer", Thread.ofVirtual().factory(), RUSH, index -> {
                    List<byte[]> goods = Collections.nCopies(letter(index), GOODS);
                    room.ship(goods, (crate, length) -> await(allOut));
                });
                scenario.settle(packers::allBack);
                scenario.tell(packers);
            }
        });
        scenario.signal("kept", Math.max(0, LiveHeap.bytes() - before));
        scenario.signal("ready", room.ready());
    }

    private static void await(CountDownLatch allOut) throws IOException {
        allOut.countDown();
        try {
            allOut.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
