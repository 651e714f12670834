package faultlab.compile;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Catalog;
import faultlab.catalog.Lab;
import faultlab.catalog.Root;
import faultlab.catalog.Variant;
import faultlab.execute.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all labs share is compiled once and kept, whoever comes first. */
class SharedClassesTest {

    private static final int PEOPLE = 4;

    @TempDir
    Path cache;

    @TempDir
    Path folders;

    private final Lab lab = Catalog.load(List.of(new Root(Path.of("..")))).lab("handoff");
    private final List<Path> jars =
            ClassPath.ofRunner(Path.of("target")).forCompiling(lab.contract().libraries());

    private Compilation compile(Path cache, String name) {
        return new Compiler(jars, cache).compile(SourceSet.of(lab, Variant.solution(lab)), folders.resolve(name));
    }

    private List<Path> kept() throws IOException {
        try (var entries = Files.list(cache)) {
            return entries.toList();
        }
    }

    @Test
    void theFirstToCompileKeepsThemAndNothingHalfMade() throws IOException {
        Compilation first = compile(cache, "first");
        assertThat(first.errors()).isEmpty();
        assertThat(first.classes().resolve("shared/Scenario.class")).exists();
        assertThat(kept())
                .singleElement()
                .satisfies(folder -> assertThat(folder.resolve("shared/Scenario.class"))
                        .hasSameBinaryContentAs(first.classes().resolve("shared/Scenario.class")));
    }

    @Test
    void whoComesAtTheSameMomentIsNotInTheWay() throws Exception {
        var together = new CyclicBarrier(PEOPLE);
        try (var crew = Executors.newFixedThreadPool(PEOPLE)) {
            var all = new ArrayList<Future<Compilation>>();
            for (int i = 0; i < PEOPLE; i++) {
                String name = "at-once-" + i;
                all.add(crew.submit(() -> {
                    together.await();
                    return compile(cache, name);
                }));
            }
            for (var one : all) {
                assertThat(one.get().errors()).isEmpty();
                assertThat(one.get().classes().resolve("shared/Scenario.class")).exists();
            }
        }
        assertThat(kept()).hasSize(1);
    }

    @Test
    void whereNothingCanBeKeptTheyAreCompiledWithTheRest() throws IOException {
        Path file = Files.writeString(cache.resolve("no-folder"), "");
        Compilation compiled = compile(file, "alone");
        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.classes().resolve("shared/Scenario.class")).exists();
    }
}
