package faultlab.catalog;

/**
 * What a lab measures in one of its shapes, and the two bounds that judge it. What lies between the bounds is
 * inconclusive and does not pass.
 *
 * @param unit what is counted, in words: threads, bytes
 * @param exact whether the healthy value is a plain count that no scheduler or collector can move, so that its bound may
 *     stand on the value itself
 */
public record Signal(String shape, String name, String unit, Bound healthy, Bound faulty, boolean exact) {

    /** As written in lab.yaml: {@code shape.name}. */
    public String id() {
        return shape + "." + name;
    }
}
