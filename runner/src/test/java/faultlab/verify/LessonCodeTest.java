package faultlab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.compile.SnippetCompiler;
import faultlab.verify.LessonCode.Error;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int n = new ArrayList<>(List.of(1)).size();",
                "Thread.sleep(Duration.ZERO);",
                "private int held;\n\nvoid hold() {\n    held++;\n}",
                "record Order(int number) {}",
                "import java.util.function.Supplier;\n\nclass A {\n    Supplier<String> s = () -> \"\";\n}",
                "public class Named {\n    List<String> names = List.of();\n}",
                "package toy;\n\nclass B {}",
            })
    void takesStatementsMembersAndCompilationUnits(String code) {
        assertThat(flaws("```java\n" + code + "\n```\n")).isEmpty();
        assertThat(flaws("```java fails\n" + code + "\n```\n"))
                .singleElement()
                .asString()
                .contains("the block compiles, though it says that it fails");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int n = \"one\";", "return missing;", "class A extends Missing {}", "void broken( {"})
    void refusesWhatDoesNotCompile(String code) {
        assertThat(flaws("Text.\n\n```java\n" + code + "\n```\n"))
                .singleElement()
                .asString()
                .startsWith("labs/toy/lesson.md:4: the block does not compile: ");
        assertThat(flaws("```java fails\n" + code + "\n```\n")).isEmpty();
    }

    @Test
    void namesTheLineInTheLesson() {
        assertThat(flaws("---\ntitle: T\n---\n## A\n\n```java\nint n = 1;\nint m = n.size();\n```\n"))
                .singleElement()
                .asString()
                .startsWith("labs/toy/lesson.md:8: ");
    }

    @Test
    void refusesAFenceItDoesNotKnow() {
        assertThat(flaws("```java broken\nint n = 1;\n```\n"))
                .singleElement()
                .asString()
                .contains("fenced with \"java broken\"");
        assertThat(flaws("```jshel\nint n = 1;\n```\n"))
                .singleElement()
                .asString()
                .contains("```jshell for what the");
        assertThat(flaws("```\nint n = 1;\n```\n")).singleElement().asString().contains("fenced with \"\"");
        assertThat(flaws("```json\n{}\n```\n")).isEmpty();
        assertThat(flaws("```jshell\nint n = desk.size();\n```\n")).isEmpty();
    }

    private static List<String> flaws(String lesson) {
        TreeMap<String, String> texts = new TreeMap<>();
        texts.put("labs/toy/lesson.md", lesson);
        SnippetCompiler compiler = new SnippetCompiler(List.of(), Path.of("target"));
        LessonCode.Javac javac = source -> compiler.errors(source).stream()
                .findFirst()
                .map(first -> new Error(
                        first.line(), first.message(), compiler.errors(source).size()))
                .or(Optional::empty);
        return LessonCode.flaws(new LabFiles("toy", texts), List.of(javac)).stream()
                .map(Flaw::toString)
                .toList();
    }
}
