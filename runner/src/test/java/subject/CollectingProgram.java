package subject;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** Collects as often as its argument says when a line arrives, with garbage before each time, and tells what its MXBeans counted. */
public final class CollectingProgram {

    /** Garbage made before each collection, in bytes, headers left out. */
    public static final long BYTES_EACH = 20_000_000;

    private static final int PIECE = 200_000;

    private static Object garbage = new Object();

    private CollectingProgram() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        System.in.read();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            for (int j = 0; j < BYTES_EACH / PIECE; j++) {
                garbage = new byte[PIECE];
            }
            System.gc();
        }
        long pauses = 0;
        long millis = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            // ZGC has beans of its cycles too, during which the application runs
            if (!bean.getName().endsWith("Cycles")) {
                pauses += bean.getCollectionCount();
                millis += bean.getCollectionTime();
            }
        }
        System.out.println(pauses + " " + millis);
        System.in.transferTo(System.out);
    }
}
