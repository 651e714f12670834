package faultlab.session;

import faultlab.observe.profile.Flame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the profiler saw of one event in one shape of an explaining run.
 *
 * @param event wall, alloc or lock
 * @param total samples
 * @param page the flame graph's page, from the run's folder on
 */
public record ShapeFlames(String shape, String event, long total, Flame root, Path page) {

    /** Those that a run left in its folder, by the shapes given. */
    static List<ShapeFlames> of(Path run, List<String> shapes) {
        List<ShapeFlames> flames = new ArrayList<>();
        for (String shape : shapes) {
            for (String event : List.of("wall", "alloc", "lock")) {
                of(run, shape, event).ifPresent(flames::add);
            }
        }
        return List.copyOf(flames);
    }

    private static Optional<ShapeFlames> of(Path run, String shape, String event) {
        Path stacks = run.resolve(shape).resolve(event + ".collapsed");
        try {
            if (Files.notExists(stacks)) {
                return Optional.empty();
            }
            Flame root = Flame.of(Files.readString(stacks));
            return Optional.of(
                    new ShapeFlames(shape, event, root.value(), root, Path.of(shape, "flame-" + event + ".html")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + stacks, e);
        }
    }
}
