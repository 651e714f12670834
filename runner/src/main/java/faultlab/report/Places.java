package faultlab.report;

import faultlab.observe.Frame;
import faultlab.observe.ThreadRow.Lock;
import java.util.regex.Pattern;

/**
 * How people are shown places in code: as a stack trace names them, without modules and without the lab's package, whose name would tell the
 * cause to a reader who is to find it.
 *
 * @param lab the lab's id, which is its classes' package
 */
public record Places(String lab) {

    /** A package and enclosing classes; not what stands before the number of an anonymous class or before a lambda's class. */
    private static final Pattern AROUND = Pattern.compile("^.*(?:\\.|(?<!\\$)\\$)(?=[A-Za-z_])");

    /** {@code OrderDesk.place(OrderDesk.java:52)}. */
    public String frame(Frame frame) {
        var method = frame.method().isEmpty() ? "" : "." + frame.method() + "(" + frame.location() + ")";
        return type(frame.type()) + method;
    }

    /** A lock's class, with its identity where that tells it from others. */
    public String lock(Lock lock) {
        var simple = type(lock.type()).replaceFirst("^java\\.util\\.concurrent\\.(locks\\.)?|^java\\.lang\\.", "");
        return lock.isStable() && lock.identity().startsWith(lock.type())
                ? simple + lock.identity().substring(lock.type().length())
                : simple;
    }

    /** A class; an array's is named as in a source, {@code byte[]}, where the JVM says {@code [B}. */
    public String type(String type) {
        if (type.startsWith("[")) {
            return type(element(type.substring(1))) + "[]";
        }
        return type.startsWith(lab + ".") ? type.substring(lab.length() + 1) : type;
    }

    /** A class without its package and without the classes around it: {@code ScheduledFutureTask}, {@code Desk$$Lambda}. */
    public String simple(String type) {
        return AROUND.matcher(type(type)).replaceFirst("").replaceFirst("/0x[0-9a-f]+", "");
    }

    /** What a descriptor in an array's name stands for. */
    private static String element(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case 'L' -> descriptor.substring(1).replace(";", "");
            default -> descriptor;
        };
    }
}
