package faultlab.web.page;

import faultlab.report.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * All words of the pages, in one language: {@code site/messages/LANGUAGE.properties} in UTF-8. A text has its arguments as {@code {0}},
 * {@code {1}}; one that counts has the forms {@code key.one} and {@code key.other}, and the count is {@code {0}}.
 */
public final class Messages {

    private final Map<String, String> texts = new TreeMap<>();

    private Messages(Properties read) {
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
    }

    /** The words of a language, by its tag. */
    public static Messages of(String language) {
        var file = "/site/messages/" + language + ".properties";
        try (var stream = Messages.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("this copy of Fault Lab lacks the resource " + file);
            }
            var read = new Properties();
            read.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new Messages(read);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + file, e);
        }
    }

    /**
     * A text with its arguments filled in.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public String text(String key, Object... arguments) {
        var text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no message " + key + " in site/messages");
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** A text that counts something. */
    public String count(String key, long count) {
        return text(key + (count == 1 ? ".one" : ".other"), count);
    }

    /** What a cause is called where the learner chooses it: a lab's id says it only to those who know the word. */
    public String cause(String id) {
        return texts.getOrDefault("cause." + id, id);
    }

    /** What a chapter is called. */
    public String chapter(int number) {
        return texts.getOrDefault("chapter." + number, "");
    }

    /** All of them for the page's modules, as JSON that can stand inside a script element. */
    String json() {
        return inScript(Json.of(texts));
    }

    /** JSON in which nothing ends the script element around it. */
    static String inScript(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
