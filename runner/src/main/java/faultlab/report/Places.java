package faultlab.report;

import faultlab.observe.Frame;
import faultlab.observe.ThreadRow.Lock;

/**
 * How people are shown places in code: as a stack trace names them, without modules and without the lab's package, whose name would tell the
 * cause to a reader who is to find it.
 *
 * @param lab the lab's id, which is its classes' package
 */
public record Places(String lab) {

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

    /** A class. */
    public String type(String type) {
        return type.startsWith(lab + ".") ? type.substring(lab.length() + 1) : type;
    }
}
