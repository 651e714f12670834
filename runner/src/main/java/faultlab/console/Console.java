package faultlab.console;

import faultlab.execute.LiveChild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.ExecutionControlException;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * jshell on a live child's objects. The front end is here, so that a child with little memory is not filled by a compiler;
 * only the snippets' own classes go there. One text at a time; may be used by several threads.
 */
public final class Console implements AutoCloseable {

    private static final List<String> IMPORTS = List.of(
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.concurrent.atomic.*",
            "java.time.*",
            "java.util.stream.*",
            "java.lang.management.*");

    private static final long LOOK_MILLIS = 100;

    /** After a stop: snippets look at it in each loop, but the code they call need not. */
    private static final long GRACE_NANOS = 5_000_000_000L;

    private static final long END_SECONDS = 10;
    private static final int MOST_CANDIDATES = 100;

    private final LiveChild child;
    private final ChildControl control;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final ShownObjects shown;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("console").factory());
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long stoppedAt;

    private Console(LiveChild child, ChildControl control, String lab, List<Path> classPath) {
        this.child = child;
        this.control = control;
        shell = JShell.builder()
                .executionEngine(new Provider(control), Map.of())
                .build();
        classPath.forEach(path -> shell.addToClasspath(path.toString()));
        IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
        shell.eval("import " + lab + ".*;");
        analysis = shell.sourceCodeAnalysis();
        shown = new ShownObjects(shell, control);
    }

    /**
     * Opens a console on a child that has said it is ready.
     *
     * @param lab the package whose types need no import
     * @param classPath what the child runs, the lab's classes included
     */
    public static Console open(LiveChild child, String lab, List<Path> classPath) {
        try {
            return new Console(child, ChildControl.connect(child), lab, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a console on the live JVM", e);
        }
    }

    /** Runs a text of one or more snippets and returns when the last has ended, the first has failed, or it was stopped. */
    public Reply eval(String code) {
        if (!busy.compareAndSet(false, true)) {
            return failed("Something still runs here. Stop it first.");
        }
        stoppedAt = 0;
        try {
            return await(worker.submit(() -> {
                try {
                    return evaluate(code);
                } finally {
                    busy.set(false);
                }
            }));
        } catch (RejectedExecutionException e) {
            busy.set(false);
            return failed(ending());
        }
    }

    private Reply await(Future<Reply> reply) {
        while (true) {
            try {
                return reply.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (stoppedAt != 0) {
                    child.say("console-stop");
                    if (System.nanoTime() - stoppedAt > GRACE_NANOS) {
                        return failed("It does not stop: it is in code that looks at no interrupt, such as a loop in a"
                                + " class of the lab. Stop the run.");
                    }
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("the console failed on a text", e.getCause());
            } catch (InterruptedException e) {
                stop();
                Thread.currentThread().interrupt();
                throw new CancellationException("stopped");
            }
        }
    }

    private Reply evaluate(String code) {
        Optional<List<String>> snippets = Snippets.of(code, analysis);
        if (snippets.isEmpty()) {
            return Reply.INCOMPLETE;
        }
        List<Part> parts = new ArrayList<>();
        try {
            shown.refresh();
            for (String snippet : snippets.get()) {
                List<Part> outcome = Outcome.of(shell, shell.eval(snippet));
                String printed = control.printed();
                if (!printed.isEmpty()) {
                    parts.add(Part.output(printed));
                }
                parts.addAll(outcome);
                if (stoppedAt != 0) {
                    parts.add(Part.note("Stopped."));
                }
                if (stoppedAt != 0 || new Reply(outcome, false).failed()) {
                    break;
                }
            }
        } catch (ExecutionControlException | IllegalStateException e) {
            parts.add(Part.error(ending()));
        }
        return new Reply(List.copyOf(parts), false);
    }

    /** The child's own last words, once nothing answers any more. */
    private String ending() {
        try {
            LiveChild.End end = child.end().get(END_SECONDS, TimeUnit.SECONDS);
            return end.way() == LiveChild.Way.STOPPED
                    ? "The live run was stopped, and its objects are gone. Run it again."
                    : "The live run has ended, and its objects are gone: " + end.message();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            return "The live JVM does not answer any more. Stop the run and run it again.";
        }
    }

    private static Reply failed(String why) {
        return new Reply(List.of(Part.error(why)), false);
    }

    /** Names of the live objects; waits until the first round has shown them. */
    public List<String> names() {
        if (!busy.compareAndSet(false, true)) {
            return List.of();
        }
        try {
            return worker.submit(shown::names).get();
        } catch (ExecutionException | RejectedExecutionException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        } finally {
            busy.set(false);
        }
    }

    /** How the text may go on at the cursor; nothing while a text runs. */
    public Completion complete(String code, int cursor) {
        int at = Math.max(0, Math.min(cursor, code.length()));
        if (!busy.compareAndSet(false, true)) {
            return Completion.none(at);
        }
        try {
            return worker.submit(() -> completion(code, at)).get();
        } catch (ExecutionException | RejectedExecutionException e) {
            return Completion.none(at);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        } finally {
            busy.set(false);
        }
    }

    private Completion completion(String code, int cursor) throws ExecutionControlException {
        shown.refresh();
        int[] anchor = {cursor};
        Set<String> candidates = analysis.completionSuggestions(code, cursor, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .limit(MOST_CANDIDATES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String documentation = analysis.documentation(code, cursor, false).stream()
                .map(SourceCodeAnalysis.Documentation::signature)
                .distinct()
                .collect(Collectors.joining("\n"));
        return new Completion(anchor[0], List.copyOf(candidates), documentation);
    }

    /** Stops the text that runs, if one does: its {@link #eval} returns soon, and the console goes on. */
    public void stop() {
        if (busy.get()) {
            stoppedAt = System.nanoTime();
            child.say("console-stop");
        }
    }

    /** Closes the console; the live run goes on. */
    @Override
    public void close() {
        worker.shutdown();
        control.close();
        shell.close();
    }

    private record Provider(ExecutionControl control) implements ExecutionControlProvider {

        @Override
        public String name() {
            return "faultlab";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, @Nullable Map<String, String> parameters) {
            return control;
        }
    }
}
