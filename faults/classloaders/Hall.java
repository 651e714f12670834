package classloaders;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the audience sits, and hears what all companies play: they share this class, and none of theirs. */
public final class Hall {

    private static final AtomicInteger HEARD = new AtomicInteger();

    private static final AtomicInteger LEARNED = new AtomicInteger();

    private Hall() {}

    /** Somebody on or behind the stage is heard. */
    public static void hear(String word) {
        if (word.isEmpty()) {
            throw new IllegalArgumentException("nobody can hear an empty word");
        }
        HEARD.incrementAndGet();
    }

    /** Somebody has learned a part. */
    public static void learned() {
        LEARNED.incrementAndGet();
    }

    /** Words and bells that were heard so far. */
    static int heard() {
        return HEARD.get();
    }

    /** Parts that were learned so far. */
    static int parts() {
        return LEARNED.get();
    }

    /** The class files of the company, nested classes included, by the classes' names. */
    static Map<String, byte[]> luggage() throws IOException {
        Map<String, byte[]> luggage = new HashMap<>();
        pack(Players.class, luggage);
        for (Class<?> nested : Players.class.getDeclaredClasses()) {
            pack(nested, luggage);
        }
        return Map.copyOf(luggage);
    }

    private static void pack(Class<?> type, Map<String, byte[]> luggage) throws IOException {
        String name = type.getName();
        try (InputStream file = Hall.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            luggage.put(name, file.readAllBytes());
        }
    }
}
