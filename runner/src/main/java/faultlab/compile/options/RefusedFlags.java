package faultlab.compile.options;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Flags that are refused for a reason worth saying; a flag that is in neither table is refused as unknown. */
final class RefusedFlags {

    /**
     * Flags of one kind.
     *
     * @param flag the whole flag
     * @param why goes on after the flag itself
     * @param mend what to do
     */
    record Kind(Pattern flag, String why, String mend) {}

    static final List<Kind> KINDS = List.of(
            kind("@.*|-XX:(Flags|VMOptionsFile)=.*", "reads flags from another file", "write them into this one"),
            kind(
                    "[^-].*|-|--",
                    "is no flag: one begins with - and has its value right behind it, as in -Xmx64m",
                    "correct it"),
            kind(
                    "-agent(lib|path):.*|-javaagent:.*|-Xrun.*|-Xdebug|-XX:[+-]EnableDynamicAgentLoading",
                    "loads an agent, which changes the JVM that is judged",
                    "take it out; `lab run` profiles and `lab run --debug` debugs"),
            kind("-XX:On(Error|OutOfMemoryError)=.*", "starts a program", "take it out"),
            kind(
                    "-cp|-classpath|-jar|-p|-m|-Xbootclasspath.*|-Djava\\.(class|library|system|home)\\b.*|-Djdk\\.module.*"
                            + "|--(class-path|module|module-path|upgrade-module-path|patch-module|add-modules"
                            + "|limit-modules)(=.*)?",
                    "chooses which classes the JVM loads, and that is the lab's to choose",
                    "take it out"),
            kind(
                    "--(add-opens|add-exports|add-reads|enable-native-access|illegal-.*|sun-misc-.*|enable-final-.*)(=.*)?",
                    "opens what the JDK keeps shut, and no fix here needs that",
                    "take it out"),
            kind(
                    "-Xlog:[^:]*:(?!(stdout|stderr)?(:|$)).*|-Xloggc.*|-XX:\\+HeapDump(OnOutOfMemoryError|BeforeFullGC|AfterFullGC)"
                            + "|-XX:(ErrorFile|HeapDumpPath|LogFile|ReplayDataFile|PerfDataSaveFile|DumpLoadedClassList)=.*"
                            + "|-XX:\\+(LogCompilation|LogVMOutput|DumpPerfMapAtExit|DumpReplayDataOnError|PerfDataSaveToFile)",
                    "writes a file, and nothing of a judged JVM is left behind",
                    "take it out; `lab run` shows heap and collections"),
            kind(
                    "-XX:(StartFlightRecording|FlightRecorderOptions)\\b.*",
                    "records, which changes what is judged",
                    "take it out; `lab run` makes a recording of its own"),
            kind(
                    "-Dcom\\.sun\\.management\\..*|-Djava\\.rmi\\..*|-XX:\\+ManagementServer",
                    "opens a port",
                    "take it out; `lab run` and `lab diagnose PID` look in without one"),
            kind(
                    "-XX:[+-](ExitOnOutOfMemoryError|CrashOnOutOfMemoryError|CreateCoredumpOnCrash|DisableAttachMechanism)"
                            + "|-XX:MaxRAM=.*|--enable-preview|-Xshare.*|-XX:(AOT|SharedArchive|ArchiveClasses).*",
                    "is set by the lab itself",
                    "take it out"),
            kind(
                    "-XX:[+-]UseEpsilonGC",
                    "never collects, so that nothing here could be measured",
                    "choose a collector that does"),
            kind(
                    "-Xint|-Xcomp|-Xmixed|-client|-server|-XX:[+-](TieredCompilation|UseCompiler|Inline)"
                            + "|-XX:(TieredStopAtLevel|CompileCommand|CompileThreshold|CICompilerCount)\\b.*",
                    "changes how the code is compiled, on which the lab's bounds rest",
                    "take it out"),
            kind(
                    "-version|-fullversion|-showversion|-help|-h|-\\?|-X|-Xlog:help|-Xinternalversion|-XshowSettings.*"
                            + "|--(version|help|help-extra|dry-run|list-modules|validate-modules|describe-module)(=.*)?"
                            + "|-XX:\\+PrintFlags\\w*",
                    "makes the JVM tell about itself instead of doing its work",
                    "take it out"),
            kind(
                    "-Djdk\\.tracePinnedThreads.*",
                    "does nothing since JDK 24",
                    "take it out; `lab run` records jdk.VirtualThreadPinned"));

    private RefusedFlags() {}

    private static Kind kind(String flag, String why, String mend) {
        return new Kind(Pattern.compile(flag), why, mend);
    }

    static Optional<Objection> objection(Flag flag) {
        return KINDS.stream()
                .filter(kind -> kind.flag().matcher(flag.text()).matches())
                .findFirst()
                .map(kind -> new Objection(flag, flag.shown() + " " + kind.why(), kind.mend()));
    }
}
