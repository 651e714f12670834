package faultlab.bench;

import java.util.List;

/** The least, the middle and the most of several figures. */
record Spread(double min, double median, double max) {

    /**
     * Of at least one figure. The median of an even number of figures is the mean of the two in the middle.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Spread of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("the spread of no figures: measure at least one round");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(rounded(sorted.getFirst()), rounded(median), rounded(sorted.getLast()));
    }

    /** To two decimals: a further one is noise. */
    private static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
