package faultlab.store;

/**
 * A check of the learner's own work.
 *
 * @param at epoch millis
 * @param verdict pass, fail or error
 * @param work the hash over all files that were checked
 * @param check what {@code check --json} prints
 */
public record Attempt(long id, String lab, long at, String verdict, String work, String check) {}
