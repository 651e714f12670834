package faultlab.compile.options;

import static faultlab.compile.options.Form.DECIMAL;
import static faultlab.compile.options.Form.MEMORY;
import static faultlab.compile.options.Form.NUMBER;
import static faultlab.compile.options.Form.ON;
import static faultlab.compile.options.Form.PART;
import static faultlab.compile.options.Form.PERCENT;
import static faultlab.compile.options.Form.SWITCH;
import static faultlab.compile.options.Form.THREADS;
import static faultlab.compile.options.Form.oneOf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The flags that an options file may set: what operators of a real service turn, as far as it bears on a fault of the catalog.
 * Each is held to a form; that it exists and is of its form's type in this JDK is tested.
 */
final class AllowedFlags {

    /** Flags of one form. {@code begin} is what a name begins with. */
    record Family(String about, Form form, String begin, List<String> names) {}

    static final List<Family> FAMILIES = List.of(
            family("heap and stack", MEMORY, "-X", "mx ms mn ss"),
            family("heap by long names", MEMORY, "-XX:", """
                    MaxHeapSize InitialHeapSize MinHeapSize SoftMaxHeapSize NewSize MaxNewSize
                    MinHeapDeltaBytes TLABSize MinTLABSize PretenureSizeThreshold"""),
            family("memory beside the heap", MEMORY, "-XX:", """
                    MaxMetaspaceSize MetaspaceSize CompressedClassSpaceSize MaxDirectMemorySize"""),
            family("heap as a part of what the lab gives", PART, "-XX:", """
                    MaxRAMPercentage InitialRAMPercentage MinRAMPercentage"""),
            family("which collector", SWITCH, "-XX:", """
                    UseSerialGC UseParallelGC UseG1GC UseZGC UseShenandoahGC"""),
            family("generations", NUMBER, "-XX:", """
                    NewRatio SurvivorRatio MaxTenuringThreshold InitialTenuringThreshold TargetSurvivorRatio
                    MinHeapFreeRatio MaxHeapFreeRatio"""),
            family("generations", SWITCH, "-XX:", "UseAdaptiveSizePolicy ShrinkHeapInSteps AlwaysPreTouch ResizeTLAB"),
            family("goals", NUMBER, "-XX:", "MaxGCPauseMillis GCPauseIntervalMillis GCTimeRatio GCTimeLimit"),
            family("goals", SWITCH, "-XX:", "UseGCOverheadLimit"),
            family("G1", MEMORY, "-XX:", "G1HeapRegionSize"),
            family("G1", NUMBER, "-XX:", """
                    G1PeriodicGCInterval G1MixedGCCountTarget G1RSetUpdatingPauseTimePercent"""),
            family("G1", DECIMAL, "-XX:", "G1PeriodicGCSystemLoadThreshold"),
            family("G1", PERCENT, "-XX:", """
                    InitiatingHeapOccupancyPercent G1ReservePercent G1NewSizePercent G1MaxNewSizePercent
                    G1HeapWastePercent G1MixedGCLiveThresholdPercent G1OldCSetRegionThresholdPercent"""),
            family("G1", SWITCH, "-XX:", "G1UseAdaptiveIHOP G1PeriodicGCInvokesConcurrent"),
            family("ZGC", DECIMAL, "-XX:", """
                    ZCollectionInterval ZCollectionIntervalMinor ZCollectionIntervalMajor ZAllocationSpikeTolerance
                    ZFragmentationLimit ZYoungCompactionLimit"""),
            family("ZGC", NUMBER, "-XX:", "ZUncommitDelay ZTenuringThreshold"),
            family("ZGC", SWITCH, "-XX:", "ZUncommit ZProactive"),
            family(
                    "Shenandoah",
                    oneOf("adaptive", "static", "compact", "aggressive"),
                    "-XX:",
                    "ShenandoahGCHeuristics"),
            family("Shenandoah", oneOf("satb", "generational"), "-XX:", "ShenandoahGCMode"),
            family("Shenandoah", PERCENT, "-XX:", """
                    ShenandoahMinFreeThreshold ShenandoahInitFreeThreshold ShenandoahAllocSpikeFactor
                    ShenandoahGarbageThreshold"""),
            family("Shenandoah", NUMBER, "-XX:", "ShenandoahGuaranteedGCInterval ShenandoahUncommitDelay"),
            family("Shenandoah", SWITCH, "-XX:", "ShenandoahUncommit"),
            family("processors and the collector's threads", THREADS, "-XX:", """
                    ActiveProcessorCount ParallelGCThreads ConcGCThreads"""),
            family("processors and the collector's threads", SWITCH, "-XX:", "UseDynamicNumberOfGCThreads"),
            family("explicit collections and references", SWITCH, "-XX:", """
                    DisableExplicitGC ExplicitGCInvokesConcurrent ParallelRefProcEnabled"""),
            family("explicit collections and references", NUMBER, "-XX:", "SoftRefLRUPolicyMSPerMB"),
            family("explicit collections and references", oneOf("enabled", "disabled"), "--", "finalization"),
            family("classes", SWITCH, "-XX:", "ClassUnloading ClassUnloadingWithConcurrentMark"),
            family("classes", NUMBER, "-XX:", "MinMetaspaceFreeRatio MaxMetaspaceFreeRatio"),
            family("objects and allocation", SWITCH, "-XX:", """
                    UseCompactObjectHeaders UseCompressedOops UseStringDeduplication CompactStrings UseTLAB
                    DoEscapeAnalysis EliminateAllocations OptimizeStringConcat"""),
            family("objects and allocation", NUMBER, "-XX:", "AutoBoxCacheMax StringDeduplicationAgeThreshold"),
            family("virtual threads and pools", THREADS, "-D", """
                    jdk.virtualThreadScheduler.parallelism jdk.virtualThreadScheduler.maxPoolSize
                    jdk.virtualThreadScheduler.minRunnable java.util.concurrent.ForkJoinPool.common.parallelism"""),
            family("buffers of a thread", NUMBER, "-D", "jdk.nio.maxCachedBufferSize"),
            family("what the JVM tells of itself", oneOf("off", "summary", "detail"), "-XX:", "NativeMemoryTracking"),
            family("what the JVM tells of itself", Form.LOG, "-X", "log"),
            family("what the JVM tells of itself", oneOf("gc"), "-", "verbose"),
            family("flags that others need", ON, "-XX:", "UnlockExperimentalVMOptions UnlockDiagnosticVMOptions"));

    /** The form of each, by whole name. */
    static final Map<String, Form> FORMS = forms();

    private AllowedFlags() {}

    private static Family family(String about, Form form, String begin, String names) {
        return new Family(about, form, begin, List.of(names.split("\\s+")));
    }

    private static Map<String, Form> forms() {
        Map<String, Form> forms = new TreeMap<>();
        for (Family family : FAMILIES) {
            for (String name : family.names()) {
                if (forms.put(family.begin() + name, family.form()) != null) {
                    throw new IllegalStateException(family.begin() + name + " is in two families");
                }
            }
        }
        return Map.copyOf(forms);
    }
}
