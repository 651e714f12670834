package shared;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Tells twice a second how a live run goes: operations, threads, heap and collections. Nothing is judged by it. */
final class Sampler implements Runnable {

    private static final long INTERVAL_NANOS = 500_000_000;

    private final Reports reports;
    private final Operations operations;
    private final Thread scenarios;
    private final GarbageCollections collections = new GarbageCollections();
    private final VirtualThreads virtualThreads = new VirtualThreads();

    private Sampler(Reports reports, Operations operations, Thread scenarios) {
        this.reports = reports;
        this.scenarios = scenarios;
        this.operations = operations;
    }

    /** Begins to sample, in the runner's thread group: the application's threads are counted without it and the calling one. */
    static void start(Reports reports, Operations operations) {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Sampler sampler = new Sampler(reports, operations, Thread.currentThread());
        Thread thread = new Thread(new ThreadGroup(top, LiveThreads.RUNNERS_GROUP), sampler, "faultlab-sampler");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        while (true) {
            LockSupport.parkNanos(INTERVAL_NANOS);
            reports.send("sample", sample());
        }
    }

    private Map<String, Object> sample() {
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("t", System.currentTimeMillis());
        Operations.Look look = operations.look();
        sample.put("operations", look.ended());
        sample.put("failed", look.failed());
        sample.put("inside", look.inside());
        sample.put("p50", millis(look.p50()));
        sample.put("p99", millis(look.p99()));
        sample.put("threads", states(application()));
        sample.put("virtualThreads", virtualThreads.count());
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        sample.put("heapUsed", heap.getUsed());
        sample.put("heapCommitted", heap.getCommitted());
        sample.put("heapMax", heap.getMax());
        collections.putInto(sample);
        return sample;
    }

    /** Milliseconds with three digits after the point; null for none. */
    private static Double millis(long nanos) {
        return nanos < 0 ? null : nanos / 1_000 / 1_000.0;
    }

    private List<Thread> application() {
        return LiveThreads.platform().stream()
                .filter(thread -> thread != scenarios)
                .toList();
    }

    private static Map<String, Object> states(List<Thread> threads) {
        int runnable = 0;
        int blocked = 0;
        int waiting = 0;
        int timedWaiting = 0;
        for (Thread thread : threads) {
            switch (thread.getState()) {
                case RUNNABLE -> runnable++;
                case BLOCKED -> blocked++;
                case WAITING -> waiting++;
                case TIMED_WAITING -> timedWaiting++;
                case NEW, TERMINATED -> {}
            }
        }
        Map<String, Object> states = new LinkedHashMap<>();
        states.put("runnable", runnable);
        states.put("blocked", blocked);
        states.put("waiting", waiting);
        states.put("timedWaiting", timedWaiting);
        return states;
    }
}
