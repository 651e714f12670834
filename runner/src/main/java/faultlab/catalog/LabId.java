package faultlab.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** What a lab may be called: the folder in all three roots, the Java package, the URL and the JBang alias. */
public final class LabId {

    /** The 24 root causes of the catalog, of which some are yet to get their lab. */
    public static final List<String> CATALOG = List.of(
            "timeouts",
            "connections",
            "retries",
            "churn",
            "residence",
            "handoff",
            "cancellation",
            "timers",
            "escape",
            "deadlock",
            "pooling",
            "arenas",
            "mappings",
            "slices",
            "buffers",
            "dangling",
            "cache",
            "threadlocals",
            "classloaders",
            "humongous",
            "sizeclasses",
            "triggers",
            "finalizers",
            "marking");

    private static final Pattern FORM = Pattern.compile("[a-z]+");

    /** Names that the layout has other uses for, and first words of packages that are not ours to add to. */
    private static final List<String> RESERVED = List.of(
            "shared",
            "target",
            "decoys",
            "alternatives",
            "work",
            "lab",
            "java",
            "javax",
            "jdk",
            "sun",
            "com",
            "org",
            "faultlab");

    private LabId() {}

    /** Why a lab cannot have this id; empty if it can. */
    public static Optional<String> refusal(String id) {
        if (!FORM.matcher(id).matches()) {
            return Optional.of("one lower-case word, a to z only, was expected");
        }
        if (RESERVED.contains(id)) {
            return Optional.of("the names " + RESERVED + " are used otherwise");
        }
        return SourceVersion.isName(id)
                ? Optional.empty()
                : Optional.of("a Java keyword cannot name the package of the lab");
    }
}
