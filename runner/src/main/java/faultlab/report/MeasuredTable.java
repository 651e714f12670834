package faultlab.report;

import faultlab.catalog.Contract;
import faultlab.catalog.Lesson;
import faultlab.catalog.Signal;
import faultlab.execute.ScenarioRun;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;

/** The table of a lesson in which the fault's figures stand beside the fix's. Written by {@code lab record}, never by hand. */
public final class MeasuredTable {

    private MeasuredTable() {}

    /**
     * The lesson with its table written afresh.
     *
     * @param fault judging runs of every shape, several each
     * @throws IllegalArgumentException if the lesson has no place for the table
     */
    public static String in(String lesson, Contract contract, List<ScenarioRun> fault, List<ScenarioRun> solution) {
        int begin = lesson.indexOf(Lesson.MEASURED_BEGIN);
        int end = lesson.indexOf(Lesson.MEASURED_END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("lesson.md has no place for the measured table: put the lines "
                    + Lesson.MEASURED_BEGIN + " and " + Lesson.MEASURED_END + " where it belongs");
        }
        return lesson.substring(0, begin) + Lesson.MEASURED_BEGIN + "\n" + table(contract, fault, solution)
                + lesson.substring(end);
    }

    private static String table(Contract contract, List<ScenarioRun> fault, List<ScenarioRun> solution) {
        StringBuilder table = new StringBuilder("| shape | measured | fault | fix |\n| --- | --- | --- | --- |\n");
        for (Signal signal : contract.signals()) {
            table.append("| %s | %s | %s | %s |\n"
                    .formatted(signal.shape(), words(signal), range(signal, fault), range(signal, solution)));
        }
        long runs = fault.stream()
                .filter(run -> run.shape().equals(fault.get(0).shape()))
                .count();
        return table.append("\n%d runs each, JDK %d, %d cores.\n"
                        .formatted(
                                runs,
                                Runtime.version().feature(),
                                Runtime.getRuntime().availableProcessors()))
                .toString();
    }

    /** stuckThreads in threads becomes "stuck threads", answered in customers "answered (customers)". */
    private static String words(Signal signal) {
        String name = signal.name().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return name.endsWith(signal.unit()) ? name : name + " (" + signal.unit() + ")";
    }

    private static String range(Signal signal, List<ScenarioRun> runs) {
        LongSummaryStatistics values = runs.stream()
                .filter(run -> run.shape().equals(signal.shape()))
                .mapToLong(run -> run.signals().getOrDefault(signal.name(), 0L))
                .summaryStatistics();
        String least = "%,d".formatted(values.getMin());
        return values.getMin() == values.getMax() ? least : least + "–" + "%,d".formatted(values.getMax());
    }
}
