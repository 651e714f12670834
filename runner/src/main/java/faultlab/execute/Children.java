package faultlab.execute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;

/** How child JVMs are run to their end: {@link Child#run}, or {@link BareChild#run}, which a measurement is held against. */
@FunctionalInterface
interface Children {

    /** As {@link Child#run}. */
    ChildRun run(Command command, Limits limits, BiConsumer<Child, JsonNode> listener);
}
