package faultlab.forked;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs JUnit test classes one test after the other and reports each as it starts and ends. */
final class Tests {

    private Tests() {}

    static void run(Wire wire, ClassLoader loader, List<String> classes) throws ClassNotFoundException {
        Thread.currentThread().setContextClassLoader(loader);
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String name : classes) {
            request.selectors(selectClass(Class.forName(name, true, loader)));
        }
        LauncherFactory.create().execute(request.build(), new Reporting(wire));
    }

    /** Loads JUnit and its engine: a run without tests. */
    static void warm() {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request().build());
    }

    /** Does what a run of a lab's tests does, for the AOT cache (JEP 514), without a lab. */
    static void train(Wire wire) throws IOException, ClassNotFoundException {
        run(wire, TrainingLoader.over(Path.of("training").toAbsolutePath()), List.of(Training.class.getName()));
    }

    private static final class Reporting implements TestExecutionListener {

        private final Wire wire;

        private Reporting(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                wire.send("test", fields(test, "started"));
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            Map<String, Object> fields = fields(test, "skipped");
            fields.put("message", reason);
            wire.send("test", fields);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
            if (test.isTest() || !passed) {
                Map<String, Object> fields = fields(test, passed ? "passed" : "failed");
                result.getThrowable().ifPresent(failure -> fields.putAll(Wire.thrown(failure)));
                wire.send("test", fields);
            }
        }

        private static Map<String, Object> fields(TestIdentifier test, String status) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", id(test));
            fields.put("title", Wire.shortened(test.getDisplayName()));
            fields.put("status", status);
            return fields;
        }

        /** Class.method, with the class's simple name: as in a decoy's {@code rejectedBy}. */
        private static String id(TestIdentifier test) {
            return test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(MethodSource.class::cast)
                    .map(source -> source.getClassName().replaceFirst(".*\\.", "") + "." + source.getMethodName())
                    .orElse(test.getDisplayName());
        }
    }
}
