package faultlab.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.report.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DebugTest {

    private static final String WAITS = " waits for a debugger (JDWP) on 127.0.0.1:";

    @Test
    void eachShapeWaitsForADebuggerAndThenRunsToItsEnd() {
        Session session = Session.open(Path.of(System.getProperty("faultlab.home")));
        Lab lab = session.catalog().lab("handoff");
        List<String> attached = new ArrayList<>();
        Observation seen = session.run(lab, Variant.fault(lab), true, true, said -> {
            assertThat(said).contains(WAITS);
            String[] parts = said.split(WAITS.replace("(", "\\(").replace(")", "\\)"));
            CompletableFuture.runAsync(() -> attach(parts[1])).thenRun(() -> attached.add(parts[0]));
        });
        assertThat(seen.observed()).isTrue();
        assertThat(attached).containsExactly("sender", "taker", "facing", "late");
        assertThat(seen.shapes())
                .allSatisfy(shape -> assertThat(shape.flameGraphs()).isEmpty());
    }

    private static void attach(String port) {
        AttachingConnector socket = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = socket.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(port);
        VirtualMachine jvm = Awaitility.await()
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> connect(socket, arguments), machine -> true);
        jvm.resume();
        jvm.dispose();
    }

    private static VirtualMachine connect(AttachingConnector socket, Map<String, Connector.Argument> arguments)
            throws IOException, IllegalConnectorArgumentsException {
        return socket.attach(arguments);
    }
}
