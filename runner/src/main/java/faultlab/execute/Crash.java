package faultlab.execute;

import java.util.List;

/**
 * What a JVM tells of its crash.
 *
 * @param what the signal or the JVM's own error, such as {@code SIGSEGV (0xb)}
 * @param frame the problematic frame, such as {@code Unsafe_PutByte+0xad in libjvm.so}; empty where none is named
 * @param thread the crashing thread's name; empty where it has none
 * @param frames Java frames of that thread, innermost first
 */
public record Crash(String what, String frame, String thread, List<Frame> frames) {

    /**
     * A Java frame.
     *
     * @param type the class's name, packages with dots
     * @param descriptor the method's, as in class files
     * @param bytecode index of the instruction in the method, or -1 for compiled code, of which the JVM does not tell it
     */
    public record Frame(String type, String method, String descriptor, int bytecode) {}
}
