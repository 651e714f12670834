package faultlab.observe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one row of evidence says: its kind is the name of the record in lower case. */
public sealed interface Data {

    /** A look at all threads; the rows of its threads follow and name it in {@code at}. */
    record Checkpoint(String name, int platform, int virtual) implements Data {}

    /** One thread at one checkpoint. */
    record Threads(String at, ThreadRow thread) implements Data {}

    /** A deadlock that the JVM itself found at a checkpoint: the ids of its threads. */
    record Cycle(String at, List<Long> threads) implements Data {}

    /**
     * How long platform threads had been ready and waited for a processor, since each was started.
     *
     * @param millis by thread id
     */
    record Ready(String at, Map<Long, Double> millis) implements Data {}

    /**
     * The scheduler of virtual threads at a checkpoint.
     *
     * @param parallelism how many virtual threads it runs at once
     * @param set whether a property sets that; otherwise there is one for each processor
     * @param carriers its threads
     * @param queued virtual threads that could run and have none of them
     */
    record Scheduler(String at, int parallelism, boolean set, int carriers, int queued) implements Data {}

    /** A JVM flag with its value and who set it: {@code command line}, {@code ergonomic}, {@code management}, … */
    record Flag(String name, String value, String origin) implements Data {}

    /** The heap at a checkpoint: bytes used, garbage included, by generation, named as the collector names it. */
    record Heap(String at, Map<String, Long> usedBytes) implements Data {}

    /**
     * What the JVM counts of its collections' pauses, at the beginning of a look. All three go on from look to look without what happened
     * during looks, which force collections.
     *
     * @param pauses since the JVM started
     * @param pausedMillis their sum
     * @param aliveMillis since the JVM started
     */
    record Counters(String at, long pauses, double pausedMillis, long aliveMillis) implements Data {}

    /**
     * All collections of a recording summed up, but those that looking forced.
     *
     * @param collections how many began and ended in it
     * @param pauses how many times they stopped the application, which ZGC does several times a collection
     * @param totalMillis the pauses' sum
     * @param deviationMillis their standard deviation, that of all of them and not of a sample
     * @param p99Millis the shortest pause that 99 of 100 do not exceed (nearest rank): of fewer than 100 the longest
     * @param longestMillis the longest; 0 if there was none
     * @param overMillis how long the recording ran
     * @param allocated bytes allocated at least from the beginning of its first collection to the end of its last, those forced included
     * @param allocatedOverMillis the time between those two; 0 if there was none
     */
    record Pauses(
            int collections,
            int pauses,
            double totalMillis,
            double deviationMillis,
            double p99Millis,
            double longestMillis,
            long overMillis,
            long allocated,
            long allocatedOverMillis)
            implements Data {}

    /**
     * One collection of a recording, in the row's time when it began. Of many only every so many-th has a row; all are in {@link Collected}.
     *
     * @param collector in the JVM's words, such as {@code G1New}, {@code G1Old}, {@code ZGC Minor}
     * @param cause likewise, such as {@code G1 Humongous Allocation}
     * @param millis from its beginning to its end, which for a concurrent one is no pause
     * @param pausedMillis how long it stopped the application
     * @param before bytes used on the heap when it began; null if it did not tell, as a concurrent cycle of G1
     * @param after bytes used when it ended
     */
    record Collection(
            String collector,
            String cause,
            double millis,
            double pausedMillis,
            @Nullable Long before,
            @Nullable Long after)
            implements Data {}

    /**
     * All collections of a recording by one collector for one cause, but those that looking forced.
     *
     * @param allocated bytes by which the heap had grown since the collection before, at least, summed up over all of these
     */
    record Collected(String collector, String cause, int collections, double pausedMillis, long allocated)
            implements Data {}

    /**
     * A phase of collections, over the whole recording.
     *
     * @param name in the JVM's words, such as {@code Concurrent Mark} or {@code Notify and keep alive finalizable}
     * @param paused whether the application stood still meanwhile
     */
    record Phase(String name, boolean paused, int times, double millis) implements Data {}

    /**
     * References of one kind that collections found and looked through, over the whole recording ({@code jdk.GCReferenceStatistics}).
     *
     * @param type in the JVM's words, such as {@code Final reference}
     */
    record References(String type, long references) implements Data {}

    /**
     * Objects of a class with a finalizer ({@code jdk.FinalizerStatistics}).
     *
     * @param objects that exist and have not been finalized
     * @param run finalizers that have run since the JVM started
     */
    record Finalizable(String type, long objects, long run) implements Data {}

    /** Threads that had to wait until ZGC had room for what they allocated, over the whole recording. */
    record Stalls(int stalls, double millis, double longestMillis) implements Data {}

    /** How many times a region of G1's heap was given to an object of half a region or more, over the whole recording. */
    record Humongous(long regions) implements Data {}

    /**
     * Objects that one of the application's methods allocated outside of its thread's buffer while it was recorded, by class: large ones
     * ({@code jdk.ObjectAllocationOutsideTLAB}).
     *
     * @param frame one of the method's lines
     * @param by the method that it called to allocate them; empty where it did so itself
     * @param bytes of all of them
     * @param largest bytes of the largest
     */
    record Large(String type, Frame frame, String by, int objects, long bytes, long largest) implements Data {}

