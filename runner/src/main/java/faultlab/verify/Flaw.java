package faultlab.verify;

/**
 * One thing wrong with a lab.
 *
 * @param where a file or folder from the root on, as in {@code labs/handoff/lesson.md}, with {@code :LINE} where known
 * @param problem what is wrong and what was expected, without a full stop
 * @param mend what to do next, a sentence
 */
public record Flaw(String where, String problem, String mend) {

    /** All three in one line. */
    @Override
    public String toString() {
        return where + ": " + problem + ". " + mend;
    }

    /** Whether what is wrong is only read, by people or by a replay, so that the lab can run all the same. */
    boolean isOnlyRead() {
        return where.replaceAll(":\\d+$", "").matches(".*\\.(md|gz)");
    }
}
