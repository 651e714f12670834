package faultlab.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import faultlab.catalog.Lab;
import java.nio.file.Path;
import java.util.List;

/**
 * JBang's {@code jbang-catalog.json}: the alias {@code lab} and one for each lab, which runs its scenario. A lab is described
 * by its title, which does not give the cause away.
 */
final class JBangCatalog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private JBangCatalog() {}

    static String of(Path checkout, List<Lab> labs) throws JsonProcessingException {
        ObjectNode catalog = JSON.createObjectNode();
        ObjectNode aliases = catalog.putObject("aliases");
        alias(aliases, "lab", LabScript.FILE, "Fault Lab: observe, diagnose, fix and prove JVM stability faults");
        for (Lab lab : labs) {
            Path scenario = checkout.relativize(ScenarioHeader.scenario(lab));
            alias(
                    aliases,
                    lab.id(),
                    scenario.toString().replace('\\', '/'),
                    lab.contract().title());
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(INDENT);
        return JSON.writer(printer).writeValueAsString(catalog) + "\n";
    }

    private static void alias(ObjectNode aliases, String name, String script, String description) {
        aliases.putObject(name).put("script-ref", script).put("description", description);
    }
}
