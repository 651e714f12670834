package faultlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import faultlab.bench.Contender.Missing;
import faultlab.catalog.UnknownException;
import faultlab.execute.ClassPath;
import faultlab.session.Left;
import faultlab.session.ToyLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    @TempDir
    Path home;

    private ToyLab toy;

    @BeforeEach
    void layOut() throws IOException {
        toy = ToyLab.in(home);
        ToyLab.warm(home);
    }

    private Contender maven(Optional<Path> mvn) throws IOException {
        try (Scene scene = Scene.of(home, "toy")) {
            var checks = new Checks(scene);
            return new Bench(home, mvn)
                    .maven(scene, ClassPath.ofRunner(scene.session().store().cache()), checks, note -> {});
        }
    }

    @Test
    void withoutMavenItsFigureIsMissingAndNothingFails() throws Exception {
        var absent = maven(Optional.empty());
        assertThat(absent.figures()).containsExactly(Figure.MAVEN);
        assertThatThrownBy(absent::measure).isInstanceOf(Missing.class).hasMessage("there is no Maven (mvn) on PATH");
    }

    @Test
    void aLabWithLibrariesNeedsACheckoutsPomToBeComparedWithMaven() throws Exception {
        var yaml = home.resolve("labs/toy/lab.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "libraries: [jackson-databind]\n");
        var absent = maven(Optional.of(home.resolve("mvn")));
        assertThatThrownBy(absent::measure).isInstanceOf(Missing.class).hasMessageContaining("pom.xml");
    }

    @Test
    void aSceneHasTheSolutionAsItsWorkAndLeavesTheHomeAlone() throws Exception {
        toy.write("work/toy/Counter.java", "mine");
        try (Scene scene = Scene.of(home, "toy")) {
            var work = scene.work().folder().resolve("Counter.java");
            assertThat(work).hasContent(ToyLab.RIGHT).isNotEqualTo(home.resolve("work/toy/Counter.java"));
            assertThat(scene.session().list().labs()).extracting("progress").isEqualTo(List.of("started"));
        }
        assertThat(home.resolve("work/toy/Counter.java")).hasContent("mine");
        assertThat(home.resolve("solutions/toy/Counter.java")).exists();
        assertThat(home.resolve(".lab/lab.db")).doesNotExist();
        Left.nothing();
    }

    @Test
    void anUnknownLabIsNamedAndLeavesNothing() {
        assertThatThrownBy(() -> Scene.of(home, "nosuch")).isInstanceOf(UnknownException.class);
        Left.nothing();
    }
}
