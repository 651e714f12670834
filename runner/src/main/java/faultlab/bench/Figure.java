package faultlab.bench;

/** What a round measures, each once and in milliseconds: of the clock, or of the processor (user and system). */
enum Figure {
    VERDICT("compile and tests, told in the warm server"),
    CHECK("a whole check in the warm server"),
    MAVEN("`mvn -o -q test` on the same class and tests"),
    PARTS("the check's compile and JVMs, started bare"),
    TESTS_CPU("the JVM of the lab's tests"),
    HELLO_CPU("a bare hello-world JVM"),
    JUDGING("the judging run"),
    EXPLAINING("the explaining run"),
    SERVE_CPU("`lab serve` until its first page is there"),
    LIST_CPU("`lab list`");

    private final String words;

    Figure(String words) {
        this.words = words;
    }

    /** What it is, to be read in a table. */
    String words() {
        return words;
    }
}
