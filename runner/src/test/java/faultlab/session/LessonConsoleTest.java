package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.catalog.Lab;
import faultlab.catalog.MarkdownText;
import faultlab.catalog.MarkdownText.Fence;
import faultlab.catalog.Variant;
import faultlab.console.Console;
import faultlab.console.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a lesson offers to run in the console can be run there. */
class LessonConsoleTest {

    private static final Session SESSION = Session.open(Path.of(System.getProperty("faultlab.home")));

    @AfterEach
    void nothingIsLeft() {
        Left.nothing();
    }

    /** The blocks of that fence that the console of a live run, of the lab's first shape, refuses or that fail in it. */
    private static List<String> failures(Lab lab, Variant variant, String fence, String lesson) {
        List<String> failures = new ArrayList<>();
        String shape = lab.contract().shapes().get(0).name();
        try (Looking looking = Looking.at(SESSION, lab, variant, shape)) {
            Console console = looking.run.console();
            for (Fence block : MarkdownText.of(lesson).fences()) {
                if (block.info().equals(fence)) {
                    Reply reply = console.eval(block.code());
                    if (reply.failed() || reply.incomplete()) {
                        failures.add("lesson.md:" + block.line() + " " + reply);
                    }
                }
            }
        }
        return failures;
    }

    private static String lesson(Lab lab) throws IOException {
        return Files.readString(lab.folder().resolve("lesson.md"));
    }

    @TestFactory
    Stream<DynamicTest> everyJshellBlockRunsInTheFaultsLiveJvm() {
        return SESSION.catalog().labs().stream()
                .map(lab -> DynamicTest.dynamicTest(
                        lab.id(),
                        () -> assertThat(failures(lab, Variant.fault(lab), "jshell", lesson(lab)))
                                .isEmpty()));
    }

    @Test
    void aBlockThatIsRefusedOrFailsOrIsNotWholeIsFound() {
        Lab lab = SESSION.catalog().lab("handoff");
        String lesson = "```jshell\ndesk.report()\n```\n\n```jshell\ndesk.reprot()\n```\n\n"
                + "```jshell\nthrow new Exception();\n```\n\n```jshell\nfor (;;) {\n```\n";
        assertThat(failures(lab, Variant.fault(lab), "jshell", lesson))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("lesson.md:6 ")
                .contains("cannot find symbol");
    }

    /** They show what the fault breaks: so it is the reference they run well on. */
    @Test
    void theJavaBlocksOfHandoffRunInTheConsoleToo() throws IOException {
        Lab lab = SESSION.catalog().lab("handoff");
        assertThat(MarkdownText.of(lesson(lab)).fences().stream().map(Fence::info))
                .contains("java", "jshell");
        assertThat(failures(lab, Variant.solution(lab), "java", lesson(lab))).isEmpty();
    }
}
