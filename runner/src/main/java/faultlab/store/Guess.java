package faultlab.store;

/**
 * The diagnosis a learner has locked in.
 *
 * @param choice one of the contract's choices
 * @param at epoch millis
 */
public record Guess(String lab, String choice, boolean right, long at) {}
