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
            default -> {}
        }
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
