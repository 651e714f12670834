package faultlab.compile.options;

import faultlab.catalog.Nearest;
import java.util.List;
import java.util.Optional;

/** Holds the flags of an options file to the tables of what is allowed and what is refused. */
public final class OptionsRules {

    private OptionsRules() {}

    /**
     * What is wrong with the flags of a file, in its order.
     *
     * @param memory bytes that the lab gives a JVM
     */
    public static List<Objection> objections(OptionsFile file, long memory) {
        return file.flags().stream()
                .flatMap(flag -> objection(flag, memory).stream())
                .toList();
    }

    private static Optional<Objection> objection(Flag flag, long memory) {
        Form form = AllowedFlags.FORMS.get(flag.name());
        return RefusedFlags.objection(flag)
                .or(() -> form == null ? Optional.of(unknown(flag)) : form.objection(flag, memory));
    }

    private static Objection unknown(Flag flag) {
        List<String> nearest = Nearest.of(flag.name(), AllowedFlags.FORMS.keySet());
        String kind = flag.text().startsWith("-D") ? "properties" : "flags";
        return new Objection(
                flag,
                flag.shown() + " is not among the " + kind + " that labs take",
                nearest.isEmpty() ? "take it out" : "take it out, or take " + String.join(" or ", nearest));
    }
}
