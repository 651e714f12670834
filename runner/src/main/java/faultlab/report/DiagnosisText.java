package faultlab.report;

import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.Finding;
import java.util.Locale;

/** A diagnosis as text. */
public final class DiagnosisText {

    private final Style style;

    /** @param style of the terminal it goes to */
    public DiagnosisText(Style style) {
        this.style = style;
    }

    /** The verdict, then each finding with what it rests on and what to do. */
    public String of(Diagnosis diagnosis) {
        String verdict = diagnosis.verdict().name().toLowerCase(Locale.ROOT);
        String coloured = switch (diagnosis.verdict()) {
            case HEALTHY -> style.good(verdict);
            case FAULTY -> style.bad(verdict);
            case UNKNOWN -> style.doubtful(verdict);
        };
        StringBuilder text = new StringBuilder("\n" + style.strong("Diagnosis") + "  " + coloured + "\n");
        diagnosis.findings().forEach(finding -> text.append(finding(finding)));
        diagnosis.missing().forEach(lack -> text.append(style.paragraph("  not known: ", 4, Style.clean(lack))));
        return text.toString();
    }

    private String finding(Finding finding) {
        String where = finding.shape() == null ? "" : " in " + finding.shape();
        StringBuilder text = new StringBuilder("\n  %s (%s)%s, %.0f %% sure\n"
                .formatted(style.strong(finding.cause()), finding.mechanism(), where, finding.confidence() * 100));
        text.append(style.paragraph("  ", 2, Style.clean(finding.summary())));
        ClueGroup.of(finding.evidence()).forEach(clue -> {
            String frame = clue.frame() == null ? "" : " at " + clue.frame();
            text.append(
                    style.paragraph("    " + style.faint(clue.source() + ": "), 6, Style.clean(clue.text() + frame)));
        });
        return text.append(style.paragraph("  " + style.strong("Fix") + "  ", 7, Style.clean(finding.fix())))
                .toString();
    }
}
