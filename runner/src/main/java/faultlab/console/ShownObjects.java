package faultlab.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;

/** The variables that name a live run's objects: they follow the newest round, until somebody declares another of that name. */
final class ShownObjects {

    /** Long enough for a first round to show what it has on a loaded machine. */
    private static final long FIRST_MILLIS = 30_000;

    private final JShell shell;
    private final ChildControl control;
    private final Map<String, VarSnippet> variables = new HashMap<>();
    private long version = -1;

    ShownObjects(JShell shell, ChildControl control) {
        this.shell = shell;
        this.control = control;
    }

    /** Makes the variables those of the newest round. */
    void refresh() throws ExecutionControlException {
        long now = control.version();
        if (now != version) {
            Map<String, String> types = control.types(version < 0 ? FIRST_MILLIS : 0);
            version = control.version();
            types.forEach(this::refresh);
        }
    }

    /** Names of the newest round's objects. */
    List<String> names() throws ExecutionControlException {
        refresh();
        return variables.keySet().stream().sorted().toList();
    }

    private void refresh(String name, String type) {
        VarSnippet known = variables.get(name);
        String object = "(" + type + ") shared.Shown.named(\"" + name + "\");";
        if (known == null || isOurs(known) && !known.typeName().equals(type)) {
            shell.eval(type + " " + name + " = " + object).stream()
                    .map(event -> event.snippet())
                    .filter(VarSnippet.class::isInstance)
                    .forEach(declared -> variables.put(name, (VarSnippet) declared));
        } else if (isOurs(known)) {
            shell.eval(name + " = " + object);
        }
    }

    private boolean isOurs(VarSnippet variable) {
        return Objects.equals(shell.status(variable), Snippet.Status.VALID);
    }
}
