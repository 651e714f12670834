package connections;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shared.Crew;
import shared.Settle;

/** What the archive promises its readers, then the database that it shares with others. */
@DisplayName("The archive")
@TestMethodOrder(OrderAnnotation.class)
class ArchiveTest {

    private static final Duration FAR = Duration.ofMinutes(10);

    /** Less than a second, which is what JDBC counts in. */
    private static final Duration SHORT = Duration.ofMillis(300);

    private Store store;
    private Archive archive;

    @BeforeEach
    void open() throws SQLException {
        store = new Store();
        archive = new Archive(store.site());
    }

    @AfterEach
    void close() throws SQLException {
        archive.close();
        store.close();
    }

    @Test
    @Order(1)
    @DisplayName("a document is lent once, and everybody may ask to whom")
    void lends() throws SQLException {
        assertTrue(archive.lend(7, "Jo"), "Document 7 is there.");
        assertAll(
                () -> assertFalse(archive.lend(7, "Kim"), "Jo has document 7."),
                () -> assertFalse(archive.lend(Store.DOCUMENTS + 1, "Kim"), "There is no such document."),
                () -> assertEquals(Optional.of("Jo"), archive.reader(7)),
                () -> assertEquals(Optional.of("Ida"), archive.reader(Store.LENT)),
                () -> assertEquals(Optional.empty(), archive.reader(8)));
    }

    @Test
    @Order(2)
    @DisplayName("a name that is too long is an SQLException, and the document stays where it is")
    void refusesALongName() throws SQLException {
        assertThrows(SQLException.class, () -> archive.lend(9, "Johanna Philippina Magdalena"));
        assertEquals(Optional.empty(), archive.reader(9));
    }

    @Test
    @Order(3)
    @DisplayName("a word is found on the first ten pages that have it, and a document is read")
    void findsAndReads() throws SQLException {
        assertEquals(LongStream.rangeClosed(1, 10).boxed().toList(), archive.search(Store.COMMON, FAR));
        assertEquals(Store.text(3), archive.read(3));
    }

    @Test
    @Order(4)
    @DisplayName("a search that takes longer than its reader waits is over then")
    void endsASearchInTime() {
        Crew searcher = Crew.start("searcher", 1, index -> archive.search(Store.RARE, SHORT));
        Settle.patiently(searcher::allBack);
        assertTrue(searcher.allBack(), "The reader has 0.3 s, and is still waiting.");
        assertEquals(1, searcher.failures().size(), "The word is on no page, and nobody has looked at all of them.");
        assertInstanceOf(SQLTimeoutException.class, searcher.failures().getFirst());
    }

    @Test
    @Order(5)
    @DisplayName("after a search in vain the archive answers as before")
    void answersAfterwards() throws SQLException {
        for (String word : List.of(Store.RARE, Store.COMMON)) {
            Crew searcher = Crew.start("searcher", 1, index -> archive.search(word, SHORT));
            Settle.patiently(searcher::allBack);
        }
        assertEquals(Store.text(3), archive.read(3));
        assertEquals(Optional.of("Ida"), archive.reader(Store.LENT));
    }

    @Test
    @Order(6)
    @DisplayName("the database is asked for no more connections than it grants")
    void keepsToWhatIsGranted() {
        Crew readers = Crew.start("reader", 2 * Store.GRANTED, archive::read);
        Settle.until(readers::allBack);
        Settle.surely(() -> store.refused() > 0);
        assertEquals(0, store.refused(), "So many connections were one too many.");
    }

    @Test
    @Order(7)
    @DisplayName("connections are kept for the next reader")
    void keepsConnections() throws SQLException {
        for (int question = 0; question < 4 * Store.GRANTED; question++) {
            archive.reader(Store.LENT);
        }
        assertTrue(
                store.entered() <= Store.GRANTED,
                "96 questions were asked, one after the other. They took " + store.entered() + " connections.");
    }

    @Test
    @Order(8)
    @DisplayName("a closed archive has left the database")
    void leaves() throws SQLException {
        archive.reader(Store.LENT);
        archive.close();
        Settle.surely(() -> sessions() == 0);
        assertEquals(0, sessions(), "The archive is closed. So many connections are still there.");
    }

    private int sessions() {
        try {
            return store.sessions();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
