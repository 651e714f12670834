package faultlab.observe;

import java.util.List;
import java.util.Map;

/** A class's name as the source has it, from what the JVM writes: {@code byte[]} for {@code [B}, a lambda without its address. */
public final class TypeName {

    private static final Map<Character, String> PRIMITIVES = Map.of(
            'B', "byte", 'C', "char", 'D', "double", 'F', "float", 'I', "int", 'J', "long", 'S', "short", 'Z',
            "boolean");

    /** What looking itself puts into a JVM: the recorder's objects and those of the lab's own main class. */
    private static final List<String> OURS = List.of("jdk.jfr.", "faultlab.forked.");

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private TypeName() {}

    /** Whether objects of this class are only there because somebody looks. */
    static boolean isOurs(String type) {
        return OURS.stream().anyMatch(type::startsWith);
    }

    /** Whether a class belongs to the JDK, by its package. */
    public static boolean isJdk(String type) {
        return JDK.stream().anyMatch(type::startsWith) || PRIMITIVES.containsValue(type.replace("[]", ""));
    }

    /** The name as the source has it; what it is already stays. */
    public static String of(String jvm) {
        var dimensions = 0;
        while (dimensions < jvm.length() && jvm.charAt(dimensions) == '[') {
            dimensions++;
        }
        var element = jvm.substring(dimensions);
        return (dimensions == 0 ? withoutAddress(element) : element(element)) + "[]".repeat(dimensions);
    }

    private static String element(String of) {
        return of.startsWith("L") && of.endsWith(";")
                ? withoutAddress(of.substring(1, of.length() - 1))
                : PRIMITIVES.getOrDefault(of.isEmpty() ? ' ' : of.charAt(0), of);
    }

    /** Hidden classes carry an address that differs from run to run: {@code Desk$$Lambda/0x000071e4010a5c00}. */
    private static String withoutAddress(String type) {
        return type.replaceFirst("(\\$\\$Lambda)\\$\\d+", "$1").replaceFirst("[/.+]0x[0-9a-f]+$", "");
    }
}
