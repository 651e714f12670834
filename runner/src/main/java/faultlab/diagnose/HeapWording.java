package faultlab.diagnose;

import faultlab.diagnose.Finding.Clue;
import faultlab.observe.Bytes;
import faultlab.observe.Data.Live;
import faultlab.observe.Frame;
import faultlab.observe.Growth;
import faultlab.observe.KeptPath;
import java.util.ArrayList;
import java.util.List;
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

    /** The paths first, each with the line that allocated; then the figures at each look. */
    static List<Clue> clues(Growth growth, List<Retained.Way> ways, List<String> types) {
        var clues = new ArrayList<Clue>();
        ways.stream().limit(WAYS).map(HeapWording::path).forEach(clues::add);
        types.stream()
                .flatMap(type -> growth.type(type).stream())
                .map(HeapWording::figures)
                .forEach(clues::add);
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
                .map(at -> "%,d at '%s'".formatted(at.instances(), at.at()))
                .collect(Collectors.joining(", "));
        return new Clue("histogram", type.name() + ", live objects: " + numbers, null);
    }

    private static Clue figures(Growth growth) {
        var numbers = growth.looks().stream()
                .map((Live look) -> Bytes.text(look.bytes()) + " at '" + look.at() + "'")
                .collect(Collectors.joining(", "));
        return new Clue("histogram", "live after a full collection: " + numbers, null);
    }

    /** Where what is kept was allocated. */
    static String allocatedAt(List<Retained.Way> ways) {
        var frames = ways.stream()
                .flatMap(way -> java.util.Optional.ofNullable(way.kept().frame()).stream())
                .map(Frame::toString)
                .toList();
        return frames.isEmpty() ? "" : ", allocated at " + Wording.some(frames);
    }
}
