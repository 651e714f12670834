package faultlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** openapi.json, as the tests hold answers to it. */
final class OpenApi {

    static final JsonNode DOCUMENT = read();

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private OpenApi() {}

    private static JsonNode read() {
        try (var stream = OpenApi.class.getResourceAsStream("/faultlab/openapi.json")) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer's status is documented for its route, and its JSON is of the form documented for that. */
    static void holds(String method, String path, Served.Answer answer) {
        var operation = operation(method, path);
        if (operation.isEmpty()) {
            assertThat(answer.status())
                    .as(method + " " + path + ": no such route")
                    .isIn(401, 403, 404, 405);
            return;
        }
        var where = method + " " + path + " " + answer.status();
        var response = operation.get().path("responses").path(Integer.toString(answer.status()));
        assertThat(response.isMissingNode())
                .as(where + " is documented: " + answer.body())
                .isFalse();
        schema(response)
                .ifPresent(schema -> assertThat(
                                SCHEMAS.getSchema(SchemaLocation.of(schema)).validate(answer.json()))
                        .as(where + ": " + answer.body())
                        .isEmpty());
    }

    private static Optional<JsonNode> operation(String method, String path) {
        return templates().stream()
                .filter(template ->
                        Pattern.matches(template.replaceAll("\\{path}", ".+").replaceAll("\\{\\w+}", "[^/]+"), path))
                .map(template -> DOCUMENT.path("paths").path(template).path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode())
                .findFirst();
    }

    /** Where the schema of a response's JSON lies; none for pages, streams and files. */
    private static Optional<String> schema(JsonNode response) {
        var reference = response.path("$ref").asText();
        var whole = reference.isEmpty() ? response : DOCUMENT.at(reference.substring(1));
        var name = whole.at("/content/application~1json/schema/$ref").asText();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        name.startsWith("#") ? "classpath:faultlab/openapi.json" + name : "classpath:faultlab/" + name);
    }

    static List<String> templates() {
        return StreamSupport.stream(
                        ((Iterable<String>) () -> DOCUMENT.path("paths").fieldNames()).spliterator(), false)
                .toList();
    }
}
