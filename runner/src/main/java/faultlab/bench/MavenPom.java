package faultlab.bench;

import faultlab.publish.Versions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The pom of a {@link MavenProject}: JUnit as the labs have it, and the plugins as Fault Lab's own build has them. */
final class MavenPom {

    private static final List<String> PLUGINS =
            List.of("maven-resources-plugin", "maven-compiler-plugin", "maven-surefire-plugin");

    private static final String PREVIEW = """
                  <configuration>
                    <compilerArgs>
                      <arg>--enable-preview</arg>
                    </compilerArgs>
                    <argLine>--enable-preview</argLine>
                  </configuration>
            """;

    private MavenPom() {}

    /**
     * The pom's text.
     *
     * @param checkout whose pom names the plugins' versions and the libraries' groups
     * @param junit version
     * @param libraries that the lab declares
     */
    static String of(Path checkout, String lab, String junit, List<String> libraries) {
        Versions versions = Versions.of(checkout);
        String coordinates = dependency("org.junit.jupiter:junit-jupiter:" + junit, "test")
                + libraries.stream()
                        .map(library -> dependency(versions.of(library), "compile"))
                        .collect(Collectors.joining());
        String plugins = PLUGINS.stream()
                .map(plugin ->
                        plugin(plugin, versions.property(plugin + ".version").orElse("")))
                .collect(Collectors.joining());
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>faultlab.bench</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>%d</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                %s  </dependencies>
                  <build>
                    <plugins>
                %s    </plugins>
                  </build>
                </project>
                """.formatted(lab, Runtime.version().feature(), coordinates, plugins);
    }

    private static String dependency(String coordinates, String scope) {
        String[] parts = coordinates.split(":");
        return """
                    <dependency>
                      <groupId>%s</groupId>
                      <artifactId>%s</artifactId>
                      <version>%s</version>
                      <scope>%s</scope>
                    </dependency>
                """.formatted(parts[0], parts[1], parts[2], scope);
    }

    private static String plugin(String artifact, String version) {
        return "      <plugin>\n        <artifactId>%s</artifactId>\n%s%s      </plugin>\n"
                .formatted(artifact, version.isEmpty() ? "" : "        <version>" + version + "</version>\n", PREVIEW);
    }
}
