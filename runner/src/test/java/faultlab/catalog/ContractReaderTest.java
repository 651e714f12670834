package faultlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractReaderTest {

    private static final String RIGHT = """
            id: toy
            title: The counter
            chapter: 1
            minutes: 5
            difficulty: 2
            subject: [Counter.java]
            memory: 256m
            shapes:
              once: {jvm: [-Xmx32m], expect: faulty}
            signals:
              once.missed: {unit: numbers, healthy: "<=0", faulty: ">=5", exact: true}
            benchmark: {allocatedPerOp: "<=64"}
            decoys:
              wrong: {rejectedBy: "tests:CounterTest.counts", why: "no"}
            choices: [toy]
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() throws IOException {
        file = Files.createDirectory(folder.resolve("toy")).resolve("lab.yaml");
    }

    private Contract read(String yaml) throws IOException {
        Files.writeString(file, yaml);
        return ContractReader.read(file);
    }

    @Test
    void readsAWholeContract() throws IOException {
        Contract contract = read(RIGHT);
        assertThat(contract.memoryBytes()).isEqualTo(256L << 20);
        assertThat(contract.shapes())
                .singleElement()
                .satisfies(shape -> assertThat(shape.jvm()).containsExactly("-Xmx32m"));
        assertThat(contract.signalsOf("once")).singleElement().satisfies(signal -> {
            assertThat(signal.id()).isEqualTo("once.missed");
            assertThat(signal.exact()).isTrue();
        });
        assertThat(contract.libraries()).isEmpty();
        assertThat(contract.decoys()).containsKey("wrong");
    }

    /** Each row: what is written in place of what, and the words of the complaint: the key and what was expected. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id: toy                 | id: Toy                 | id \"Toy\"          | one lower-case word",
                "id: toy                 | id: shared              | id \"shared\"       | used otherwise",
                "title: The counter      | titel: The counter      | no key titel        | title",
                "title: The counter      | ``                      | title               | is missing",
                "chapter: 1              | chapter: one            | chapter             | Integer",
                "chapter: 1              | ``                      | chapter             | is missing",
                "subject: [Counter.java] | subject: []             | subject             | at least one",
                "subject: [Counter.java] | subject: [null]         | subject             | null",
                "subject: [Counter.java] | subject: [../Other.java] | subject            | a file's name",
                "memory: 256m            | memory: lots            | memory              | expected 256m or 1g",
                "memory: 256m            | memory: 99999999999999999999g | memory        | expected 256m or 1g",
                "expect: faulty          | expect: broken          | shapes.once.expect  | faulty or healthy",
                "{jvm: [-Xmx32m], expect: faulty} | ``             | shapes.once         | is missing",
                "once.missed             | twice.missed            | signals.twice.missed | [once]",
                "once.missed             | missed                  | signals.missed      | shape.name",
                "unit: numbers,          | ``                      | signals.once.missed.unit | is missing",
                "`\"<=0\"`               | none                    | healthy             | a bound is written",
                "`{allocatedPerOp: \"<=64\"}` | {}                 | benchmark.allocatedPerOp | is missing",
                "`{allocatedPerOp: \"<=64\"}` | `{ratio: \">=1\"}` | ratio               | allocatedPerOp",
                "choices: [toy]          | choices: toy            | choices             | String value",
                "minutes: 5              | minutes: 5\\nminutes: 6 | minutes             | Duplicate",
                "choices: [toy]          | choices: [toy           | line                | lab.yaml"
            })
    void refusesWhatItCannotTakeAndNamesFileKeyAndExpectation(
            String written, String instead, String key, String expectation) throws IOException {
        String yaml = RIGHT.replace(written, instead.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(RIGHT);
        assertThatExceptionOfType(ContractException.class)
                .isThrownBy(() -> read(yaml))
                .withMessageContaining(file.toString())
                .withMessageContaining(key)
                .withMessageContaining(expectation);
    }

    @Test
    void refusesAContractThatJudgesNothing() {
        String none = RIGHT.replaceAll("(?s)signals:.*?benchmark", "signals: {}\nbenchmark");
        assertThatExceptionOfType(ContractException.class)
                .isThrownBy(() -> read(none))
                .withMessageContaining("signals")
                .withMessageContaining("shape once");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatExceptionOfType(ContractException.class)
                .isThrownBy(() -> read(""))
                .withMessageContaining(file.toString());
    }
}
