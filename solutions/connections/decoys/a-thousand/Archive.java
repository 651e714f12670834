package connections;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A city archive. Readers look for pages, read documents, borrow them, and ask who has them; all of it is in a database. */
public final class Archive implements AutoCloseable {

    /**
     * What the archive was promised.
     *
     * @param url of the database
     * @param granted connections that the database has for the archive
     * @param atOnce readers who read a document at the same time on a busy day
     */
    public record Site(String url, int granted, int atOnce) {}

    /** For what takes a moment: far longer than that, and far shorter than for ever. */
    private static final Duration USUAL = Duration.ofSeconds(30);

    private final HikariDataSource pool;

    /** Opens the archive. */
    public Archive(Site site) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(site.url());
        config.setMaximumPoolSize(1_000);
        config.setConnectionTimeout(1_000);
        pool = new HikariDataSource(config);
    }

    /**
     * The first ten pages with a word.
     *
     * @param time how long the reader waits
     * @throws java.sql.SQLTimeoutException if it takes longer, give or take a second: the database then looks no further
     */
    public List<Long> search(String word, Duration time) throws SQLException {
        long end = System.nanoTime() + time.toNanos();
        try (Connection connection = pool.getConnection();
                PreparedStatement search =
                        connection.prepareStatement("SELECT NUMBER FROM PAGE WHERE HAS(NUMBER, ?) LIMIT 10")) {
            search.setQueryTimeout(seconds(Duration.ofNanos(end - System.nanoTime())));
            search.setString(1, word);
            List<Long> pages = new ArrayList<>();
            try (ResultSet found = search.executeQuery()) {
                while (found.next()) {
                    pages.add(found.getLong(1));
                }
            }
            return pages;
        }
    }

    /** What is written in a document. */
    public String read(long document) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement text = connection.prepareStatement("SELECT TEXT(?)")) {
            text.setQueryTimeout(seconds(USUAL));
            text.setLong(1, document);
            try (ResultSet found = text.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    /** Who has a document, if somebody has. */
    public Optional<String> reader(long document) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement reader = connection.prepareStatement("SELECT READER FROM DOCUMENT WHERE ID = ?")) {
            reader.setQueryTimeout(seconds(USUAL));
            reader.setLong(1, document);
            try (ResultSet found = reader.executeQuery()) {
                return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** Lends a document; false if somebody has it, or there is none of that number. A name may have twenty letters. */
    public boolean lend(long document, String reader) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement loan =
                        connection.prepareStatement("UPDATE DOCUMENT SET READER = ? WHERE ID = ? AND READER IS NULL")) {
            loan.setQueryTimeout(seconds(USUAL));
            loan.setString(1, reader);
            loan.setLong(2, document);
            return loan.executeUpdate() > 0;
        }
    }

    /** JDBC counts whole seconds, and 0 stands for no limit. */
    private static int seconds(Duration time) {
        return (int) Math.max(1, time.plusMillis(999).toSeconds());
    }

    /** How the pool of connections is, for the dashboard. */
    public HikariPoolMXBean pool() {
        return pool.getHikariPoolMXBean();
    }

    @Override
    public void close() {
        pool.close();
    }
}
