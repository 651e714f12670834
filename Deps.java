// Generated from runner/pom.xml by ./lab generate.
// spotless:off
//DEPS org.junit:junit-bom:5.14.4@pom
//DEPS info.picocli:picocli:4.7.7
//DEPS org.jline:jline:3.30.6
//DEPS com.fasterxml.jackson.core:jackson-databind:2.20.1
//DEPS com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:2.20.1
//DEPS io.github.java-diff-utils:java-diff-utils:4.16
//DEPS org.apache.commons:commons-text:1.14.0
//DEPS org.commonmark:commonmark:0.28.0
//DEPS org.commonmark:commonmark-ext-gfm-tables:0.28.0
//DEPS gg.jte:jte:3.2.3
//DEPS org.xerial:sqlite-jdbc:3.54.1.0
//DEPS org.jdbi:jdbi3-core:3.55.0
//DEPS org.flywaydb:flyway-core:11.20.3
//DEPS org.slf4j:slf4j-nop:2.0.17
//DEPS io.javalin:javalin:7.2.3
//DEPS org.jspecify:jspecify:1.0.0
//DEPS org.eclipse.jetty:jetty-server:12.1.12
//DEPS org.apache.commons:commons-lang3:3.20.0
//DEPS com.google.errorprone:error_prone_annotations:2.49.0
//DEPS jakarta.annotation:jakarta.annotation-api:2.1.1
//DEPS jakarta.inject:jakarta.inject-api:2.0.1
//DEPS org.ow2.asm:asm:9.10.1
//DEPS org.jetbrains.kotlin:kotlin-stdlib:2.3.20
//DEPS org.jetbrains:annotations:26.1.0
//DEPS com.github.ben-manes.caffeine:caffeine:3.2.4
//DEPS com.h2database:h2:2.4.240
//DEPS com.zaxxer:HikariCP:7.0.2
//DEPS io.github.resilience4j:resilience4j-circuitbreaker:2.4.0
//DEPS io.github.resilience4j:resilience4j-retry:2.4.0
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.junit.platform:junit-platform-launcher:1.14.4
//DEPS org.openjdk.jmh:jmh-core:1.37
//DEPS org.openjdk.jmh:jmh-generator-annprocess:1.37
//DEPS tools.profiler:async-profiler:4.6
//DEPS tools.profiler:jfr-converter:4.5
// spotless:on

/** What Fault Lab needs, for JBang. */
final class Deps {}
