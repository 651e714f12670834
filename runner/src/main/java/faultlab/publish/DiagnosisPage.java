package faultlab.publish;

import faultlab.catalog.Lab;
import faultlab.catalog.Shape;
import faultlab.catalog.Shape.Expectation;
import faultlab.diagnose.Diagnose;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.Finding;
import faultlab.diagnose.Verdict;
import faultlab.observe.EvidenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code docs/diagnosis.md}: what the diagnosis says of every recorded JVM beside what was wrong there, as a confusion matrix. */
final class DiagnosisPage {

    private static final String HEALTHY = "healthy";
    private static final String UNKNOWN = "unknown";

    private static final String HEAD = """
            # How sure the diagnosis is

            Every lab has recorded evidence of its shapes: of the fault, and of the solution. Here each of those files is diagnosed by all rules
            anew, as `lab diagnose` would a stranger's JVM. `./lab generate` writes this page; a rule that changes what it says drifts it, and
            drift fails the build.

            %s

            A row is what was wrong in the JVM, a column what the diagnosis named first (by the number of that row), `H` that it named nothing,
            `?` that it lacked data to say so. What it names besides is counted in the last column.

            """;

    /** What was wrong in some JVMs, and what was said of them. */
    private static final class Row {
        private final Map<String, Integer> first = new TreeMap<>();
        private int files;
        private int besides;

        void add(Diagnosis diagnosis) {
            files++;
            first.merge(said(diagnosis), 1, Integer::sum);
            besides += (int) diagnosis.findings().stream()
                    .map(Finding::cause)
                    .filter(cause -> !cause.equals(said(diagnosis)))
                    .distinct()
                    .count();
        }

        int of(String said) {
            return first.getOrDefault(said, 0);
        }
    }

    private DiagnosisPage() {}

    private static String said(Diagnosis diagnosis) {
        return diagnosis.findings().isEmpty()
                ? diagnosis.verdict() == Verdict.HEALTHY ? HEALTHY : UNKNOWN
                : diagnosis.findings().getFirst().cause();
    }

    static String of(List<Lab> labs) throws IOException {
        Map<String, Row> faults = new TreeMap<>();
        Row solutions = new Row();
        Row healthy = new Row();
        for (Lab lab : labs) {
            Row fault = new Row();
            for (Shape shape : lab.contract().shapes()) {
                boolean faulty = shape.expect() == Expectation.FAULTY;
                add(lab, "fault-" + shape.name(), faulty ? fault : healthy);
                add(lab, "solution-" + shape.name(), faulty ? solutions : healthy);
            }
            faults.put(lab.id(), fault);
        }
        List<String> ids = labs.stream().map(Lab::id).toList();
        List<String> columns =
                Stream.concat(ids.stream(), Stream.of(HEALTHY, UNKNOWN)).toList();
        List<String> lines = new ArrayList<>();
        lines.add("| | what was wrong | JVMs | "
                + IntStream.rangeClosed(1, ids.size())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" | "))
                + " | H | ? | named too |");
        lines.add("| ---: | --- | ---: |" + " ---: |".repeat(columns.size() + 1));
        for (int number = 1; number <= ids.size(); number++) {
            String id = ids.get(number - 1);
            lines.add(line(Integer.toString(number), "`" + id + "`", faults.getOrDefault(id, new Row()), columns));
        }
        lines.add(line("", "nothing: the solutions", solutions, columns));
        lines.add(line("", "nothing: shapes that stay healthy", healthy, columns));
        return HEAD.formatted(summary(faults, solutions, healthy)) + String.join("\n", lines) + "\n";
    }

    private static void add(Lab lab, String name, Row row) throws IOException {
        Path file = lab.folder().resolve("evidence").resolve(name + ".ndjson.gz");
        if (Files.isRegularFile(file)) {
            row.add(Diagnose.of(EvidenceFile.read(file)));
        }
    }

    private static String summary(Map<String, Row> faults, Row solutions, Row healthy) {
        int all = faults.values().stream().mapToInt(row -> row.files).sum();
        int right = faults.entrySet().stream()
                .mapToInt(fault -> fault.getValue().of(fault.getKey()))
                .sum();
        return "**%d of %d** JVMs with a fault were given the right cause first; **%d of %d** without one were said to be healthy."
                .formatted(right, all, solutions.of(HEALTHY) + healthy.of(HEALTHY), solutions.files + healthy.files);
    }

    private static String line(String number, String what, Row row, List<String> columns) {
        return "| %s | %s | %d | %s | %s |"
                .formatted(
                        number,
                        what,
                        row.files,
                        columns.stream().map(column -> cell(row.of(column))).collect(Collectors.joining(" | ")),
                        cell(row.besides));
    }

    private static String cell(int count) {
        return count == 0 ? " " : Integer.toString(count);
    }
}
