package shared;

import java.util.List;
import java.util.Map;

/** Prints a shape's signals beside the lab's bounds and then ends the JVM, stuck threads and all. */
final class Terminal implements Reports {

    private final String shape;
    private final List<Bounds> bounds = Bounds.ofLab();

    Terminal(String shape) {
        this.shape = shape;
        System.out.println(shape);
    }

    @Override
    public void send(String kind, Map<String, Object> fields) {
        switch (kind) {
            case "signal" -> signal((String) fields.get("name"), (Long) fields.get("value"));
            case "checkpoint" ->
                System.out.printf(
                        "  at %-18s %6s threads with work in hand%n", fields.get("name"), fields.get("threads"));
            case "cap" -> System.out.println("  did not come to rest: something still runs or waits with a time limit");
            case "thrown" ->
                System.out.printf(
                        "  %s got %s: %s at %s%n",
                        fields.get("who"), fields.get("type"), fields.get("message"), fields.get("frame"));
            case "round" -> System.out.println("round " + fields.get("number"));
            case "sample" -> sample(fields);
            case "note" -> System.out.println(fields.get("text"));
            default -> {}
        }
    }

    /** Live mode's line, twice a second until Ctrl-C. */
    private static void sample(Map<String, Object> sample) {
        System.out.printf(
                "  operations %d (%d failed), inside %d, p50 %s ms, p99 %s ms; threads %s, virtual %d; heap %d of %d MB;"
                        + " collections %d, longest pause %d ms%n",
                sample.get("operations"),
                sample.get("failed"),
                sample.get("inside"),
                sample.get("p50"),
                sample.get("p99"),
                sample.get("threads"),
                sample.get("virtualThreads"),
                (Long) sample.get("heapUsed") >> 20,
                (Long) sample.get("heapMax") >> 20,
                sample.get("collections"),
                sample.get("longestPause"));
    }

    private void signal(String name, long value) {
        Bounds bound = bounds.stream()
                .filter(candidate -> candidate.signal().equals(shape + "." + name))
                .findFirst()
                .orElse(null);
        if (bound == null) {
            System.out.printf("  %-21s %6d%n", name, value);
        } else {
            System.out.printf(
                    "  %-21s %6d %-10s %-13s (healthy %s, faulty %s)%n",
                    name, value, bound.unit(), bound.judge(value), bound.healthy(), bound.faulty());
        }
    }

    @Override
    public void finished() {
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
