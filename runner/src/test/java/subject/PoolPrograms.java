package subject;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** HikariCP over H2 in memory: four connections, and more who want one. */
public final class PoolPrograms {

    private static final int CALLERS = 6;

    /** Lent and not given back: a collection would take them otherwise. */
    private static final List<Connection> LOST = new ArrayList<>();

    private PoolPrograms() {}

    /** Called by H2. */
    public static int rest(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        return millis;
    }

    /** Nobody has them, and each caller is turned away after a while. */
    static void lostConnections() throws Exception {
        HikariDataSource pool = pool(300);
        for (int i = 0; i < 4; i++) {
            LOST.add(pool.getConnection());
        }
        callers(pool, 1);
    }

    /** The same with a patience that outlasts each look: nobody is turned away, everybody stands. */
    static void lostConnectionsAndPatience() throws Exception {
        HikariDataSource pool = pool(600_000);
        for (int i = 0; i < 4; i++) {
            LOST.add(pool.getConnection());
        }
        callers(pool, 1);
    }

    /** Four reports that take all day. */
    static void endlessQueries() throws Exception {
        HikariDataSource pool = pool(300);
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform().name("report-" + i).start(Subject.quietly(() -> ask(pool, 10_000_000)));
        }
        TimeUnit.MILLISECONDS.sleep(300);
        callers(pool, 1);
    }

    /** Each is done soon, and there are too many. */
    static void tooManyCallers() throws Exception {
        HikariDataSource pool = pool(300);
        for (int crowd = 0; crowd < 4; crowd++) {
            callers(pool, 170);
        }
    }

    /** Each waits a moment and is served. */
    static void busyConnections() throws Exception {
        callers(pool(30_000), 5);
    }

    /** Two reports that take all day, and connections for all others. */
    static void longReports() throws Exception {
        HikariDataSource pool = pool(30_000);
        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform().name("report-" + i).start(Subject.quietly(() -> ask(pool, 10_000_000)));
        }
        callers(pool, 1);
    }

    private static HikariDataSource pool(long patience) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1");
                Statement setUp = connection.createStatement()) {
            setUp.execute("CREATE ALIAS REST FOR \"subject.PoolPrograms.rest\"");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:pool");
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(patience);
        return new HikariDataSource(config);
    }

    /** They ask again and again. */
    private static void callers(HikariDataSource pool, int millis) throws InterruptedException {
        for (int i = 0; i < CALLERS; i++) {
            Thread.ofPlatform().name("caller-" + i).start(Subject.quietly(() -> {
                while (true) {
                    try {
                        ask(pool, millis);
                    } catch (SQLTransientConnectionException turnedAway) {
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                }
            }));
        }
        TimeUnit.MILLISECONDS.sleep(500);
    }

    private static void ask(HikariDataSource pool, int millis) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT REST(" + millis + ")").close();
        }
    }
}
