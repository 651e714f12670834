package faultlab.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that hear that their caller has gone, at all their steps, at some or at none. */
class CancelEachStepTest {

    @TempDir
    static Path classes;

    private static ClassLoader loader;

    @BeforeAll
    static void compile() throws Exception {
        var command =
                new ArrayList<>(List.of("-nowarn", "-d", classes.toString(), "src/test/resources/shared/Calls.java"));
        try (var shared = Files.list(Path.of(System.getProperty("faultlab.home"), "faults", "shared"))) {
            shared.map(Path::toString).forEach(command::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new)))
                .isZero();
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    }

    private static List<String> by(String whom, Object call) throws Throwable {
        try {
            var kind = whom.equals("byCancel") ? "shared.CancelEachStep$Begin" : "shared.CancelEachStep$Call";
            var check = loader.loadClass("shared.CancelEachStep").getMethod(whom, loader.loadClass(kind));
            return ((List<?>) check.invoke(null, call))
                    .stream().map(Object::toString).toList();
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Object call(String name) throws Exception {
        return loader.loadClass("calls.Calls").getMethod(name).invoke(null);
    }

    private static Object ovenOn(Duration limit) throws Exception {
        return loader.loadClass("calls.Calls")
                .getMethod("ovenOn", Duration.class)
                .invoke(null, limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"interrupts", "asksBetween", "ownWorker"})
    void findsNothingWhereWorkHearsOfItAtEachStep(String call) throws Throwable {
        assertThat(by("byDeadline", call(call))).isEmpty();
        assertThat(by("byInterrupt", call(call))).isEmpty();
    }

    @Test
    void namesEachStepAfterWhichWorkWentOn() throws Throwable {
        assertThat(by("byDeadline", call("tellsNobody")))
                .containsExactly(
                        "cancelled in step 1 of 3 (knead): went on to bake, on thread baker-0",
                        "cancelled in step 2 of 3 (bake): went on to pack, on thread baker-0");
        assertThat(by("byInterrupt", call("tellsNobody"))).hasSize(2);
    }

    @Test
    void namesTheOneStepThatDidNotHear() throws Throwable {
        assertThat(by("byDeadline", call("asksBeforeBaking")))
                .containsExactly("cancelled in step 2 of 3 (bake): went on to pack, on thread baker-0");
        assertThat(by("byInterrupt", call("swallowsTheInterrupt")))
                .containsExactly("cancelled in step 1 of 3 (knead): went on to bake, on thread baker-0");
    }

    @Test
    void followsWorkThatAnotherThreadGoesOnWith() throws Throwable {
        assertThat(by("byDeadline", call("handsOn"))).hasSize(2).allMatch(text -> text.contains("went on to"));
    }

    @Test
    void findsAWorkerWhoNeverEndsThoughItAsksForNothingMore() throws Throwable {
        assertThat(by("byDeadline", call("handsOverToNobody")))
                .singleElement()
                .asString()
                .startsWith("cancelled in step 1 of 1 (knead): never ended at calls.Calls.");
    }

    @Test
    void findsAStepThatHearsNoInterruptAndMayOutliveItsCaller() throws Throwable {
        assertThat(by("byDeadline", ovenOn(Duration.ofMinutes(2))))
                .containsExactly("cancelled in step 2 of 2 (bake): stayed in bake, which may take 120000 ms");
        assertThat(by("byDeadline", ovenOn(Duration.ZERO))).isEmpty();
    }

    @Test
    void saysOnceThatACallerDoesNotGo() throws Throwable {
        assertThat(by("byDeadline", call("waitsItOut")))
                .containsExactly("cancelled in step 1 of 1 (knead): the caller itself did not go");
    }

    @Test
    void cancelsTheFutureThatACallerHolds() throws Throwable {
        assertThat(by("byCancel", call("beginsATask"))).isEmpty();
        assertThat(by("byCancel", call("beginsAFuture")))
                .singleElement()
                .asString()
                .contains("went on to bake");
    }

    @Test
    void refusesACallThatComesToNoStep() {
        assertThatThrownBy(() -> by("byDeadline", call("comesToNoStep")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must come to a step");
    }
}
