package faultlab.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code lab verify --json} proved: of each lab its fault, its solution and alternatives, its decoys. */
final class CatalogProof {

    private CatalogProof() {}

    /**
     * Counts one for each variant; a lab that failed in what is no variant (files, lesson, evidence) counts one failure, as
     * does each problem of no lab.
     */
    static Tally of(JsonNode verified) {
        Stream<Tally> labs = items(verified.path("labs")).map(CatalogProof::lab);
        Stream<Tally> strays = items(verified.path("problems")).map(stray -> Tally.failed(problem(stray)));
        return Tally.sum(Stream.concat(labs, strays));
    }

    private static Tally lab(JsonNode lab) {
        String id = lab.path("id").asText();
        if (lab.path("fault").asText().equals("skipped")) {
            return Tally.failed(id + ": " + problems(lab));
        }
        List<Tally> variants = new ArrayList<>();
        variants.add(
                Tally.of(lab.path("fault").asText().equals("fails"), id + ": the fault does not fail as it should"));
        items(lab.path("solutions")).map(solution -> solution(id, solution)).forEach(variants::add);
        items(lab.path("decoys")).map(decoy -> decoy(id, decoy)).forEach(variants::add);
        Tally tally = Tally.sum(variants.stream());
        boolean failedElsewhere =
                !lab.path("status").asText().equals("pass") && tally.failed().isEmpty();
        return failedElsewhere ? tally.plus(Tally.failed(id + ": " + problems(lab))) : tally;
    }

    private static Tally solution(String id, JsonNode solution) {
        return Tally.of(
                solution.path("status").asText().equals("pass"),
                id + ": " + solution.path("name").asText() + " does not pass");
    }

    private static Tally decoy(String id, JsonNode decoy) {
        boolean fell = decoy.has("status")
                ? decoy.path("status").asText().equals("pass")
                : !decoy.path("rejectedBy").asText("").isEmpty();
        return Tally.of(fell, id + ": decoy " + decoy.path("name").asText() + " does not fall to its check");
    }

    private static String problems(JsonNode lab) {
        List<String> problems =
                items(lab.path("problems")).map(CatalogProof::problem).toList();
        return problems.isEmpty() ? "lab verify " + lab.path("id").asText() + " fails" : String.join("; ", problems);
    }

    private static String problem(JsonNode flaw) {
        return flaw.path("where").asText() + ": " + flaw.path("problem").asText();
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
