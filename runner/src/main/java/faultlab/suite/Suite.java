package faultlab.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** The end of {@code ./lab test}: counts, names what failed, and prints the line that CI reads. */
public final class Suite {

    private Suite() {}

    /**
     * Ends the JVM with 0 only if something was proved and nothing failed.
     *
     * @param arguments the checkout, the exit code of {@code mvn verify} (with test failures ignored), the file with the
     *     output of {@code lab verify --json} and its exit code
     */
    public static void main(String[] arguments) throws IOException {
        Tally tally = tally(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Path.of(arguments[2]),
                Integer.parseInt(arguments[3]));
        System.out.println();
        tally.failed().forEach(what -> System.out.println("FAILED  " + what));
        System.out.println(tally.line());
        System.exit(tally.succeeded() ? 0 : 1);
    }

    static Tally tally(Path checkout, int mavenExit, Path verified, int verifyExit) throws IOException {
        return SurefireReports.read(checkout)
                .plus(
                        mavenExit == 0
                                ? Tally.NOTHING
                                : Tally.failed("mvn verify ended with " + mavenExit
                                        + ": compilation, formatting or a test JVM; its errors are above"))
                .plus(proved(verified, verifyExit));
    }

    private static Tally proved(Path verified, int exit) {
        try {
            Tally tally = CatalogProof.of(new ObjectMapper().readTree(verified.toFile()));
            boolean silent = tally.failed().isEmpty() && (exit != 0 || tally.passed() == 0);
            return silent
                    ? tally.plus(
                            Tally.failed("lab verify ended with " + exit + " and proved " + tally.passed() + " things"))
                    : tally;
        } catch (IOException e) {
            return Tally.failed("lab verify ended with " + exit + " and left nothing to read: " + e.getMessage());
        }
    }
}
