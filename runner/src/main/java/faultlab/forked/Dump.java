package faultlab.forked;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the platform threads of this JVM are, for the runner's word on a run that does not end. */
final class Dump {

    private static final int MAX_THREADS = 50;

    private Dump() {}

    /** Name, state and frames of each live thread outside the groups of the JVM and of the runner. */
    static List<Map<String, Object>> threads() {
        List<Map<String, Object>> threads = new ArrayList<>();
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            Thread thread = entry.getKey();
            ThreadGroup group = thread.getThreadGroup();
            boolean ours = group == null
                    || group.getName().equals("system")
                    || group.getName().equals("faultlab");
            if (!ours && threads.size() < MAX_THREADS) {
                threads.add(Map.of(
                        "name", Wire.shortened(thread.getName()),
                        "state", thread.getState().name(),
                        "stack", Wire.frames(entry.getValue())));
            }
        }
        return threads;
    }
}
