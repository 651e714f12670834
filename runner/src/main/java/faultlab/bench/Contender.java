package faultlab.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One of those that take turns. */
interface Contender {

    /** What it measures each time. */
    List<Figure> figures();

    /**
     * Does its work once.
     *
     * @return milliseconds of each of its figures
     * @throws Missing if it cannot be done here: it is not asked again
     */
    Map<Figure, Double> measure() throws IOException, InterruptedException, Missing;

    /** A figure that this machine cannot give. It is told, and is no failure. */
    final class Missing extends Exception {

        private static final long serialVersionUID = 1;

        Missing(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
