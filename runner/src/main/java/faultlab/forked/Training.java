package faultlab.forked;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the AOT cache of the test JVM is trained on: one test that touches what every test touches. */
final class Training {

    @Test
    void aTestRuns() {
        assertTrue(Thread.currentThread().isAlive());
    }
}
