package faultlab.compile;

/**
 * One thing that javac, or the lab's own rules, have against the sources.
 *
 * @param file name of the file, without folder
 * @param line from 1, or 0 where no place is known
 * @param column from 1, or 0
 * @param endColumn one past the last column if the problem ends on its line, else equal to {@code column}
 * @param yours whether the file is the learner's, not the lab's
 * @param source the text of the line, empty where no place is known
 */
public record Problem(
        String file,
        long line,
        long column,
        long endColumn,
        Severity severity,
        boolean yours,
        String message,
        String source) {

    /** Only errors keep a variant from running. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** A problem with a file as a whole. */
    static Problem ofFile(String file, String message) {
        return new Problem(file, 0, 0, 0, Severity.ERROR, true, message, "");
    }

    /** "OrderDesk.java:12:9", as far as known. */
    public String place() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
