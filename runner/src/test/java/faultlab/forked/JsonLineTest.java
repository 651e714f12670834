package faultlab.forked;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the child writes, the runner's JSON library reads as it was. */
class JsonLineTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode read(Map<String, ?> object) throws IOException {
        byte[] line = JsonLine.of(object).getBytes(StandardCharsets.UTF_8);
        String text = new String(line, StandardCharsets.UTF_8);
        assertThat(text.chars().filter(c -> c == '\n')).hasSize(1);
        assertThat(text).endsWith("}\n");
        return JSON.readTree(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" and \\ back",
                "line\nbreak\rreturn\ttab",
                "\u0000\u0001\u001f\u007f\u0085",
                "\u2028 and \u2029",
                "\ud83d\ude00 a smile",
                "\ud83d half of one",
                "\ude00",
                "}\n{\"kind\":\"done\"}",
                "\u001b[2J",
                "日本語 ß é"
            })
    void carriesEveryString(String text) throws IOException {
        assertThat(read(Map.of("text", text)).path("text").asText()).isEqualTo(text);
        assertThat(read(Map.of(text, 1)).path(text).asInt()).isEqualTo(1);
    }

    @Test
    void carriesAnyCharacterOfTheBasicPlane() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            String text = random.ints(50, 0, 0x10000)
                    .mapToObj(c -> String.valueOf((char) c))
                    .collect(Collectors.joining());
            assertThat(read(Map.of("text", text)).path("text").asText()).isEqualTo(text);
        }
    }

    @Test
    void carriesNumbersListsMapsTruthAndNothing() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("long", Long.MAX_VALUE);
        object.put("double", 0.25);
        object.put("yes", true);
        object.put("nothing", null);
        object.put("list", Arrays.asList("a", null, List.of(1, 2)));
        object.put("map", Map.of("inner", Map.of("x", -1)));
        assertThat(read(object)).isEqualTo(JSON.readTree(JSON.writeValueAsString(object)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void writesWhatIsNoNumberInJsonAsNothing(double none) throws IOException {
        assertThat(read(Map.of("value", none)).path("value").isNull()).isTrue();
    }
}
