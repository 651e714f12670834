package faultlab.bench;

/** The clock since a moment. */
record Stopwatch(long since) {

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    double millis() {
        return (System.nanoTime() - since) / 1e6;
    }
}
