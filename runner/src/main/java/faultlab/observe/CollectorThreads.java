package faultlab.observe;

import java.util.List;
import java.util.regex.Pattern;

/** The threads of the JVM's collector with the CPU time that each has used, from {@code Thread.print}: they have no thread id. */
final class CollectorThreads {

    /** G1, Parallel, ZGC, Shenandoah. Serial collects on the VM's own thread. */
    private static final Pattern HEADER = Pattern.compile(
            "(?m)^\"((?:GC Thread|G1 |Parallel|Z[A-Z]|Shenandoah|VM Thread)[^\"]*)\" os_prio=\\S+ cpu=([0-9.]+)ms ");

    private CollectorThreads() {}

    static List<Data.Worker> of(String at, String print) {
        return HEADER.matcher(print)
                .results()
                .map(thread -> new Data.Worker(at, thread.group(1), Double.parseDouble(thread.group(2))))
                .toList();
    }
}
