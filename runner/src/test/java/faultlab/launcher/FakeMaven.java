package faultlab.launcher;

/** Shell scripts that stand in for Maven. Each notes its arguments in {@code maven.log} beside the checkout. */
final class FakeMaven {

    /** The beginning of every one; its pid goes to {@code maven.pid}. */
    static final String NOTES = """
            #!%s
            home=$(dirname "$(dirname "$0")")
            target="$home/a checkout/runner/target"
            echo "$$" >"$home/maven.pid"
            printf 'JAVA_HOME=%%s' "$JAVA_HOME" >>"$home/maven.log"; printf ' %%s' "$@" >>"$home/maven.log"; echo >>"$home/maven.log"
            mkdir -p "$target"
            """;

    /** Builds a jar and its class path. */
    static final String BUILDS = """
            : >"$target/runner.jar"; : >"$home/a library.jar"; printf '%s' "$home/a library.jar" >"$target/classpath"
            """;

    /** Waits for a file named {@code go} and then builds. */
    static final String BUILDS_WHEN_TOLD = """
            while [ ! -e "$home/go" ]; do sleep 0.02; done
            """ + BUILDS;

    /** Builds as {@code verify} does, with the classes that count; one check other than a test fails. */
    static final String VERIFIES = BUILDS + """
            mkdir -p "$target/classes/faultlab/suite"; : >"$target/classes/faultlab/suite/Suite.class"
            echo "[INFO] Tests run: 1"; exit 1
            """;

    /** Leaves half a build and never ends. */
    static final String STAYS_HALFWAY = """
            : >"$target/runner.jar"; : >"$target/classpath"
            while :; do sleep 0.02; done
            """;

    /** Fails on a file that does not compile, like Maven with a page of advice. */
    static final String FAILS = """
            : >"$target/runner.jar"
            echo "[ERROR] Main.java:[4,43] ';' expected"
            echo "[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch."
            exit 1
            """;

    /** Fails as on a disk without room. */
    static final String FILLS_THE_DISK = """
            echo "[ERROR] Failed to execute goal: runner.jar: No space left on device"
            exit 1
            """;

    private FakeMaven() {}
}
