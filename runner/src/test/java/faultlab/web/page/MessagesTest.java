package faultlab.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import faultlab.catalog.LabId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path SITE = Path.of("../site");
    private static final Pattern USED =
            Pattern.compile("\\b(?:t|words\\(?\\)?\\.text|phrase)\\(\"([a-z][a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern COUNTED = Pattern.compile("\\b(?:t|words)\\.count\\(\"([a-z][a-z0-9.-]*[a-z0-9])\"");

    private final Messages words = Messages.of("en");

    @Test
    void everyWordThatAPageAsksForIsThere() throws Exception {
        var used = found(USED);
        assertThat(used).hasSizeGreaterThan(100);
        assertThat(missing(used)).isEmpty();
    }

    @Test
    void whatIsCountedHasBothForms() throws Exception {
        var counted = found(COUNTED).stream()
                .flatMap(key -> Set.of(key + ".one", key + ".other").stream())
                .collect(Collectors.toSet());
        assertThat(counted).hasSizeGreaterThan(5);
        assertThat(missing(counted)).isEmpty();
    }

    @Test
    void aWordThatIsNotThereIsMissed() throws Exception {
        assertThat(missing(Set.of("brand", "no.such.word"))).containsExactly("no.such.word");
        assertThatThrownBy(() -> words.text("no.such.word")).hasMessageContaining("no.such.word");
    }

    @Test
    void everyCauseHasANameThatIsNotItsIdAndASentenceOnHowItShows() {
        assertThat(LabId.CATALOG).allSatisfy(id -> {
            assertThat(words.cause(id)).isNotEqualTo(id);
            assertThat(words.text("shows." + id)).isNotBlank();
        });
    }

    @Test
    void argumentsStandWhereTheTextWantsThem() {
        assertThat(words.text("crumb.chapter", 2, "Threads")).isEqualTo("2 · Threads");
        assertThat(words.count("catalog.count", 1)).isEqualTo("1 lab");
        assertThat(words.count("catalog.count", 3)).isEqualTo("3 labs");
    }

    @Test
    void nothingInJsonEndsTheScriptElementAroundIt() throws Exception {
        var json = Messages.inScript("{\"a\":\"</script><!-- &amp;\"}");
        assertThat(json).doesNotContain("<", ">", "&");
        assertThat(new ObjectMapper().readTree(json).get("a").asText()).isEqualTo("</script><!-- &amp;");
    }

    private Set<String> missing(Set<String> keys) throws IOException {
        var there = new ObjectMapper().readTree(words.json());
        return keys.stream().filter(key -> !there.has(key)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        try (var files = Files.walk(SITE)) {
            return files.filter(file -> file.toString().matches(".*/(modules|pages)/.*\\.(js|jte)"))
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
