package faultlab.compile.options;

/**
 * Why a flag is not taken.
 *
 * @param mend what to do
 */
public record Objection(Flag flag, String problem, String mend) {}
