package faultlab.session;

import com.fasterxml.jackson.databind.JsonNode;
import faultlab.catalog.Lab;
import faultlab.catalog.Shape;
import faultlab.compile.Compilation;
import faultlab.compile.Problem;
import faultlab.diagnose.Diagnose;
import faultlab.diagnose.Diagnosis;
import faultlab.execute.Child;
import faultlab.execute.Executor;
import faultlab.execute.ScenarioRun;
import faultlab.observe.Collector;
import faultlab.observe.Evidence;
import faultlab.observe.EvidenceFile;
import faultlab.observe.Refused;
import faultlab.observe.life.LifeLimits;
import faultlab.observe.profile.FlameGraph;
import faultlab.observe.profile.Profiler;
import faultlab.observe.profile.ProfilerEvent;
import faultlab.report.Memory;
import faultlab.report.Observation;
import faultlab.report.Observation.Artifact;
import faultlab.report.Observation.ObservedShape;
import faultlab.report.Places;
import faultlab.report.Timeline;
import faultlab.verify.Judge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs each shape once more to explain it: collector and profiler on, the scenario held at its checkpoints. */
final class Explainer {

    private static final Set<ProfilerEvent> EVENTS =
            EnumSet.of(ProfilerEvent.WALL, ProfilerEvent.ALLOC, ProfilerEvent.LOCK);

    private final Executor executor;
    private final Path cache;
    private final LifeLimits limits;

    Explainer(Executor executor, Path cache) {
        this(executor, cache, LifeLimits.ARTICLE);
    }

    private Explainer(Executor executor, Path cache, LifeLimits limits) {
        this.executor = executor;
        this.cache = cache;
        this.limits = limits;
    }

    /** The same with other limits for what is marked in the lives of threads. */
    Explainer with(LifeLimits other) {
        return new Explainer(executor, cache, other);
    }

    /**
     * Observes a compiled variant.
     *
     * @param debug whether each shape waits for a debugger, unprofiled
     * @param folder where evidence and flame graphs go
     * @param listener hears the name of each shape as it begins
     */
    Observation explain(Compilation compiled, boolean debug, Path folder, Consumer<String> listener) {
        Lab lab = compiled.sources().lab();
        String using = compiled.sources().variant().using();
        if (!compiled.ok()) {
            List<Problem> problems = compiled.errors();
            return new Observation(lab.id(), using, problems, List.of(), null, List.of());
        }
        List<ObservedShape> shapes = new ArrayList<>();
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        List<Artifact> artifacts = new ArrayList<>();
        for (Shape shape : lab.contract().shapes()) {
            Path own = folder.resolve(shape.name());
            ObservedShape observed =
                    debug ? debug(compiled, shape, own, listener) : profile(compiled, shape, own, listener);
            shapes.add(observed);
            evidence.put(shape.name(), observed.evidence());
            artifacts.addAll(artifacts(observed, own));
        }
        Diagnosis diagnosis = Diagnose.ofShapes(evidence);
        return new Observation(lab.id(), using, List.of(), List.copyOf(shapes), diagnosis, List.copyOf(artifacts));
    }

