package faultlab.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareChildTest {

    private static final Limits GENEROUS = Limits.of(Duration.ofSeconds(60), 256L << 20);

    @TempDir
    Path cache;

    private ChildRun run(Limits limits, List<String> flags, String... mode) {
        List<Path> jars = ClassPath.ofRunner(cache).ofChild(List.of());
        return BareChild.run(new Command(flags, jars, List.of(mode)), limits, (child, report) -> {});
    }

    @Test
    void itsReportsAndItsEndAreThoseOfAChildThatIsWatched() {
        Command command =
                new Command(List.of(), ClassPath.ofRunner(cache).ofChild(List.of()), List.of("tests", "missing"));
        ChildRun bare = BareChild.run(command, GENEROUS, (child, report) -> {});
        ChildRun watched = Child.run(command, GENEROUS, (child, report) -> {});
        assertThat(kinds(bare)).isNotEmpty().isEqualTo(kinds(watched));
        assertThat(bare.ending()).isEqualTo(watched.ending());
    }

    private static List<String> kinds(ChildRun run) {
        return run.reports().stream()
                .map(report -> report.path("kind").asText())
                .toList();
    }

    @Test
    void aJvmThatDoesNotStartIsNamedWithItsWords() {
        assertThatThrownBy(() -> run(GENEROUS, List.of("-XX:+NoSuchFlag"), "train"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NoSuchFlag");
    }

    @Test
    void whatTakesTooLongIsEnded() {
        Limits none = Limits.of(Duration.ofMillis(1), 256L << 20);
        assertThatThrownBy(() -> run(none, List.of(), "train")).hasMessageContaining("was still at it");
    }
}
