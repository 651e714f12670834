package shared;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One line of lab.yaml's {@code signals}, for a scenario that runs by itself. The runner reads the same lines with a YAML
 * library; this reads only the one-line form that {@code lab verify} insists on.
 */
record Bounds(String signal, String unit, String healthy, String faulty) {

    private static final Pattern LINE = Pattern.compile(
            "^ {2}([\\w-]+\\.\\w+): *\\{ *unit: *(\\w+), *healthy: *\"([<>]=\\d+)\", *faulty: *\"([<>]=\\d+)\"",
            Pattern.MULTILINE);

    /** The bounds of the lab whose scenario this JVM runs; empty where its lab.yaml is not at hand. */
    static List<Bounds> ofLab() {
        return LINE.matcher(LabYaml.text()).results().map(Bounds::parse).toList();
    }

    private static Bounds parse(MatchResult line) {
        return new Bounds(line.group(1), line.group(2), line.group(3), line.group(4));
    }

    /** "healthy", "faulty", or "inconclusive" for what lies between. */
    String judge(long value) {
        return meets(healthy, value) ? "healthy" : meets(faulty, value) ? "faulty" : "inconclusive";
    }

    private static boolean meets(String bound, long value) {
        long limit = Long.parseLong(bound.substring(2));
        return bound.startsWith("<=") ? value <= limit : value >= limit;
    }
}
