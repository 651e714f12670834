package shared;

/**
 * Work that did not hear that its caller had gone.
 *
 * @param step the step it was in when the caller went, counted from 1
 * @param of how many steps there are when nobody goes
 * @param at the step's name
 * @param did what it did instead of ending
 */
public record Unheard(int step, int of, String at, String did) {

    @Override
    public String toString() {
        return "cancelled in step %d of %d (%s): %s".formatted(step, of, at, did);
    }
}
