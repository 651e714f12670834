package shared;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What {@code jcmd} asks of another JVM, asked of this one. */
final class DiagnosticCommand {

    private DiagnosticCommand() {}

    /**
     * The JVM's answer in words.
     *
     * @param operation as the bean names it, such as {@code gcClassHistogram} for {@code GC.class_histogram}
     * @throws IllegalStateException if this JVM has no such command
     */
    static String answer(String operation, String... arguments) {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            operation,
                            new Object[] {arguments},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("this JVM does not answer " + operation, e);
        }
    }
}
