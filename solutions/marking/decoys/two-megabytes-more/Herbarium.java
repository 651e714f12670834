package marking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pressed plants, a sheet each, in drawers with numbers. Who presses a plant for a drawer that is taken gets the old sheet's place. */
public final class Herbarium {

    /**
     * A pressed plant.
     *
     * @param pressed what is left of it, by bytes
     */
    public record Sheet(int drawer, String plant, byte[] pressed) {}

    private final Sheet[] drawers;
    private final Map<String, List<Integer>> index = new HashMap<>();

    /** @param drawers how many, numbered from 0 */
    public Herbarium(int drawers) {
        this.drawers = new Sheet[drawers];
    }

    /**
     * Presses a plant for a drawer; for one visitor at a time.
     *
     * @param size bytes of what is left of it
     * @throws IllegalArgumentException if there is no such drawer
     */
    public synchronized Sheet press(int drawer, String plant, int size) {
        if (drawer < 0 || drawer >= drawers.length) {
            throw new IllegalArgumentException("there is no drawer " + drawer);
        }
        Sheet old = drawers[drawer];
        if (old != null) {
            forget(old);
        }
        byte[] pressed = new byte[size];
        Arrays.fill(pressed, (byte) plant.length());
        Sheet sheet = new Sheet(drawer, plant, pressed);
        drawers[drawer] = sheet;
        index.computeIfAbsent(plant, name -> new ArrayList<>()).add(drawer);
        return sheet;
    }

    private void forget(Sheet old) {
        List<Integer> places = index.getOrDefault(old.plant(), List.of());
        places.remove(Integer.valueOf(old.drawer()));
        if (places.isEmpty()) {
            index.remove(old.plant());
        }
    }

    /** What lies in a drawer. */
    public synchronized Optional<Sheet> in(int drawer) {
        return Optional.ofNullable(drawers[drawer]);
    }

    /** Where a plant is, in the order in which it came there. */
    public synchronized List<Integer> find(String plant) {
        return List.copyOf(index.getOrDefault(plant, List.of()));
    }

    /** How many sheets there are. */
    public synchronized int size() {
        return index.values().stream().mapToInt(List::size).sum();
    }
}
