package faultlab.observe.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import subject.ProfiledProgram;
import subject.SubjectJvm;

class ProfilerTest {

    private static final Set<ProfilerEvent> EVENTS =
            EnumSet.of(ProfilerEvent.CTIMER, ProfilerEvent.WALL, ProfilerEvent.LOCK, ProfilerEvent.ALLOC);

    @TempDir
    private Path folder;

    private Path recording;

    @BeforeEach
    void name() {
        recording = folder.resolve("profile.jfr");
    }

    @Test
    void makesASelfContainedFlameGraphOfEachEventOfAJvm() throws Exception {
        var profiler = Profiler.in(folder.resolve("cache"));
        run(profiler, "work");

        var graphs = profiler.flameGraphs(recording, EVENTS, folder);

        assertThat(graphs).extracting(FlameGraph::event).containsExactlyElementsOf(EVENTS);
        for (var graph : graphs) {
            assertThat(graph.missing()).as("%s", graph.event()).isNull();
            assertThat(graph.samples()).isPositive();
            assertThat(Files.readString(graph.file()))
                    .contains("ProfiledProgram")
                    .doesNotContainPattern("(src|href)=['\"]https?://(?!github\\.com/async-profiler)");
            var stacks = Files.readString(folder.resolve(graph.event().id() + ".collapsed"));
            assertThat(stacks)
                    .contains("subject.ProfiledProgram.")
                    .hasSizeLessThan(200_000)
                    .doesNotContain("_[");
            assertThat(Flame.of(stacks).value()).isPositive();
        }
    }

    @Test
    void saysWhyThereIsNoFlameGraphAfterTheJvmWasKilled() throws Exception {
        var profiler = Profiler.in(folder.resolve("cache"));
        run(profiler, "die");

        assertThat(profiler.flameGraphs(recording, EVENTS, folder))
                .allSatisfy(graph -> assertThat(graph.missing()).isNotNull());
    }

    @Test
    void believesTheProfilersLogAlthoughTheJvmExitedWithZero() throws Exception {
        var profiler = Profiler.in(folder.resolve("cache"));
        run(profiler, "work");
        Files.writeString(Profiler.log(recording), "[WARN] no\n[ERROR] Perf events unavailable\n");

        assertThat(profiler.flameGraphs(recording, EVENTS, folder))
                .allSatisfy(
                        graph -> assertThat(graph.missing()).isEqualTo("the profiler failed: Perf events unavailable"));
    }

    @Test
    void saysWhichEventHasNoSample() throws Exception {
        var profiler = Profiler.in(folder.resolve("cache"));
        run(profiler, "work");

        assertThat(profiler.flameGraphs(recording, Set.of(ProfilerEvent.NATIVEMEM), folder))
                .singleElement()
                .satisfies(graph -> assertThat(graph.missing()).contains("no sample of nativemem"));
    }

    @Test
    void saysWhatIsWrongWithARecordingThatIsNone() throws IOException {
        Files.writeString(recording, "no recording");

        assertThat(Profiler.in(folder.resolve("cache")).flameGraphs(recording, EVENTS, folder))
                .allSatisfy(graph -> assertThat(graph.missing()).contains("cannot be turned into a flame graph"));
    }

    @Test
    void goesOnWithoutAPlaceForItsLibrary() throws IOException {
        var blocked = Files.writeString(folder.resolve("file"), "");
        var profiler = Profiler.in(blocked);

        assertThat(profiler.arguments(EVENTS, recording)).isEmpty();
        assertThat(profiler.flameGraphs(recording, EVENTS, folder))
                .allSatisfy(graph -> assertThat(graph.missing()).startsWith("the profiler cannot run: "));
    }

    @Test
    void saysThatItsArgumentCannotHoldACommaInAPath() {
        var profiler = Profiler.in(folder.resolve("cache"));

        assertThat(profiler.missing(folder.resolve("a,b.jfr"))).get().asString().contains("','");
    }

    @Test
    void unpacksItsLibraryOnceAndMendsADamagedCopy() throws IOException {
        var library = NativeLibrary.unpack(folder);
        var whole = Files.readAllBytes(library);
        Files.writeString(library, "damaged");

        assertThat(NativeLibrary.unpack(folder)).isEqualTo(library);

        assertThat(Files.readAllBytes(library)).isEqualTo(whole);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(library);
        }
    }

    @Test
    void namesTheSystemsItRunsOnWhenThisIsNone() throws IOException {
        assertThat(NativeLibrary.resource("Mac OS X", "aarch64")).isEqualTo("macos/libasyncProfiler.so");
        assertThat(NativeLibrary.resource("Linux", "aarch64")).isEqualTo("linux-arm64/libasyncProfiler.so");
        assertThatThrownBy(() -> NativeLibrary.resource("Windows 11", "amd64"))
                .hasMessageContaining("not on Windows 11 amd64");
        assertThatThrownBy(() -> NativeLibrary.resource("Linux", "riscv64")).hasMessageContaining("riscv64");
    }

    @Test
    void refusesTwoClocksAtOnce() {
        var both = EnumSet.of(ProfilerEvent.CPU, ProfilerEvent.CTIMER);

        assertThatThrownBy(() -> Profiler.in(folder.resolve("cache")).arguments(both, recording))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not both");
    }

    @Test
    void theProbeTellsForEachEventWhetherItWorksHere() throws Exception {
        var probe = new ProfilerProbe(Profiler.in(folder.resolve("cache")), Path.of(System.getProperty("java.home")));

        assertThat(probe.probe()).containsOnlyKeys(ProfilerEvent.values());
        assertThat(probe.probe(ProfilerEvent.CTIMER)).isEmpty();
    }

    @Test
    void theProbeRejectsAnEventWhoseProfilerCannotLoad() throws Exception {
        var profiler = Profiler.in(folder.resolve("cache"));
        try (Stream<Path> library = Files.list(folder.resolve("cache"))) {
            Files.writeString(library.findFirst().orElseThrow(), "no library");
        }
        var probe = new ProfilerProbe(profiler, Path.of(System.getProperty("java.home")));

        assertThat(probe.probe(ProfilerEvent.WALL)).isPresent();
    }

    private void run(Profiler profiler, String what) throws IOException {
        var flags = profiler.arguments(EVENTS, recording).toArray(String[]::new);
        try (var jvm = SubjectJvm.start(
                Path.of("target/test-classes"), ProfiledProgram.class.getName(), List.of(what), flags)) {
            jvm.awaitEnd();
        }
    }
}
