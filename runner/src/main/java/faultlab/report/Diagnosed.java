package faultlab.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.stability.Stability;

/** What one JVM's evidence shows, {@code diagnose --json}: the diagnosis, and beside its fields the signs of stability, the lives of threads, and where memory lies. */
public record Diagnosed(
        @JsonUnwrapped Diagnosis diagnosis, Stability stability, Timeline timeline, MemoryAccount account) {}
