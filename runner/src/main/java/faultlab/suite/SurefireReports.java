package faultlab.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Surefire's {@code TEST-*.xml}, one file a test class, one {@code testcase} a test. */
final class SurefireReports {

    private SurefireReports() {}

    /** The tests of every module of a checkout. A skipped test proves nothing, so it counts as failed. */
    static Tally read(Path checkout) throws IOException {
        try (Stream<Path> modules = Files.list(checkout)) {
            return Tally.sum(modules.map(module -> module.resolve("target/surefire-reports"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .flatMap(folder -> reports(folder).stream())
                    .map(SurefireReports::report));
        }
    }

    private static List<Path> reports(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + folder, e);
        }
    }

    /** A report that cannot be read, as when the test JVM died while it was written, is a failure of its own. */
    private static Tally report(Path file) {
        try {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("testcase");
            return Tally.sum(IntStream.range(0, cases.getLength())
                    .mapToObj(cases::item)
                    .map(Element.class::cast)
                    .map(SurefireReports::test));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            return Tally.failed("the report " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static Tally test(Element test) {
        String name = test.getAttribute("classname") + "." + test.getAttribute("name");
        if (has(test, "skipped")) {
            return Tally.failed("skipped: " + name);
        }
        return Tally.of(!has(test, "failure") && !has(test, "error"), name);
    }

    private static boolean has(Element test, String outcome) {
        return test.getElementsByTagName(outcome).getLength() > 0;
    }
}
