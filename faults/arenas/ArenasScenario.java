// spotless:off
//JAVA 25+
//SOURCES CLibrary.java
//SOURCES Darkroom.java
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
//FILES lab.yaml=../../labs/arenas/lab.yaml
// spotless:on
package arenas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import shared.Crew;
import shared.NativeMemory;
import shared.Scenario;
import shared.Shapes;

/** A day in the darkroom for each kind of work. What is measured is never preceded by a collection: nobody's heap is full. */
public final class ArenasScenario {

    /** Pictures before the first look: they load classes. */
    private static final int WARM_UP = 8;

    private static final int PICTURES = 256;

    private static final byte[] PICTURE = picture();

    /** Ends with 0. */
    private static final byte[] FOGGED = new byte[PICTURE.length];

    /** Every second picture is fogged, or its paper jams. */
    private static final int SPOILED = 2;

    private static final int CAPTIONS = 2_000;
    private static final String CAPTION = "x".repeat(2_000);

    private static final int ORDERS = 3_000;
    private static final int PAGES = 16;

    private static volatile Darkroom darkroom;

    private ArenasScenario() {}

    /** One piece of work. */
    @FunctionalInterface
    private interface Work {
        void run(int number) throws IOException;
    }

    public static void main(String[] args) throws Exception {
        new Shapes()
                .add("plates", scenario -> day(scenario, "plates", PICTURES, ArenasScenario::develop))
                .add("captions", scenario -> day(scenario, "captions", CAPTIONS, ArenasScenario::width))
                .add("orders", scenario -> day(scenario, "orders", ORDERS, ArenasScenario::order))
                .add("prints", scenario -> day(scenario, "prints", PICTURES, ArenasScenario::print))
                .add("albums", scenario -> day(scenario, "albums", PAGES, ArenasScenario::look))
                .main(args);
    }

    private static void day(Scenario scenario, String unit, int count, Work work) throws Exception {
        darkroom = new Darkroom(new CLibrary());
        scenario.show("darkroom", darkroom);
        scenario.show("picture", PICTURE);
        on(scenario, 0, WARM_UP, work);
        long before = outside();
        scenario.inHalves(unit, count, (first, some) -> on(scenario, WARM_UP + first, some, work));
        scenario.signal("kept", Math.max(0, outside() - before));
    }

    /** What was asked for outside of the heap, the stubs' code included. */
    private static long outside() {
        return NativeMemory.bytes("Other") + NativeMemory.code();
    }

    private static void on(Scenario scenario, int first, int count, Work work) {
        Crew staff = Crew.start("staff", 1, index -> {
            for (int number = first; number < first + count; number++) {
                work.run(number);
            }
        });
        scenario.settle(staff::allBack);
        scenario.tell(staff);
    }

    private static void develop(int number) {
        try {
            darkroom.develop(number % SPOILED == 0 ? FOGGED : PICTURE);
        } catch (IllegalArgumentException fogged) {
            // That picture is lost; the next one need not be.
        }
    }

    /** No two captions are alike. */
    private static void width(int number) {
        darkroom.width(CAPTION + number);
    }

    private static void order(int number) {
        darkroom.order(new int[] {3, 1, 2}, (one, other) -> Integer.compare(one + number, other + number));
    }

    private static void print(int number) {
        try {
            darkroom.print(PICTURE, number % SPOILED == 0 ? ArenasScenario::jam : direct -> {});
        } catch (IOException jammed) {
            // Somebody takes the paper out.
        }
    }

    private static void jam(ByteBuffer direct) throws IOException {
        throw new IOException("paper jam");
    }

    /** An hour with an album, which then is closed. */
    private static void look(int number) {
        try (Darkroom.Album album = darkroom.album()) {
            for (int page = 0; page < PAGES; page++) {
                album.add(PICTURE);
            }
            album.page(number % PAGES);
        }
    }

    private static byte[] picture() {
        byte[] picture = new byte[48_000];
        Arrays.fill(picture, (byte) 3);
        return picture;
    }
}