    /**
     * One of the collector's own threads at a checkpoint.
     *
     * @param name in the JVM's words, such as {@code G1 Conc#0}
     * @param cpuMillis since the JVM started
     */
    record Worker(String at, String name, double cpuMillis) implements Data {}

    /** All live objects at a checkpoint, after a collection that the count itself forced. */
    record Live(String at, long instances, long bytes) implements Data {}

    /** Live objects of one class, by the same count. */
    record Histogram(@Nullable String at, String type, long instances, long bytes) implements Data {}

    /** Native memory that the JVM has committed at a checkpoint, in one of its own categories: Native Memory Tracking. */
    record Native(String at, String category, long bytes) implements Data {}

    /**
     * Files that the application has mapped into memory at a checkpoint.
     *
     * @param file their path, each number in it as {@code #}
     * @param bytes of address space, which need not lie in memory
     */
    record Mapped(String at, String file, int mappings, long bytes) implements Data {}

    /**
     * The class loaders of one class at a checkpoint, after the collection that the count of live objects forced.
     *
     * @param type their class
     * @param classes that they have loaded altogether
     * @param bytes of metaspace that those take
     */
    record Loaders(String at, String type, int loaders, long classes, long bytes) implements Data {}

    /** What of the process lies in memory at a checkpoint, as the system counts it: its resident set. */
    record Resident(String at, long bytes) implements Data {}

    /**
     * Why objects that are old by now are still alive: a path to a root that several sampled objects share ({@code jdk.OldObjectSample}).
     *
     * @param type the objects' class
     * @param samples how many sampled objects are kept this way
     * @param bytes of one of them, the largest
     * @param frame the application's line that allocated it
     * @param path from who refers to the object to the root, whose last step holds all others
     * @param root what kind of root it is, in the JVM's words, such as {@code Stack Variable, Thread Name: billing-1}
     * @param thread the name of the thread that allocated it; null if it is not known
     */
    record Kept(
            String type,
            int samples,
            long bytes,
            @Nullable Frame frame,
            List<Step> path,
            String root,
            @Nullable String thread)
            implements Data {

        /** Allocated by who knows whom. */
        public Kept(String type, int samples, long bytes, @Nullable Frame frame, List<Step> path, String root) {
            this(type, samples, bytes, frame, path, root, null);
        }
    }

    /**
     * One object on a path to a root.
     *
     * @param type its class; for a static field the class that has it
     * @param field the field through which it refers to the object before it, or {@code [index]} of an array; null where not known
     * @param about what the JVM tells of it besides, such as {@code Thread Name: billing-1}
     */
    record Step(
            String type, @Nullable String field, @Nullable String about) {

        private static final String SIZE = "Size: ";

        /** How many elements are in it: the JVM tells that of lists. */
        public Optional<Long> size() {
            return Optional.ofNullable(about)
                    .filter(words -> words.startsWith(SIZE))
                    .map(words -> Long.valueOf(words.substring(SIZE.length())));
        }
    }

    /** One event of the JDK Flight Recorder, with the first application frame of its stack if it has one. */
    record Event(
            String type,
            double millis,
            @Nullable String thread,
            @Nullable Frame frame,
            Map<String, String> fields) implements Data {

        /** The field with the {@link Thread#threadId()} of the thread that it happened to. */
        public static final String THREAD = "threadId";

        /** The thread that it happened to. */
        public Optional<Long> threadId() {
            return Optional.ofNullable(fields.get(THREAD)).map(Long::valueOf);
        }
    }

    /**
     * All exceptions that were made while it was recorded, by the application's methods that they were made in or below.
     *
     * @param frame one of the method's lines
     */
    record Thrown(Frame frame, int exceptions) implements Data {}

    /**
     * What one of the application's methods allocated while it was recorded, by class, as far as samples tell ({@code jdk.ObjectAllocationSample}).
     *
     * @param type the objects' class
     * @param frame one of the method's lines; lambdas count for the method that hands them over
     * @param by the method that it called to allocate them, such as {@code java.lang.String.format}; empty where it did so itself
     * @param samples how many
     * @param bytes about what they stand for
     */
    record Allocated(String type, Frame frame, String by, int samples, long bytes) implements Data {}

    /**
     * Direct byte buffers while it was recorded, from the beginning to the end ({@code jdk.DirectBufferStatistics}). Segments of arenas are
     * none, though they lie in the same memory.
     *
     * @param bytes that they have altogether
     * @param most that they may have ({@code -XX:MaxDirectMemorySize})
     */
    record Direct(long buffers, long bytes, long most) implements Data {}

    /** The target's scenario waited for something that no thread could bring about any more. */
    record Rest() implements Data {}

    /** How many units of work the target's scenario had done by then. */
    record Work(String unit, long done) implements Data {}

    /** A value the target reported about itself, for charts. */
    record Gauge(String name, long value) implements Data {}

    /** A value the target reported about itself that its lab's bounds judge. */
    record Signal(String name, long value) implements Data {}

    /** Why a source has no rows: to have no data is never to be healthy. */
    record Missing(String missing) implements Data {}

    /** What collecting a source did to the target, and how long the target's answer took, in milliseconds. */
    record Cost(String of, String effect, long millis) implements Data {}

    /** Rows left out so that the file stays within its bound, by source. */
    record Trimmed(String source, int rows) implements Data {}
}
