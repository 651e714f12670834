package faultlab.observe;

import java.util.Set;

/** The frames by which a pool of JDBC connections is known: HikariCP's. Nothing of an application. */
public final class PoolFrames {

    private static final String HIKARI = "com.zaxxer.hikari.";

    private static final String POOL = HIKARI + "pool.HikariPool";

    /** What a pool throws at a caller for whom no connection came free. */
    private static final Set<String> REFUSALS =
            Set.of("java.sql.SQLTransientConnectionException", "java.sql.SQLTransientException");

    private PoolFrames() {}

    /** Whether the class belongs to a pool. */
    public static boolean isPools(Frame frame) {
        return frame.type().startsWith(HIKARI);
    }

    /** Whether a thread waits below this frame to be given a connection. */
    public static boolean isWait(Frame frame) {
        return frame.is(POOL, "getConnection");
    }

    /** Whether a thread uses a connection of a pool below this frame. */
    public static boolean isUse(Frame frame) {
        return frame.type().startsWith(HIKARI + "pool.HikariProxy")
                || frame.type().startsWith(HIKARI + "pool.Proxy");
    }

    /** Whether an exception that was made here says that no connection was free. */
    public static boolean refuses(String thrownClass, String by) {
        return REFUSALS.contains(thrownClass) && by.startsWith(POOL);
    }
}
