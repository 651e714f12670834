package faultlab.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** As much of a Maven pom as this project's own use: properties, managed versions, dependencies and their scopes. */
record Pom(Path file, Element project) {

    static Pom read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Pom(
                    file, factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new PublishException(file, "cannot be read as a pom: " + e.getMessage());
        }
    }

    /** The dependencies of scope compile and runtime, with versions from this pom or its parent. */
    List<String> compileAndRuntime(Pom parent) {
        return dependencies(project).stream()
                .filter(dependency -> List.of("compile", "runtime")
                        .contains(text(dependency, "scope").orElse("compile")))
                .map(dependency -> key(dependency) + ":" + version(dependency, parent))
                .toList();
    }

    /** The boms that this pom, a parent, imports. */
    List<String> imported() {
        return child(project, "dependencyManagement").map(Pom::dependencies).orElse(List.of()).stream()
                .filter(dependency -> text(dependency, "scope").orElse("").equals("import"))
                .map(dependency -> key(dependency) + ":" + version(dependency, this))
                .toList();
    }

    private String version(Element dependency, Pom parent) {
        String written = text(dependency, "version")
                .or(() -> parent.managed(key(dependency)))
                .orElseThrow(
                        () -> new PublishException(file, key(dependency) + " has no version here nor in the parent"));
        if (!written.startsWith("${")) {
            return written;
        }
        String name = written.substring(2, written.length() - 1);
        return parent.property(name)
                .orElseThrow(() -> new PublishException(
                        parent.file, "no property " + name + ", the version of " + key(dependency)));
    }

    private Optional<String> managed(String key) {
        return child(project, "dependencyManagement").stream()
                .flatMap(management -> dependencies(management).stream())
                .filter(dependency -> key(dependency).equals(key))
                .findFirst()
                .flatMap(dependency -> text(dependency, "version"));
    }

    /** A property that this pom itself states. */
    Optional<String> property(String name) {
        return child(project, "properties").flatMap(properties -> text(properties, name));
    }

    private String key(Element dependency) {
        return text(dependency, "groupId").orElse("?") + ":"
                + text(dependency, "artifactId").orElse("?");
    }

    private static List<Element> dependencies(Element parent) {
        return child(parent, "dependencies").map(Pom::children).orElse(List.of());
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(element -> element.getTextContent().strip());
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        IntStream.range(0, parent.getChildNodes().getLength())
                .<Node>mapToObj(parent.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .forEach(elements::add);
        return elements;
    }
}
