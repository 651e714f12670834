package shared;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application's live threads, platform and virtual, told apart from the JVM's own and from the lab's. Virtual
 * threads are read from the JVM's JSON thread dump, since the ThreadMXBean does not see them (JEP 444).
 */
final class LiveThreads {

    /** Threads of this group are the runner's or the lab's own. */
    static final String RUNNERS_GROUP = "faultlab";

    /**
     * Groups whose threads belong to the JVM, to the runner or to what somebody types into its console; "system" counts only
     * for its direct members.
     */
    private static final Set<String> NOT_THE_APPLICATIONS =
            Set.of("system", "InnocuousThreadGroup", "CarrierThreads", RUNNERS_GROUP, "JShell process local execution");

    /** A pool's thread with nothing to do: it holds no work, so it is not stuck. */
    private static final Set<String> IDLE_FRAMES = Set.of(
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ForkJoinPool.awaitWork",
            "java.util.concurrent.DelayScheduler.loop",
            "java.util.TimerThread.mainLoop");

    private static final Pattern VIRTUAL = Pattern.compile(
            "\"tid\": \"(\\d+)\"[^{}\\[\\]]*?\"virtual\": true(?:[^\\[\\]]|\\{[^}]*})*?\"stack\": \\[([^\\]]*)]");

    private LiveThreads() {}

    /** The application's platform threads but the calling one. */
    static List<Thread> platform() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] all = new Thread[top.activeCount() + 64];
        int count = top.enumerate(all);
        List<Thread> mine = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ThreadGroup group = all[i].getThreadGroup();
            boolean application = group != null && !NOT_THE_APPLICATIONS.contains(group.getName());
            if (application && all[i] != Thread.currentThread()) {
                mine.add(all[i]);
            }
        }
        return mine;
    }

    /** Ids of all application threads that are alive and have work in hand, whether they run or wait. */
    static Set<Long> occupied() {
        Set<Long> ids = new HashSet<>();
        for (Thread thread : platform()) {
            if (thread.isAlive() && !idle(thread)) {
                ids.add(thread.threadId());
            }
        }
        virtual().forEach((id, stack) -> {
            if (!idle(stack)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** How many virtual threads there are, with or without work in hand. */
    static int virtualCount() {
        return virtual().size();
    }

    /** Whether a platform thread is a pool's with nothing to do. */
    static boolean idle(Thread thread) {
        return idle(frames(thread.getStackTrace()));
    }

    private static List<String> frames(StackTraceElement[] stack) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : stack) {
            frames.add(frame.getClassName() + "." + frame.getMethodName());
        }
        return frames;
    }

    private static boolean idle(List<String> frames) {
        return frames.stream().anyMatch(IDLE_FRAMES::contains);
    }

    /** Frames of each live virtual thread by thread id. */
    private static Map<Long, List<String>> virtual() {
        Map<Long, List<String>> stacks = new HashMap<>();
        Matcher threads = VIRTUAL.matcher(jsonDump());
        while (threads.find()) {
            List<String> frames = new ArrayList<>();
            for (String line : threads.group(2).split("\n")) {
                String frame = line.strip().replaceFirst("^\"(?:[^\"/]*\\\\?/)?", "");
                int end = frame.indexOf('(');
                if (end > 0) {
                    frames.add(frame.substring(0, end));
                }
            }
            stacks.put(Long.valueOf(threads.group(1)), frames);
        }
        return stacks;
    }

    private static String jsonDump() {
        try {
            // by its process, so that the runner finds what a JVM that was ended meanwhile has left
            Path folder = Files.createTempDirectory(
                    "faultlab-" + ProcessHandle.current().pid() + "-threads");
            Path file = folder.resolve("threads.json");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot dump this JVM's threads to a temporary file", e);
        }
    }
}
