package connections;

import connections.Archive.Site;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The archive's database: H2, in this JVM's memory. It has a page for each number, and counts who connects, like any
 * database that has a limit.
 */
public final class Store implements AutoCloseable {

    /** On every page. */
    static final String COMMON = "the";

    /** On none: whoever looks for it looks at each page. */
    static final String RARE = "philatelist";

    static final int DOCUMENTS = 40;

    /** To look at all of them takes minutes. */
    private static final int PAGES = 20_000;

    /** Lent from the start. */
    static final int LENT = 1;

    /** Connections that the database has for the archive. */
    static final int GRANTED = 24;

    /** Readers who read at the same time on a busy day. */
    static final int AT_ONCE = 12;

    /** What it takes to look at a page; a wait and no work, so that a search takes no processor from others. */
    private static final long PAGE_NANOS = 5_000_000;

    /** By the name of the database, for the functions that H2 calls. */
    private static final Map<String, Store> STORES = new ConcurrentHashMap<>();

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = "ARCHIVE" + NUMBER.incrementAndGet();
    private final AtomicInteger entered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger reading = new AtomicInteger();
    private final Connection own;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Store() throws SQLException {
        STORES.put(name, this);
        own = DriverManager.getConnection("jdbc:h2:mem:" + name);
        try (Statement setUp = own.createStatement()) {
            for (String function : new String[] {"ENTER", "HAS", "TEXT"}) {
                setUp.execute("CREATE ALIAS " + function + " FOR \"" + Store.class.getName() + "."
                        + function.toLowerCase(Locale.ROOT) + "\"");
            }
            setUp.execute("CREATE TABLE DOCUMENT(ID INT PRIMARY KEY, READER VARCHAR(20))");
            setUp.execute("INSERT INTO DOCUMENT SELECT X, NULL FROM SYSTEM_RANGE(1, " + DOCUMENTS + ")");
            setUp.execute("UPDATE DOCUMENT SET READER = 'Ida' WHERE ID = " + LENT);
            setUp.execute("CREATE TABLE PAGE(NUMBER INT PRIMARY KEY)");
            setUp.execute("INSERT INTO PAGE SELECT X FROM SYSTEM_RANGE(1, " + PAGES + ")");
        }
    }

    Site site() {
        return new Site("jdbc:h2:mem:" + name + ";INIT=CALL ENTER()", GRANTED, AT_ONCE);
    }

    /** From now on nobody gets on with reading before {@link #open}. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    /** Readers whose document is being read. */
    int reading() {
        return reading.get();
    }

    /** Connections that were made so far. */
    int entered() {
        return entered.get();
    }

    /** Connections that were one too many. */
    int refused() {
        return refused.get();
    }

    static String text(long document) {
        return "document " + document;
    }

    /** Called by H2 for each new connection. */
    public static void enter(Connection connection) throws SQLException {
        Store store = of(connection);
        store.entered.incrementAndGet();
        if (store.sessions(connection) > GRANTED) {
            store.refused.incrementAndGet();
            throw new SQLException("too many connections: " + GRANTED + " are granted");
        }
    }

    /** Called by H2 for each page of a search. */
    public static boolean has(long page, String word) {
        if (!word.equals(COMMON)) {
            LockSupport.parkNanos(PAGE_NANOS);
        }
        return word.equals(COMMON);
    }

    /** Called by H2 for a document that is read. */
    public static String text(Connection connection, long document) throws InterruptedException, SQLException {
        Store store = of(connection);
        store.reading.incrementAndGet();
        try {
            store.gate.await();
        } finally {
            store.reading.decrementAndGet();
        }
        return text(document);
    }

    private static Store of(Connection connection) throws SQLException {
        return STORES.get(connection.getCatalog());
    }

    /** Connections at the moment, without the store's own. */
    int sessions() throws SQLException {
        return sessions(own);
    }

    private static int sessions(Connection connection) throws SQLException {
        try (Statement count = connection.createStatement();
                ResultSet found = count.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS")) {
            found.next();
            return found.getInt(1) - 1;
        }
    }

    @Override
    public void close() throws SQLException {
        open();
        own.close();
        STORES.remove(name);
    }
}
