package faultlab.compile.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsRulesTest {

    private static final long MEMORY = 256L << 20;

    private static List<Objection> objections(String text) {
        return OptionsRules.objections(OptionsFile.parse("jvm.options", text), MEMORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx256m -Xms32M -Xmn8m -Xss512k",
                "-XX:MaxHeapSize=268435456",
                "-XX:SoftMaxHeapSize=0",
                "-XX:MaxRAMPercentage=75.0 -XX:InitialRAMPercentage=100",
                "-XX:+UseG1GC",
                "-XX:-UseG1GC -XX:+UseZGC",
                "-XX:MaxGCPauseMillis=50 -XX:InitiatingHeapOccupancyPercent=1 -XX:-G1UseAdaptiveIHOP",
                "-XX:G1HeapRegionSize=8m",
                "-XX:ZAllocationSpikeTolerance=5.0 -XX:ZCollectionInterval=10",
                "-XX:ShenandoahGCHeuristics=compact",
                "-XX:ActiveProcessorCount=1 -XX:ConcGCThreads=1",
                "-XX:+UnlockExperimentalVMOptions -XX:G1NewSizePercent=20",
                "--finalization=disabled",
                "-Djdk.virtualThreadScheduler.parallelism=1 -Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-XX:NativeMemoryTracking=summary",
                "-Xlog:gc -Xlog:gc*,safepoint=debug:stdout:uptime,tags -Xlog:gc+heap*=trace -Xlog:gc*::time -verbose:gc",
                "-XX:-DoEscapeAnalysis -XX:+DisableExplicitGC -XX:SoftRefLRUPolicyMSPerMB=0",
            })
    void takesWhatAnOperatorTurns(String flags) {
        assertThat(objections(flags)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@more.options                              | reads flags from another file",
                "-XX:Flags=.hotspotrc                       | reads flags from another file",
                "-XX:VMOptionsFile=more                     | reads flags from another file",
                "64m                                        | is no flag",
                "Main                                       | is no flag",
                "-                                          | is no flag",
                "-agentlib:jdwp=transport=dt_socket         | loads an agent",
                "-agentpath:/tmp/libx.so                    | loads an agent",
                "-javaagent:x.jar                           | loads an agent",
                "-Xrunjdwp                                  | loads an agent",
                "-XX:OnError=reboot                         | starts a program",
                "-XX:OnOutOfMemoryError=reboot              | starts a program",
                "-cp                                        | chooses which classes",
                "-classpath                                 | chooses which classes",
                "--class-path=x                             | chooses which classes",
                "-jar                                       | chooses which classes",
                "-p                                         | chooses which classes",
                "--module-path=x                            | chooses which classes",
                "--patch-module=java.base=x                 | chooses which classes",
                "-Xbootclasspath/a:x.jar                    | chooses which classes",
                "-Djava.class.path=x                        | chooses which classes",
                "--add-opens=java.base/java.lang=ALL-UNNAMED| opens what the JDK keeps shut",
                "--add-exports=java.base/sun.nio=ALL-UNNAMED| opens what the JDK keeps shut",
                "--enable-native-access=ALL-UNNAMED         | opens what the JDK keeps shut",
                "-Xlog:gc:gc.log                            | writes a file",
                "-Xlog:gc*:file=gc.log:time                 | writes a file",
                "-Xloggc:gc.log                             | writes a file",
                "-XX:ErrorFile=e                            | writes a file",
                "-XX:HeapDumpPath=.                         | writes a file",
                "-XX:+HeapDumpOnOutOfMemoryError            | writes a file",
                "-XX:+LogCompilation                        | writes a file",
                "-XX:StartFlightRecording                   | records",
                "-XX:StartFlightRecording=filename=x.jfr    | records",
                "-XX:FlightRecorderOptions=repository=x     | records",
                "-Dcom.sun.management.jmxremote.port=9010   | opens a port",
                "-XX:+ManagementServer                      | opens a port",
                "-XX:+ExitOnOutOfMemoryError                | is set by the lab itself",
                "-XX:-ExitOnOutOfMemoryError                | is set by the lab itself",
                "-XX:+CrashOnOutOfMemoryError               | is set by the lab itself",
                "-XX:+CreateCoredumpOnCrash                 | is set by the lab itself",
                "-XX:+DisableAttachMechanism                | is set by the lab itself",
                "--enable-preview                           | is set by the lab itself",
                "-XX:MaxRAM=8g                              | is set by the lab itself",
                "-XX:AOTCache=x                             | is set by the lab itself",
                "-Xshare:dump                               | is set by the lab itself",
                "-XX:+UseEpsilonGC                          | never collects",
                "-Xint                                      | changes how the code is compiled",
                "-XX:TieredStopAtLevel=1                    | changes how the code is compiled",
                "-XX:CompileCommand=quiet                   | changes how the code is compiled",
                "-version                                   | makes the JVM tell about itself",
                "--help                                     | makes the JVM tell about itself",
                "-Xlog:help                                 | makes the JVM tell about itself",
                "-XX:+PrintFlagsFinal                       | makes the JVM tell about itself",
                "-Djdk.tracePinnedThreads=full              | does nothing since JDK 24",
                "-Dcache.size=9                             | not among the properties that labs take",
                "-XX:+UseStringTable                        | not among the flags that labs take",
                "-Xfuture                                   | not among the flags that labs take",
                "-ea                                        | not among the flags that labs take",
            })
    void refusesWithTheReason(String flag, String reason) {
        assertThat(objections(flag)).singleElement().satisfies(objection -> {
            assertThat(objection.problem()).startsWith(flag + " ").contains(reason);
            assertThat(objection.mend()).isNotBlank().doesNotEndWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Xmx                              | a size, such as 64m",
                "-Xmx64q                           | a size, such as 64m",
                "-Xmx=64m                          | a size, such as 64m",
                "-XX:MaxHeapSize                   | a size, such as 64m",
                "-XX:+MaxHeapSize                  | a size, such as 64m",
                "-XX:UseG1GC                       | a + or - before the name",
                "-XX:UseG1GC=true                  | a + or - before the name",
                "-XX:-UnlockExperimentalVMOptions  | a + before the name",
                "-XX:MaxGCPauseMillis=             | a whole number",
                "-XX:MaxGCPauseMillis=-5           | a whole number",
                "-XX:G1ReservePercent=101          | a percentage",
                "-XX:MaxRAMPercentage=100.5        | a percentage",
                "-XX:ParallelGCThreads=999999      | a number of at most three digits",
                "-XX:NativeMemoryTracking=all      | one of off|summary|detail",
                "--finalization                    | one of enabled|disabled",
                "-Xlog                             | what of gc and safepoint",
                "-Xlog:all=trace                   | what of gc and safepoint",
                "-Djdk.virtualThreadScheduler.parallelism=many | a number of at most three digits",
                "-Djdk.virtualThreadScheduler.parallelism      | a number of at most three digits",
            })
    void refusesAValueThatTheFlagCannotHave(String flag, String expected) {
        assertThat(objections(flag))
                .singleElement()
                .satisfies(objection ->
                        assertThat(objection.problem()).startsWith(flag + ": ").contains(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "-Xmx257m, 257 MB",
        "-Xms1g, 1024 MB",
        "-Xmn1G, 1024 MB",
        "-Xss1t, 1048576 MB",
        "-XX:MaxHeapSize=268435457, 256 MB",
        "-XX:SoftMaxHeapSize=512m, 512 MB",
        "-XX:MaxMetaspaceSize=300000k, 293 MB",
        "-XX:MaxDirectMemorySize=2g, 2048 MB",
        "-XX:NewSize=999999999999t, MB",
    })
    void refusesMoreMemoryThanTheLabGivesWithTheFigure(String flag, String figure) {
        assertThat(objections(flag)).singleElement().satisfies(objection -> {
            assertThat(objection.problem()).contains(figure, "a JVM of this lab may take 256 MB");
            assertThat(objection.mend()).isEqualTo("set no more than that");
        });
    }

    @Test
    void offersWhatMayHaveBeenMeant() {
        assertThat(objections("-XX:MaxHeapSise=64m").get(0).mend()).contains("-XX:MaxHeapSize");
        assertThat(objections("-Djdk.virtualThreadScheduler.paralelism=2")
                        .get(0)
                        .mend())
                .contains("-Djdk.virtualThreadScheduler.parallelism");
        assertThat(objections("-XX:+Zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz").get(0).mend())
                .isEqualTo("take it out");
    }

    @Test
    void eachWrongFlagOfALineHasItsOwnPlace() {
        assertThat(objections("-Xmx64m -Xmx1g\n -javaagent:x -XX:Foo"))
                .extracting(Objection::flag)
                .extracting(Flag::line, Flag::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 9),
                        org.assertj.core.groups.Tuple.tuple(2, 2),
                        org.assertj.core.groups.Tuple.tuple(2, 15));
    }
}
