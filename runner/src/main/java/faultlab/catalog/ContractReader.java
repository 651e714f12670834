package faultlab.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads lab.yaml and refuses what it does not know: a misspelt key is an error, not a default. */
final class ContractReader {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final Pattern FILE = Pattern.compile("\\w[\\w.-]*");
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,5})([mg])");

    private final Path file;

    private ContractReader(Path file) {
        this.file = file;
    }

    /**
     * Reads and checks one file.
     *
     * @throws ContractException naming the file and the problem
     */
    static Contract read(Path file) {
        return new ContractReader(file).read();
    }

    private Contract read() {
        try {
            return contract(YAML.readValue(Files.readString(file), Yaml.class));
        } catch (UnrecognizedPropertyException e) {
            throw wrong("there is no key " + key(e).replace(", ", "") + "; one of " + e.getKnownPropertyIds()
                    + " was expected");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw wrong("line " + line + key(e) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw wrong("cannot be read: " + e);
        }
    }

    /** The key that the value belongs to, as far as it is known. */
    private static String key(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return "";
        }
        return ", "
                + mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."));
    }

    private Contract contract(Yaml yaml) {
        String id = given("id", yaml.id);
        LabId.refusal(id).ifPresent(why -> {
            throw wrong("id \"" + id + "\": " + why);
        });
        List<Shape> shapes = shapes(given("shapes", yaml.shapes));
        List<Signal> signals = signals(given("signals", yaml.signals), shapes);
        return new Contract(
                id,
                given("title", yaml.title),
                given("chapter", yaml.chapter),
                given("minutes", yaml.minutes),
                given("difficulty", yaml.difficulty),
                files(listed("subject", yaml.subject)),
                yaml.libraries == null ? List.of() : listed("libraries", yaml.libraries),
                bytes(given("memory", yaml.memory)),
                shapes,
                signals,
                given("benchmark.allocatedPerOp", given("benchmark", yaml.benchmark).allocatedPerOp),
                yaml.decoys == null ? Map.of() : yaml.decoys,
                listed("choices", yaml.choices));
    }

    private List<Shape> shapes(Map<String, @Nullable YamlShape> written) {
        List<Shape> shapes = new ArrayList<>();
        written.forEach((name, mayBeMissing) -> {
            YamlShape shape = given("shapes." + name, mayBeMissing);
            String expect = given("shapes." + name + ".expect", shape.expect);
            if (!expect.equals("faulty") && !expect.equals("healthy")) {
                throw wrong("shapes." + name + ".expect is \"" + expect + "\": faulty or healthy was expected");
            }
            List<String> jvm = shape.jvm == null ? List.of() : listed("shapes." + name + ".jvm", shape.jvm);
            shapes.add(new Shape(name, jvm, Shape.Expectation.valueOf(expect.toUpperCase(Locale.ROOT))));
        });
        return List.copyOf(shapes);
    }

    private List<Signal> signals(Map<String, @Nullable YamlSignal> written, List<Shape> shapes) {
        List<Signal> signals = new ArrayList<>();
        written.forEach((id, mayBeMissing) -> {
            YamlSignal signal = given("signals." + id, mayBeMissing);
            int dot = id.indexOf('.');
            String shape = dot < 0 ? "" : id.substring(0, dot);
            if (shapes.stream().noneMatch(known -> known.name().equals(shape))) {
                throw wrong("signals." + id + ": expected shape.name with one of the shapes "
                        + shapes.stream().map(Shape::name).toList());
            }
            signals.add(new Signal(
                    shape,
                    id.substring(dot + 1),
                    given("signals." + id + ".unit", signal.unit),
                    given("signals." + id + ".healthy", signal.healthy),
                    given("signals." + id + ".faulty", signal.faulty),
                    Boolean.TRUE.equals(signal.exact)));
        });
        for (Shape shape : shapes) {
            if (signals.stream().noneMatch(signal -> signal.shape().equals(shape.name()))) {
                throw wrong("signals has none for the shape " + shape.name() + ": at least one was expected");
            }
        }
        return List.copyOf(signals);
    }

    private List<String> files(List<String> names) {
        for (String name : names) {
            if (!FILE.matcher(name).matches()) {
                throw wrong("subject has \"" + name + "\": a file's name such as OrderDesk.java was expected");
            }
        }
        if (names.isEmpty()) {
            throw wrong("subject is empty: at least one file's name was expected");
        }
        return names;
    }

    private List<String> listed(String key, @Nullable List<@Nullable String> values) {
        List<String> all = new ArrayList<>();
        for (@Nullable String value : given(key, values)) {
            if (value == null) {
                throw wrong(key + " has a null in it: a word was expected");
            }
            all.add(value);
        }
        return List.copyOf(all);
    }

    private long bytes(String memory) {
        Matcher matcher = MEMORY.matcher(memory);
        if (!matcher.matches()) {
            throw wrong("memory is \"" + memory + "\": expected 256m or 1g");
        }
        return Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("g") ? 30 : 20);
    }

    private <T> T given(String key, @Nullable T value) {
        if (value == null) {
            throw wrong(key + " is missing");
        }
        return value;
    }

    private ContractException wrong(String problem) {
        return new ContractException(file, problem);
    }

    private record Yaml(
            @Nullable String id,
            @Nullable String title,
            @Nullable Integer chapter,
            @Nullable Integer minutes,
            @Nullable Integer difficulty,
            @Nullable List<@Nullable String> subject,
            @Nullable List<@Nullable String> libraries,
            @Nullable String memory,
            @Nullable LinkedHashMap<String, @Nullable YamlShape> shapes,
            @Nullable LinkedHashMap<String, @Nullable YamlSignal> signals,
            @Nullable YamlBenchmark benchmark,
            @Nullable LinkedHashMap<String, Decoy> decoys,
            @Nullable List<@Nullable String> choices) {}

    private record YamlShape(
            @Nullable List<@Nullable String> jvm, @Nullable String expect) {}

    private record YamlSignal(
            @Nullable String unit,
            @Nullable Bound healthy,
            @Nullable Bound faulty,
            @Nullable Boolean exact) {}

    private record YamlBenchmark(@Nullable Bound allocatedPerOp) {}
}
