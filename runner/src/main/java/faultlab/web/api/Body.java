package faultlab.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import faultlab.web.access.Access;
import faultlab.web.access.Limits;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a request's JSON into a record: all of it, in bounded time, with nothing in it that the record does not have. */
final class Body {

    private static final int CHUNK = 1 << 14;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Body() {}

    /**
     * The body as a record.
     *
     * @throws ApiFailure if it is no JSON, too large, too slow, or has other fields than the record
     */
    static <T> T read(Context context, Class<T> type) {
        var sent = context.contentType();
        if (sent == null
                || !sent.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")) {
            throw ApiFailure.wrongType();
        }
        return parse(bytes(context), JSON.readerFor(type));
    }

    private static byte[] bytes(Context context) {
        var all = new ByteArrayOutputStream();
        long until = System.nanoTime() + context.appData(Limits.KEY).bodyMillis() * 1_000_000;
        byte[] chunk = new byte[CHUNK];
        try {
            var in = context.req().getInputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                all.write(chunk, 0, read);
                if (all.size() > Access.MOST_BYTES) {
                    throw ApiFailure.tooLarge();
                }
                if (System.nanoTime() > until) {
                    throw ApiFailure.tooSlow();
                }
            }
            return all.toByteArray();
        } catch (IOException e) {
            throw ApiFailure.badInput("The body broke off. Send it again.");
        }
    }

    private static <T> T parse(byte[] bytes, ObjectReader reader) {
        try {
            T value = reader.readValue(bytes);
            if (value == null) {
                throw ApiFailure.badInput("The body is null; a JSON object was expected.");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw ApiFailure.badInput("The body has the field \"" + e.getPropertyName() + "\"; expected are "
                    + e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".");
        } catch (StreamConstraintsException e) {
            throw ApiFailure.badInput("The body's JSON is nested too deep or has too long a name. Send plain JSON.");
        } catch (JsonMappingException e) {
            throw ApiFailure.badInput(misfit(e));
        } catch (JsonProcessingException e) {
            throw ApiFailure.badInput("The body is no JSON object: " + e.getOriginalMessage() + ".");
        } catch (IOException e) {
            throw ApiFailure.badInput("The body is no JSON in UTF-8. Send it again.");
        }
    }

    /** Jackson's own words name our classes. */
    private static String misfit(JsonMappingException e) {
        var path = e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty()
                ? "The body must be one JSON object with nothing after it. /openapi.json says which fields it has."
                : "The body's \"" + path + "\" is of another kind than expected. /openapi.json says which.";
    }

    /** A field that must be there. */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw ApiFailure.badInput("The body lacks \"" + field + "\".");
        }
        return value;
    }
}
