package faultlab.session;

import faultlab.catalog.Catalog;
import faultlab.catalog.Contract;
import faultlab.catalog.ContractException;
import faultlab.catalog.Lab;
import faultlab.catalog.Root;
import faultlab.catalog.UnknownException;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.compile.Problem;
import faultlab.compile.SnippetCompiler;
import faultlab.execute.BenchmarkRun;
import faultlab.session.Checker.Depth;
import faultlab.session.Places.Place;
import faultlab.verify.Check;
import faultlab.verify.Flaw;
import faultlab.verify.Inspection;
import faultlab.verify.LabFiles;
import faultlab.verify.LessonCode;
import faultlab.verify.Prove;
import faultlab.verify.Replay;
import faultlab.verify.RootFolders;
import faultlab.verify.Round;
import faultlab.verify.Verification;
import faultlab.verify.Verification.Proof;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Proves labs: looks their files through, checks every variant, and holds what came out against what they claim. */
final class Verifier {

    /** What {@code --using} calls the reference solution. */
    private static final String SOLUTION = "solution";

    /** Variants that are checked at a time: on two processors, since they wait for deadlines more than they compute. */
    private static final int AT_ONCE = 8;

    /** Places that a benchmark takes, which keeps one processor busy: beside it half as many variants are checked. */
    private static final int TIMED = 4;

    /** While the right fixes of one lab are timed, the next lab's files are read and its variants compiled and checked. */
    private static final int LABS = 2;

    private final Catalog catalog;
    private final List<Root> roots;
    private final Checker checker;
    private final VerifyListener listener;
    private final Places places = new Places(AT_ONCE);

    Verifier(Catalog catalog, List<Root> roots, Checker checker, VerifyListener listener) {
        this.catalog = catalog;
        this.roots = roots;
        this.checker = checker;
        this.listener = listener;
    }

    /**
     * Proves the labs with the ids, or all labs and that nothing lies between them.
     *
     * @param times how many rounds, 1 or more
     * @throws UnknownException if there is no such lab, not even a folder of its name
     */
    Verification verify(List<String> ids, int times) {
        List<Flaw> strays = roots.stream()
                .flatMap(root -> RootFolders.of(root).flaws().stream())
                .toList();
        if (!ids.isEmpty()) {
            // all names are looked up before anything is run: a mistyped one is told at once
            List<IntFunction<Proof>> asked =
                    ids.stream().distinct().map(id -> one(id, strays, times)).toList();
            return Verification.of(sideBySide(asked), List.of());
        }
        List<IntFunction<Proof>> all =
                catalog.labs().stream().map(lab -> proof(lab, List.of(), times)).toList();
        List<Proof> proofs = Stream.concat(catalog.broken().stream().map(Verifier::broken), sideBySide(all).stream())
                .toList();
        return Verification.of(proofs, strays);
    }

    /** @param labs each is proved once it is told its place in the order */
    private static List<Proof> sideBySide(List<IntFunction<Proof>> labs) {
        try (ExecutorService pool = Executors.newFixedThreadPool(LABS)) {
            List<Future<Proof>> proofs = IntStream.range(0, labs.size())
                    .mapToObj(order -> pool.submit(() -> labs.get(order).apply(order)))
                    .toList();
            try {
                return proofs.stream().map(Verifier::result).toList();
            } catch (RuntimeException e) {
                pool.shutdownNow();
                throw e;
            }
        }
    }

    private IntFunction<Proof> one(String id, List<Flaw> strays, int times) {
        List<Flaw> mine = strays.stream()
                .filter(flaw -> flaw.where().endsWith("/" + id + "/"))
                .toList();
        try {
            return proof(catalog.lab(id), mine, times);
        } catch (ContractException e) {
            return order -> broken(e);
        } catch (UnknownException e) {
            if (mine.isEmpty() && !hasFolder(id)) {
                throw e;
            }
            return order -> Prove.unrun(
                    id, Stream.concat(Stream.of(noContract(id)), mine.stream()).toList());
        }
    }

    private IntFunction<Proof> proof(Lab lab, List<Flaw> known, int times) {
        return order -> prove(lab, order, known, times);
    }

    private boolean hasFolder(String id) {
        return roots.stream().anyMatch(root -> Files.isDirectory(root.labs().resolve(id)));
    }

    private static Flaw noContract(String id) {
        return new Flaw(
                "labs/" + id + "/lab.yaml",
                "the file is missing",
                "Write it in the form of labs/handoff/lab.yaml; `lab new` lays out a lab with all its files.");
    }

    private static Proof broken(ContractException problem) {
        String file = "labs/" + problem.lab() + "/lab.yaml";
        String message = String.valueOf(problem.getMessage());
        return Prove.unrun(
                problem.lab(),
                List.of(new Flaw(
                        file,
                        message.substring(message.indexOf(": ") + 2),
                        "Mend it in the form of labs/handoff/lab.yaml.")));
    }

