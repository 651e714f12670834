package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.Set;

/** What the JSON forms of commands are held against. */
final class Schema {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a form may lack; all else must be there. */
    private static final Set<String> OPTIONAL = Set.of("diagnosis", "problems", "benchmark", "missing", "notes", "gc");

    private Schema() {}

    /** The one object that was printed. */
    static JsonNode onlyObject(String output) {
        try (var parser = JSON.createParser(output)) {
            var values = JSON.readValues(parser, JsonNode.class).readAll();
            assertThat(values).as(output).hasSize(1);
            return values.getFirst();
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + output, e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The schema takes the form, and rejects it with anything more, anything less or anything else. */
    static JsonNode holds(String name, JsonNode form) {
        var schema = schema(name);
        assertThat(schema.validate(form)).as(name + ": " + form).isEmpty();
        assertThat(schema.validate(form.<ObjectNode>deepCopy().put("surplus", 1)))
                .as("surplus")
                .isNotEmpty();
        form.fieldNames().forEachRemaining(field -> {
            ObjectNode other = form.deepCopy();
            other.putObject(field).put("surplus", 1);
            assertThat(schema.validate(other)).as("another " + field).isNotEmpty();
            if (!OPTIONAL.contains(field)) {
                ObjectNode less = form.deepCopy();
                less.remove(field);
                assertThat(schema.validate(less)).as("without " + field).isNotEmpty();
            }
        });
        return form;
    }

    static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("classpath:faultlab/schemas/" + name + ".json"));
    }
}
