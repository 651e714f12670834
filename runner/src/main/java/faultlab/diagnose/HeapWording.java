package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Bytes;
import faultlab.observe.Data.Live;
import faultlab.observe.Frame;
import faultlab.observe.Growth;
import faultlab.observe.KeptPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How findings tell of memory. */
final class HeapWording {

    private static final int WAYS = 4;

    private HeapWording() {}

    /** "From 'half' to 'full' the live heap grew by 10.0 MB, from 11.2 MB to 21.2 MB". */
    static String growth(Growth growth) {
        return "From '%s' to '%s' the live heap grew by %s, from %s to %s"
                .formatted(
                        growth.from().at(),
                        growth.to().at(),
                        Bytes.text(growth.bytes()),
                        Bytes.text(growth.from().bytes()),
                        Bytes.text(growth.to().bytes()));
    }

    /** The paths first, each with the line that allocated, or why there are none; then the figures of a class at each look, and of all. */
    static List<Clue> clues(Retained retained, List<Retained.Way> ways, String type) {
        var growth = retained.growth();
        var clues = new ArrayList<Clue>();
        ways.stream().limit(WAYS).map(HeapWording::path).forEach(clues::add);
        if (ways.isEmpty()) {
            retained.unseen()
                    .ifPresent(why -> clues.add(new Clue("paths", "who holds them is not known: " + why, null)));
        }
        growth.type(type).map(HeapWording::figures).ifPresent(clues::add);
        clues.add(figures(growth));
        return clues;
    }

    private static Clue path(Retained.Way way) {
        var kept = way.kept();
        var frame = kept.frame();
        var samples = kept.samples() == 1 ? "one sampled object" : kept.samples() + " sampled objects";
        return new Clue(
                "paths",
                samples + " kept by: " + KeptPath.text(kept) + (frame == null ? "" : "; allocated"),
                frame == null ? null : frame.toString());
    }

    private static Clue figures(Growth.Type type) {
        var numbers = type.at().stream()
                .map(at -> String.format(Locale.ROOT, "%,d at '%s'", at.instances(), at.at()))
                .collect(Collectors.joining(", "));
        return new Clue("histogram", type.name() + ", live objects: " + numbers, null);
    }

    private static Clue figures(Growth growth) {
        var numbers = growth.looks().stream()
                .map((Live look) -> Bytes.text(look.bytes()) + " at '" + look.at() + "'")
                .collect(Collectors.joining(", "));
        return new Clue("histogram", "live after a full collection: " + numbers, null);
    }

    /** Where most of what is kept was allocated: a tenth of it or more. */
    static String allocatedAt(List<Retained.Way> ways) {
        var all = ways.stream().mapToDouble(Retained.Way::weight).sum();
        var frames = ways.stream()
                .filter(way -> way.weight() * 10 >= all)
                .flatMap(way -> Optional.ofNullable(way.kept().frame()).stream())
                .map(Frame::toString)
                .toList();
        return frames.isEmpty() ? "" : ", allocated at " + Wording.some(frames);
    }
}
