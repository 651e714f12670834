package connections;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import shared.Crew;
import shared.Scenario;
import shared.Scenario.Checkpoint;
import shared.Settle;

/** One day at the archive. Each time readers come in the end who ask who has a document, a matter of a moment. */
final class Day {

    private static final int READERS = 12;

    /** More loans and searches than the largest pool has connections. */
    private static final int LOANS = 30;

    private static final int SEARCHES = Store.GRANTED;

    /** Questions of one reader on a busy day. */
    private static final int QUESTIONS = 20;

    /** Longer than a name may be. */
    private static final String LONG = "Johanna Philippina Magdalena";

    /** JDBC counts whole seconds. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Scenario scenario;
    private final Store store;
    private final Archive archive;

    Day(Scenario scenario) throws SQLException {
        this.scenario = scenario;
        store = new Store();
        archive = new Archive(store.site());
        scenario.show("archive", archive);
    }

    /** Borrowers ask for what is lent, or have a name that is too long, and readers come. */
    void refuseLoans() throws SQLException {
        scenario.checkpoint("open");
        // whoever was turned away while a large pool was still opening connections comes again
        for (int times = 0; times < 2; times++) {
            Crew borrowers = Crew.start(
                    "borrower",
                    LOANS,
                    number -> archive.lend(number % 2 == 0 ? Store.LENT : number, number % 2 == 0 ? "Jo" : LONG));
            scenario.settle(borrowers::allBack);
        }
        ask();
        end();
    }

    /** Borrowers look for a word that is on no page, and readers come. */
    void searchInVain() throws SQLException {
        scenario.checkpoint("open");
        Crew searchers = Crew.start("searcher", SEARCHES, number -> archive.search(Store.RARE, SHORT));
        Settle.patiently(searchers::allBack);
        scenario.signal("stuck", ask());
        end();
    }

    /** Readers come; tells how many of those who were busy before them still are. */
    private int ask() {
        Checkpoint first = scenario.checkpoint("asked");
        Crew readers = Crew.start("reader", READERS, number -> archive.reader(Store.LENT));
        scenario.settle(readers::allBack);
        Checkpoint settled = scenario.checkpoint("settled");
        scenario.signal("active", archive.pool().getActiveConnections());
        scenario.signal("turnedAway", turnedAway(readers));
        scenario.signal("served", readers.done());
        return first.stillBusyAt(settled);
    }

    /** As many readers as were foretold want to have their document before them, in the morning and in the evening. */
    void readAtOnce() throws SQLException {
        scenario.checkpoint("open");
        int together = 0;
        int turnedAway = 0;
        for (String time : new String[] {"morning", "evening"}) {
            store.shut();
            Crew readers = Crew.start("reader", Store.AT_ONCE, archive::read);
            Settle.patiently(() -> store.reading() + readers.back() == Store.AT_ONCE);
            together += store.reading();
            scenario.checkpoint(time);
            store.open();
            scenario.settle(readers::allBack);
            turnedAway += turnedAway(readers);
        }
        scenario.signal("together", together);
        scenario.signal("turnedAway", turnedAway);
        end();
    }

    /** Three readers for each connection, and each asks again and again. */
    void keepAsking() throws SQLException {
        scenario.checkpoint("open");
        Crew readers = Crew.start("reader", READERS, number -> {
            for (int question = 0; question < QUESTIONS; question++) {
                archive.reader(number);
            }
        });
        scenario.settle(readers::allBack);
        scenario.checkpoint("settled");
        scenario.signal("active", archive.pool().getActiveConnections());
        scenario.signal("served", readers.done());
        scenario.tell(readers);
        end();
    }

    private static long turnedAway(Crew crew) {
        return crew.failures().stream()
                .filter(SQLTransientConnectionException.class::isInstance)
                .count();
    }

    /** Who still holds a connection keeps it, as they would. */
    private void end() throws SQLException {
        if (archive.pool().getActiveConnections() == 0) {
            archive.close();
            store.close();
        }
    }
}