    private Proof prove(Lab lab, int order, List<Flaw> known, int times) {
        long since = System.nanoTime();
        Contract contract = lab.contract();
        LabFiles files = LabFiles.of(lab);
        List<Flaw> flaws = new ArrayList<>(known);
        flaws.addAll(Inspection.of(contract, files));
        if (!Inspection.canRun(flaws)) {
            listener.inspected(lab.id(), flaws);
            return Prove.unrun(lab.id(), List.copyOf(flaws));
        }
        try (Compilations compilations = checker.compilations(lab)) {
            flaws.addAll(LessonCode.flaws(files, javacs(compilations)));
            flaws.addAll(Replay.flaws(lab));
            listener.inspected(lab.id(), flaws);
            List<Round> rounds = new ArrayList<>();
            for (int number = 1; number <= times; number++) {
                rounds.add(round(compilations, order, number));
            }
            return Prove.of(contract, flaws, rounds, (System.nanoTime() - since) / 1_000_000);
        }
    }

    /** A block of a lesson may use the faulty subject's classes or the solution's. */
    private static List<LessonCode.Javac> javacs(Compilations compilations) {
        Lab lab = compilations.lab();
        return Stream.of(Variant.solution(lab), Variant.fault(lab))
                .map(compilations::of)
                .filter(Compilation::ok)
                .map(compiled -> javac(new SnippetCompiler(compilations.jars(), compiled.classes())))
                .toList();
    }

    private static LessonCode.Javac javac(SnippetCompiler compiler) {
        return source -> {
            List<Problem> errors = compiler.errors(source);
            return errors.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LessonCode.Error(
                            errors.get(0).line(), errors.get(0).message(), errors.size()));
        };
    }

    /**
     * Checks all variants: what they wait for is long and what they compute short, so more go at a time than there are
     * processors. Right fixes come to the benchmark together, beside which fewer variants of the next lab are checked.
     */
    private Round round(Compilations compilations, int order, int number) {
        Lab lab = compilations.lab();
        Map<String, Future<Trial>> right = new LinkedHashMap<>();
        Map<String, Future<Check>> decoys = new LinkedHashMap<>();
        try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
            Future<Trial> fault =
                    several.submit(inTurn(order, () -> untimed(compilations, number, Variant.fault(lab))));
            Stream.concat(Stream.of(Variant.solution(lab)), Variant.alternatives(lab).stream())
                    .forEach(variant -> right.put(
                            variant.using(),
                            several.submit(inTurn(order, () -> untimed(compilations, number, variant)))));
            Variant.decoys(lab)
                    .forEach(decoy -> decoys.put(
                            decoy.name(),
                            several.submit(inTurn(order, () -> toRejection(compilations, number, decoy)))));
            try {
                Trial broken = result(fault);
                Map<String, Trial> fixes = results(right);
                Map<String, Check> fallen = results(decoys);
                Map<String, Compilation> entrants = entrants(fixes);
                try (Place timing = places.take(order, TIMED)) {
                    return new Round(ended(lab, number, broken.timed()), timed(lab, number, fixes, entrants), fallen);
                }
            } catch (RuntimeException e) {
                several.shutdownNow();
                throw e;
            }
        }
    }

    private <T> Callable<T> inTurn(int order, Callable<T> work) {
        return () -> {
            try (Place one = places.take(order, 1)) {
                return work.call();
            }
        };
    }

    /** By the benchmark's names for them. */
    private static Map<String, Compilation> entrants(Map<String, Trial> right) {
        Map<String, Compilation> entrants = new LinkedHashMap<>();
        right.forEach((using, trial) -> {
            if (trial.wantsBenchmark()) {
                entrants.put(entrant(using), trial.benchmarkable());
            }
        });
        return entrants;
    }

    private static String entrant(String using) {
        return using.equals(SOLUTION) ? BenchmarkRun.REFERENCE : using;
    }

    /**
     * One JVM for the benchmark of all right fixes, in turns with the reference. If one of them brings it down, each has a
     * JVM of its own, which tells which one it was.
     */
    private Map<String, Check> timed(Lab lab, int number, Map<String, Trial> right, Map<String, Compilation> entrants) {
        long since = System.nanoTime();
        Optional<BenchmarkRun> together = entrants.containsKey(BenchmarkRun.REFERENCE)
                ? Optional.of(checker.benchmark(entrants)).filter(run -> run.trouble() == null)
                : Optional.empty();
        long each = (System.nanoTime() - since) / 1_000_000 / Math.max(1, entrants.size());
        Map<String, Check> checks = new LinkedHashMap<>();
        right.forEach((using, trial) -> {
            Check check = together.isPresent() && entrants.containsKey(entrant(using))
                    ? trial.timed(together.get().of(entrant(using)), each)
                    : trial.timed();
            checks.put(using, ended(lab, number, check));
        });
        return checks;
    }

    private static <T> Map<String, T> results(Map<String, Future<T>> futures) {
        Map<String, T> results = new LinkedHashMap<>();
        futures.forEach((name, future) -> results.put(name, result(future)));
        return results;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while verifying");
        }
    }

    private Trial untimed(Compilations compilations, int number, Variant variant) {
        listener.begins(compilations.lab().id(), number, variant.using());
        return checker.trial(compilations, variant, Depth.FULL, CheckListener.NONE)
                .untimed();
    }

    private Check toRejection(Compilations compilations, int number, Variant decoy) {
        listener.begins(compilations.lab().id(), number, decoy.using());
        Check check = checker.check(compilations, decoy, Depth.FIRST_REJECTION, CheckListener.NONE);
        return ended(compilations.lab(), number, check);
    }

    private Check ended(Lab lab, int number, Check check) {
        listener.ended(lab.id(), number, check);
        return check;
    }
}
