package faultlab.observe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lines of an evidence file: times are epoch milliseconds, what is not known is left out. */
final class EvidenceJson {

    static final int FORMAT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new Millis())
                    .addDeserializer(Instant.class, new FromMillis()))
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Map<String, Class<?>> KINDS = Arrays.stream(Data.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(EvidenceJson::kind, Function.identity()));

    private EvidenceJson() {}

    private record Header(int format, Target target) {}

    static String header(Target target) {
        return write(JSON.valueToTree(new Header(FORMAT, target)));
    }

    /** @throws IOException with what is wrong with the line, for the reader to say where */
    static Target target(String line) throws IOException {
        var header = tree(line);
        if (!header.path("format").isInt() || !header.path("target").isObject()) {
            throw new IOException("it does not begin with {\"format\":1,\"target\":{…}}");
        }
        if (header.path("format").asInt() != FORMAT) {
            throw new IOException("it has format " + header.path("format").asInt() + ", this Fault Lab reads format "
                    + FORMAT + ": record it anew, or read it with the Fault Lab that wrote it");
        }
        try {
            return JSON.treeToValue(header.get("target"), Target.class);
        } catch (JsonProcessingException e) {
            throw new IOException("its target is not described as it should be: " + e.getOriginalMessage(), e);
        }
    }

    static String row(Row row) {
        var line = JSON.createObjectNode();
        line.put("t", row.t().toEpochMilli());
        line.put("source", row.source().id());
        line.put("kind", kind(row.data().getClass()));
        line.set("data", JSON.valueToTree(row.data()));
        return write(line);
    }

    static Row row(String line) throws IOException {
        var row = tree(line);
        var kind = KINDS.get(row.path("kind").asText());
        var source = Arrays.stream(Source.values())
                .filter(candidate -> candidate.id().equals(row.path("source").asText()))
                .findFirst()
                .orElse(null);
        if (kind == null || source == null || !row.path("t").isNumber()) {
            throw new IOException("it is no row of evidence: " + line.substring(0, Math.min(80, line.length())));
        }
        return new Row(Instant.ofEpochMilli(row.get("t").asLong()), source, data(row, kind));
    }

    private static Data data(JsonNode row, Class<?> kind) throws IOException {
        try {
            return (Data) JSON.treeToValue(row.path("data"), kind);
        } catch (JsonProcessingException e) {
            throw new IOException("its data is no " + kind(kind) + ": " + e.getOriginalMessage(), e);
        }
    }

    private static String kind(Class<?> data) {
        return data.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static JsonNode tree(String line) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException("it is not JSON: " + line.substring(0, Math.min(80, line.length())), e);
        }
    }

    private static String write(JsonNode node) {
        return node.toString();
    }

    private static final class Millis extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value.toEpochMilli());
        }
    }

    private static final class FromMillis extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.ofEpochMilli(parser.getLongValue());
        }
    }
}
