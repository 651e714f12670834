package faultlab.session;

import static faultlab.session.SavesUntilKilled.FILE;
import static faultlab.session.SavesUntilKilled.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import faultlab.store.Store;
import faultlab.store.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes, one that saves and one that records attempts, killed with SIGKILL at a random moment, again and again over
 * the same home: nothing that was acknowledged is lost. {@code runner/src/test/scripts/kill-fifty} does fifty rounds.
 */
@Timeout(900)
class KilledTest {

    private static final int ROUNDS = Integer.getInteger("faultlab.kills", 4);

    /** From the start of the processes in a fifth of the rounds, so that some die while the database is made; else from the first acknowledgements. */
    private static final int LONGEST_MILLIS = 2_500;

    /** 128 and the number of SIGKILL. */
    private static final int KILLED = 137;

    /** The figures of the last run, for the script. */
    private static final Path FIGURES = Path.of("target", "kills.txt");

    @TempDir
    Path home;

    private final Random random = new Random();
    private final List<Integer> saved = new ArrayList<>();
    private final List<Integer> attempted = new ArrayList<>();
    private int inFlight;

    @BeforeEach
    void layOut() throws IOException {
        ToyLab.in(home);
    }

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        int midSave = 0;
        for (int round = 0; round < ROUNDS; round++) {
            round();
            databaseIsWhole();
            midSave += workIsTheLastSavedOrTheNext() ? 1 : 0;
            everyVersionIsThere();
            everyAttemptIsThereAndCounted();
        }
        Files.writeString(
                FIGURES,
                "%d rounds: %d saves and %d attempts acknowledged, none lost; %d times killed between a file and its acknowledgement%n"
                        .formatted(ROUNDS, saved.size(), attempted.size(), midSave));
    }

    private void round() throws Exception {
        int next = Math.max(last(saved), inFlight) + 1;
        Process saver = start(next, "save");
        Process attempter = start(last(attempted) + 1, "attempt");
        if (random.nextInt(5) > 0) {
            await().atMost(Duration.ofMinutes(1)).until(() -> hasAcknowledged("save") && hasAcknowledged("attempt"));
        }
        // a wait that nothing ends early unless a process fails, which the exit code then tells
        saver.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
        saver.destroyForcibly();
        attempter.destroyForcibly();
        assertThat(saver.waitFor()).as("ended by SIGKILL, not by itself").isEqualTo(KILLED);
        assertThat(attempter.waitFor()).as("ended by SIGKILL, not by itself").isEqualTo(KILLED);
        acknowledged("save", saved);
        acknowledged("attempt", attempted);
    }

    private boolean hasAcknowledged(String what) {
        return home.resolve(what).toFile().length() > 0;
    }

    private void acknowledged(String what, List<Integer> numbers) throws IOException {
        Files.readAllLines(home.resolve(what)).stream().map(Integer::valueOf).forEach(numbers::add);
    }

    private Process start(int from, String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SavesUntilKilled.class.getName(),
                        home.toString(),
                        Integer.toString(from),
                        what)
                .redirectOutput(home.resolve(what).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Store store() {
        return new Store(home.resolve(".lab"));
    }

    private void databaseIsWhole() throws SQLException {
        if (Files.exists(database())) {
            assertThat(column("PRAGMA integrity_check")).containsExactly("ok");
        }
    }

    /** Returns whether the next was written and not acknowledged. */
    private boolean workIsTheLastSavedOrTheNext() throws IOException {
        Path file = home.resolve("work/toy").resolve(FILE);
        if (!Files.exists(file)) {
            assertThat(saved).isEmpty();
            return false;
        }
        String text = Files.readString(file);
        inFlight = text.startsWith("// ") ? Integer.parseInt(text.substring(3, text.indexOf('\n'))) : 0;
        assertThat(text)
                .isEqualTo(inFlight == 0 ? Files.readString(home.resolve("faults/toy/" + FILE)) : content(inFlight));
        assertThat(inFlight).isGreaterThanOrEqualTo(last(saved));
        return inFlight > last(saved);
    }

    private void everyVersionIsThere() {
        Set<String> kept =
                store().versions("toy", FILE).stream().map(Version::content).collect(Collectors.toSet());
        assertThat(saved).allMatch(number -> kept.contains(content(number)));
    }

    private void everyAttemptIsThereAndCounted() throws SQLException {
        if (!Files.exists(database())) {
            assertThat(attempted).isEmpty();
            return;
        }
        List<String> kept = column("SELECT work FROM attempt ORDER BY id");
        assertThat(kept)
                .containsAll(attempted.stream().map(number -> "work" + number).toList());
        assertThat(store().progress("toy").attempts()).isEqualTo(kept.size());
        // one that was kept but not acknowledged is tried again by the next process, as a person would
        assertThat(kept.size()).isBetween(attempted.size(), attempted.size() + ROUNDS);
    }

    private Path database() {
        return home.resolve(".lab/lab.db");
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static int last(List<Integer> numbers) {
        return Optional.of(numbers)
                .filter(some -> !some.isEmpty())
                .map(List::getLast)
                .orElse(0);
    }
}
