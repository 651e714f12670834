package faultlab.report.page;

import faultlab.observe.Frame;
import faultlab.observe.ThreadRow.Lock;

/**
 * How the page names places in code: as a stack trace does, without modules and without the lab's package, whose name would tell the
 * cause to a reader who is to find it.
 *
 * @param lab the lab's id, which is its classes' package
 */
record Places(String lab) {

    String frame(Frame frame) {
        var method = frame.method().isEmpty() ? "" : "." + frame.method() + "(" + frame.location() + ")";
        return type(frame.type()) + method;
    }

    String lock(Lock lock) {
        var simple = type(lock.type()).replaceFirst("^java\\.util\\.concurrent\\.(locks\\.)?|^java\\.lang\\.", "");
        return lock.isStable() && lock.identity().startsWith(lock.type())
                ? simple + lock.identity().substring(lock.type().length())
                : simple;
    }

    String type(String type) {
        return type.startsWith(lab + ".") ? type.substring(lab.length() + 1) : type;
    }
}
