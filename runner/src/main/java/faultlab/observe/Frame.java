package faultlab.observe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * One stack frame.
 *
 * @param module the named module of the class, or empty for the class path
 * @param type the binary name of the class
 * @param method the method's name
 * @param location {@code File.java:12}, {@code Native Method} or {@code Unknown Source}
 */
public record Frame(String module, String type, String method, String location) {

    /** {@code loader/module@version/type.method(location)}, as {@link StackTraceElement#toString} writes it. */
    private static final Pattern ELEMENT = Pattern.compile(
            "(?:[^/(]*/(?=[^/(]*/(?!0x)))?(?:([^/(@]*)(?:@[^/(]*)?/(?!0x))?([^(/]+(?:/0x[0-9a-f]+)?)\\.([^.(]+)\\((.*)\\)");

    /** The module stands before the file in {@code Thread.print}: {@code type.method(module@version/location)}. */
    private static final Pattern PRINTED = Pattern.compile("([^@/]*)@[^/]*/(.*)");

    /** Reads a frame as a stack trace, a JSON thread dump or {@code Thread.print} writes it. */
    @JsonCreator
    public static Frame of(String text) {
        var element = ELEMENT.matcher(text);
        if (!element.matches()) {
            return new Frame("", text, "", "Unknown Source");
        }
        var module = element.group(1) == null ? "" : element.group(1);
        var printed = PRINTED.matcher(element.group(4));
        return printed.matches()
                ? new Frame(printed.group(1), element.group(2), element.group(3), printed.group(2))
                : new Frame(module, element.group(2), element.group(3), element.group(4));
    }

    /** Whether the class belongs to the JDK, so that its name is the same in every program. */
    public boolean isJdk() {
        return module.startsWith("java.") || module.startsWith("jdk.");
    }

    /** Whether this is the given method of the given class. */
    public boolean is(String ofType, String ofMethod) {
        return type.equals(ofType) && method.equals(ofMethod);
    }

    /** The frame as a stack trace writes it. */
    @JsonValue
    @Override
    public String toString() {
        return (module.isEmpty() ? "" : module + "/") + type + "." + method + "(" + location + ")";
    }
}
