package faultlab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.stability.Stability;
import org.jspecify.annotations.Nullable;

/** What one JVM's evidence shows, {@code diagnose --json}: the diagnosis, and beside its fields the signs of stability, the lives of threads, where memory lies, and what the collector did where that was recorded. */
public record Diagnosed(
        @JsonUnwrapped Diagnosis diagnosis,
        Stability stability,
        Timeline timeline,
        MemoryAccount account,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GcAccount gc) {}
