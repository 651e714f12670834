package faultlab.compile.notes;

/**
 * Something in a learner's source that is worth a look. It changes no verdict.
 *
 * @param file name of the file, without folder
 * @param line from 1
 * @param column from 1
 * @param endColumn one past the last column on that line
 * @param about which check says it, such as {@code cancellation}
 * @param what the code does
 * @param why that may hurt
 * @param instead what to look at instead
 * @param source the text of the line
 */
public record Note(
        String file,
        long line,
        long column,
        long endColumn,
        String about,
        String what,
        String why,
        String instead,
        String source) {

    /** "OrderDesk.java:12:9". */
    public String place() {
        return file + ":" + line + ":" + column;
    }
}
