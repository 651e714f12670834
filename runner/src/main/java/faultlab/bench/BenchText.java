package faultlab.bench;

import faultlab.bench.Aim.Sense;
import faultlab.bench.Measured.Compared;
import faultlab.bench.Measured.Machine;
import faultlab.bench.Measured.Side;
import java.util.Locale;

/** What was measured, in words: for the terminal, and for a table in Markdown. */
public final class BenchText {

    private static final int INDENT = 21;

    private BenchText() {}

    /** Each ratio in three lines, then the notes. */
    public static String of(Measured measured) {
        StringBuilder text = new StringBuilder("\n" + heading(measured) + "\n");
        for (Compared compared : measured.compared()) {
            text.append("\n  %-18s %s\n".formatted(compared.name(), ratio(compared)))
                    .append(" ".repeat(INDENT) + side(compared.dividend(), compared) + "\n")
                    .append(" ".repeat(INDENT) + "by " + side(compared.divisor(), compared) + "\n");
        }
        measured.notes().forEach(note -> text.append("\n").append(note).append("\n"));
        return text.toString();
    }

    private static String side(Side side, Compared compared) {
        return side.what() + (side.millis() == null ? "" : ", " + millis(side, compared));
    }

    /** The table, and below it where and how it was measured. */
    static String table(Measured measured, String command) {
        StringBuilder table = new StringBuilder(
                "| divided | by | clock | ratio, median | least – most | aim | met |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Compared compared : measured.compared()) {
            Spread ratio = compared.ratio();
            table.append("| %s | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            side(compared.dividend(), compared),
                            side(compared.divisor(), compared),
                            unit(compared),
                            ratio == null ? "missing: " + compared.missing() : "**" + times(ratio.median()) + "**",
                            ratio == null ? "" : times(ratio.min()) + " – " + times(ratio.max()),
                            compared.aim() == null ? "" : aim(compared.aim()),
                            compared.met() == null ? "" : compared.met() ? "yes" : "no"));
        }
        table.append("\n")
                .append(heading(measured))
                .append(" Command: `")
                .append(command)
                .append("`.\n");
        measured.notes().forEach(note -> table.append("\n").append(note).append("\n"));
        return table.toString();
    }

    private static String heading(Measured measured) {
        Machine machine = measured.machine();
        return "Lab `%s` (%s), %s and one to warm. %s, %d cores, JDK %s."
                .formatted(
                        measured.lab(),
                        counted(measured.tests(), "test"),
                        counted(measured.rounds(), "round"),
                        machine.os(),
                        machine.cores(),
                        machine.jdk());
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String ratio(Compared compared) {
        Spread ratio = compared.ratio();
        return ratio == null
                ? "missing: " + compared.missing()
                : "%s (%s – %s)%s"
                        .formatted(times(ratio.median()), times(ratio.min()), times(ratio.max()), judged(compared));
    }

    private static String judged(Compared compared) {
        Aim aim = compared.aim();
        return aim == null ? "" : ", aim " + aim(aim) + (Boolean.TRUE.equals(compared.met()) ? ": met" : ": not met");
    }

    private static String aim(Aim aim) {
        String sense = aim.sense() == Sense.AT_LEAST ? "≥" : "≤";
        return "%s %.0f now, %s %.0f later".formatted(sense, aim.now(), sense, aim.later());
    }

    private static String unit(Compared compared) {
        return compared.unit().name().toLowerCase(Locale.ROOT);
    }

    private static String millis(Side side, Compared compared) {
        Spread millis = side.millis();
        return millis == null ? "" : "%,.0f ms".formatted(millis.median()) + (isCpu(compared) ? " of CPU" : "");
    }

    private static boolean isCpu(Compared compared) {
        return compared.unit() == Comparison.Unit.CPU;
    }

    private static String times(double ratio) {
        return "%.1f×".formatted(ratio);
    }
}