    private ObservedShape profile(Compilation compiled, Shape shape, Path folder, Consumer<String> listener) {
        listener.accept(shape.name());
        Profiler profiler = Profiler.in(cache);
        try (Collecting collecting = new Collecting()) {
            Path recording = Files.createDirectories(folder).resolve("profile.jfr");
            ScenarioRun run = executor.explain(compiled, shape, profiler.arguments(EVENTS, recording), collecting);
            List<FlameGraph> graphs = profiler.flameGraphs(recording, EVENTS, folder);
            Files.deleteIfExists(recording);
            Files.deleteIfExists(folder.resolve("profile.jfr.log"));
            return observed(compiled, shape, run, collecting.evidence(run), graphs, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what was observed into " + folder, e);
        }
    }

    private ObservedShape debug(Compilation compiled, Shape shape, Path folder, Consumer<String> listener) {
        try (Collecting collecting = new Collecting()) {
            Files.createDirectories(folder);
            int port = freePort();
            listener.accept(shape.name() + " waits for a debugger (JDWP) on 127.0.0.1:" + port);
            ScenarioRun run = executor.debug(compiled, shape, port, collecting);
            return observed(compiled, shape, run, collecting.evidence(run), List.of(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what was observed into " + folder, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private ObservedShape observed(
            Compilation compiled, Shape shape, ScenarioRun run, Evidence evidence, List<FlameGraph> graphs, Path folder)
            throws IOException {
        EvidenceFile.write(folder.resolve("evidence.ndjson.gz"), evidence);
        Places places = new Places(compiled.sources().lab().id());
        return new ObservedShape(
                shape.name(),
                ObservedShape.word(shape.expect()),
                new Judge(compiled.sources().lab().contract()).results(List.of(run)),
                run.trouble(),
                run.thrown(),
                Memory.of(evidence, places).orElse(null),
                Timeline.of(evidence, places, limits),
                evidence,
                graphs);
    }

    private static List<Artifact> artifacts(ObservedShape shape, Path folder) {
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(new Artifact("evidence", folder.resolve("evidence.ndjson.gz")));
        for (FlameGraph graph : shape.flameGraphs()) {
            Path file = graph.file();
            if (file != null) {
                artifacts.add(new Artifact("flamegraph", file));
            }
        }
        return artifacts;
    }

    /** Hears a child's reports and collects evidence at each of its checkpoints, before it may go on. */
    private static final class Collecting implements BiConsumer<Child, JsonNode>, AutoCloseable {

        private @Nullable Collector collector;
        private @Nullable Evidence evidence;
        private @Nullable Exception refused;
        private boolean closed;

        @Override
        public void accept(Child child, JsonNode report) {
            String kind = report.path("kind").asText();
            if (kind.equals("hello")) {
                open(child.pid());
            } else if (refused == null) {
                collect(child, kind, report);
            } else if (kind.equals("checkpoint") || kind.equals("end")) {
                child.go();
            }
        }

        private void collect(Child child, String kind, JsonNode report) {
            String name = report.path("name").asText();
            switch (kind) {
                case "checkpoint" -> {
                    collector().snapshot(name);
                    collector().memory(name);
                    child.go();
                }
                case "work" -> collector().work(name, report.path("value").asLong());
                case "rest" -> collector().rest(Instant.now());
                case "signal" -> collector().signal(name, report.path("value").asLong(), Instant.now());
                case "gauge" ->
                    collector()
                            .gauge(
                                    name,
                                    report.path("value").asLong(),
                                    Instant.ofEpochMilli(report.path("t").asLong()));
                case "end" -> {
                    finish();
                    child.go();
                }
                default -> {}
            }
        }

        /** A JVM that crashes at once is gone before it answers; what it died of says more than that. */
        private synchronized void open(long pid) {
            if (closed) {
                refused = new IOException("the run was stopped");
                return;
            }
            try {
                Collector opened = Collector.open(pid);
                opened.startRecording();
                collector = opened;
            } catch (Refused | IOException e) {
                refused = e;
            }
        }

        private Collector collector() {
            Collector open = collector;
            if (open == null) {
                throw new IllegalStateException("a report came before the child's hello");
            }
            return open;
        }

        private void finish() {
            try (Collector open = collector()) {
                evidence = open.finish();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot end the collection", e);
            }
        }

        /** Of a run that was stopped nobody asks for the evidence: what the collector has in the target's folder goes all the same. */
        @Override
        public synchronized void close() throws IOException {
            closed = true;
            Collector open = collector;
            if (open != null && evidence == null) {
                open.close();
            }
        }

        /** After the child's end; of one that did not come to its end, what was collected until then. */
        Evidence evidence(ScenarioRun run) {
            if (collector == null && run.trouble() != null) {
                return Evidence.none("its JVM was gone before it could be looked at");
            }
            if (refused != null) {
                throw new IllegalStateException("the collector cannot attach to our own child JVM", refused);
            }
            if (evidence == null) {
                finish();
            }
            Evidence all = evidence;
            if (all == null) {
                throw new IllegalStateException("nothing was collected");
            }
            return all;
        }
    }
}
