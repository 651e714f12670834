package faultlab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the one-way flow of ARCHITECTURE.md. */
class ArchitectureTest {

    /** Each may use those before it, and none after it. {@code forked} stands apart. */
    private static final List<String> FLOW = List.of(
            "files",
            "catalog",
            "workspace",
            "compile",
            "execute",
            "console",
            "observe",
            "diagnose",
            "verify",
            "report",
            "store",
            "draft",
            "session",
            "publish",
            "bench",
            "web",
            "cli");

    private static final JavaClasses RUNNER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("faultlab");

    @Test
    void theScanIsNotEmptyAndEveryPackageHasAPlaceInTheFlow() {
        assertThat(RUNNER).hasSizeGreaterThan(100);
        List<String> known = new ArrayList<>(FLOW);
        known.addAll(List.of("forked", "suite"));
        assertThat(RUNNER.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("faultlab."))
                        .map(name -> name.split("\\.")[1])
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @TestFactory
    Stream<DynamicTest> aStageUsesNothingDownstream() {
        return FLOW.stream()
                .filter(name -> FLOW.indexOf(name) < FLOW.size() - 1)
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> usesNothingDownstream(name).check(RUNNER)));
    }

    @Test
    void theFlowRuleRejectsAClassThatReachesDown() {
        JavaClasses broken = new ClassFileImporter().importPackages("faultlab.catalog.downstream");
        assertThat(broken).isNotEmpty();
        assertThat(usesNothingDownstream("catalog").evaluate(broken).hasViolation())
                .isTrue();
    }

    private static ArchRule usesNothingDownstream(String name) {
        String[] downstream = FLOW.subList(FLOW.indexOf(name) + 1, FLOW.size()).stream()
                .map(later -> "faultlab." + later + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("faultlab." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(downstream);
    }

    /** cli comes last in the flow, so that half of this is held there; web must know as little of cli. */
    @Test
    void theSiteAndTheCommandLineDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("faultlab.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("faultlab.web..")
                .check(RUNNER);
    }

    @Test
    void onlyTheSiteKnowsHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("faultlab.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "java.net.http..")
                .check(RUNNER);
    }

    @Test
    void whatRunsInTheChildUsesTheJdkAndTheJunitLauncherOnly() {
        classes()
                .that()
                .resideInAPackage("faultlab.forked..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "faultlab.forked..",
                        "java..",
                        "com.sun.management..",
                        "jdk.jshell.execution..",
                        "jdk.jshell.spi..",
                        "org.junit.platform..",
                        "org.junit.jupiter.api.."))
                .check(RUNNER);
    }

    @Test
    void nothingButTheChildItselfUsesItsClasses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("faultlab.forked..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("faultlab.forked..")
                .check(RUNNER);
    }

    @Test
    void theRunnerReadsLabsAsDataNeverAsClasses() {
        DescribedPredicate<JavaClass> ofALab = DescribedPredicate.describe(
                "a class of faults/, labs/ or solutions/",
                used -> used.getPackageName().equals("shared")
                        || used.getPackageName().equals("handoff"));
        noClasses().should().dependOnClassesThat(ofALab).check(RUNNER);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("faultlab.(*)..").should().beFreeOfCycles().check(RUNNER);
    }
}
