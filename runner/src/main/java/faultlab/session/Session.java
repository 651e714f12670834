package faultlab.session;

import faultlab.catalog.Catalog;
import faultlab.catalog.Contract;
import faultlab.catalog.Lab;
import faultlab.catalog.Root;
import faultlab.catalog.Roots;
import faultlab.catalog.Shape;
import faultlab.catalog.UnknownException;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.draft.Draft;
import faultlab.execute.Child;
import faultlab.execute.ClassPath;
import faultlab.execute.Executor;
import faultlab.execute.Hog;
import faultlab.execute.Walls;
import faultlab.observe.life.LifeLimits;
import faultlab.report.ListText.Entry;
import faultlab.report.ListText.Listing;
import faultlab.report.Observation;
import faultlab.report.page.ReportPage;
import faultlab.store.Guess;
import faultlab.store.Progress;
import faultlab.store.Store;
import faultlab.verify.Check;
import faultlab.verify.Verification;
import faultlab.workspace.IllegalFileException;
import faultlab.workspace.WorkFile;
import faultlab.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One home folder, its labs and the learner's state: what a command or a server works with. */
public final class Session {

    private final Path home;
    private final List<Root> roots;
    private final Catalog catalog;
    private final Store store;
    private final Workspace workspace;
    private final Desk desk;
    private final Executor executor;
    private final Checker checker;
    private final Unsaved unsaved;
    private final Explainer explainer;
    private final ReportPage reportPage;
    private final Recorder recorder;
    private final Doctor doctor;

    private Session(Path home, BiFunction<ClassPath, Path, Executor> executors) {
        this.home = home;
        roots = Roots.of(home);
        catalog = Catalog.load(roots);
        store = new Store(home.resolve(".lab"));
        workspace = new Workspace(home.resolve("work"), store.kept());
        desk = new Desk(workspace, store);
        ClassPath classPath = ClassPath.ofRunner(store.cache());
        executor = executors.apply(classPath, store.cache());
        unsaved = new Unsaved(classPath, workspace);
        checker = new Checker(classPath, executor);
        explainer = new Explainer(executor, store.cache());
        reportPage = new ReportPage(store.cache());
        recorder = new Recorder(checker, executor, explainer);
        doctor = new Doctor(home, store.cache());
    }

    /** Opens the home folder: a checkout, or any folder that work/ and .lab/ are to lie in. */
    public static Session open(Path home) {
        return open(home, Walls.GENEROUS);
    }

    /** As {@link #open(Path)}, but with other patience for what hangs. */
    public static Session open(Path home, Walls walls) {
        return new Session(home, (classPath, cache) -> new Executor(classPath, cache, walls));
    }

    /** As {@link #open(Path)}, for who holds the machine's benchmark lock: this one's benchmarks take another. */
    public static Session alone(Path home, Path lock) {
        return new Session(home, (classPath, cache) -> Executor.alone(classPath, cache, Walls.GENEROUS, lock));
    }

    /** The labs. */
    public Catalog catalog() {
        return catalog;
    }

    /** What outlives a command. */
    public Store store() {
        return store;
    }

    /** The learner's copies. */
    public Workspace workspace() {
        return workspace;
    }

    /** The catalog with the learner's progress. */
    public Listing list() {
        Map<String, Progress> progress = store.progress();
        return new Listing(
                catalog.labs().stream().map(lab -> entry(lab, progress)).toList());
    }

    private static Entry entry(Lab lab, Map<String, Progress> progress) {
        Contract contract = lab.contract();
        return new Entry(
                lab.id(),
                contract.title(),
                contract.chapter(),
                contract.minutes(),
                contract.difficulty(),
                progress.getOrDefault(lab.id(), Progress.NONE).word());
    }

    /**
     * What {@code --using} names or, without it, the learner's work.
     *
     * @return empty for the learner's work if the lab was not started
     */
    public Optional<Variant> variant(Lab lab, Optional<String> using) {
        return using.filter(name -> !name.equals("work"))
                .map(name -> Variant.of(lab, name, workspace.folder(lab)))
                .or(() -> workspace.variant(lab));
    }

    /** Copies the subject into work/ID. Returns whether it was made now. */
    public boolean start(Lab lab) {
        boolean made = workspace.start(lab);
        store.update(lab.id(), Progress::start);
        return made;
    }

    /** Saves a file of the learner's, as {@link Workspace#save}. What it held before and what it holds now are kept as versions. */
    public WorkFile save(Lab lab, String name, String content, @Nullable String base) {
        return desk.save(lab, name, content, base);
    }

    /** Removes a file that the learner added, as {@link Workspace#remove}. What it held is kept as a version. */
    public void remove(Lab lab, String name, String base) {
        desk.remove(lab, name, base);
    }

    /**
     * Locks a diagnosis in. Returns the one that counts: the first that ever was.
     *
     * @throws UnknownException if it is none of the lab's choices
     */
    public Guess lockIn(Lab lab, String choice) {
        List<String> choices = lab.contract().choices();
        if (!choices.contains(choice)) {
            throw new UnknownException("choice", choice, choices);
        }
        return store.lockIn(lab.id(), choice, choice.equals(lab.id()));
    }

    /** Why the reference solution is right, in Markdown. */
    public String why(Lab lab) {
        Path file = lab.solution().resolve("why.md");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The started lab whose files were saved last. */
    public Optional<Lab> lastEdited() {
        return catalog.labs().stream()
                .filter(lab -> workspace.variant(lab).isPresent())
                .max(Comparator.comparing(lab -> workspace.lastSaved(lab)));
    }

    /** Proves a variant: all stages, and the attempt noted if it is the learner's own work. */
    public Check check(Lab lab, Variant variant, CheckListener listener) {
        return check(lab, variant, Checker.Depth.FULL, listener);
    }

    /** As {@link #check}, but stops at the first stage that rejects. */
    public Check checkToFirstRejection(Lab lab, Variant variant, CheckListener listener) {
        return check(lab, variant, Checker.Depth.FIRST_REJECTION, listener);
    }

    /** Why there can be no new lab of this id; empty if {@link #layOut} can make one. */
    public Optional<String> refusesNew(String id) {
        Root root = roots.get(0);
        return root.folder().equals(home)
                ? Draft.refusal(root, id)
                : Optional.of("A new lab belongs into a checkout of Fault Lab, and " + home
                        + " is none: clone the repository and type it there.");
    }

    /** Lays out a new lab. Returns its files, from the checkout on. */
    public List<String> layOut(String id) {
        return new Draft(roots.get(0), id).layOut(home.resolve(".lab"));
    }

    /**
     * Proves labs: each fault fails, each solution and alternative passes, each decoy falls to its stated check.
     *
     * @param ids of the labs; none means all, and that nothing lies between them
     * @param times how many rounds; their verdicts must be alike
     * @param hog whether all cores are kept busy meanwhile
     */
    public Verification verify(List<String> ids, int times, boolean hog, VerifyListener listener) {
        Child.sweep();
        Verifier verifier = new Verifier(catalog, roots, checker, listener);
        if (!hog) {
            return verifier.verify(ids, times);
        }
        try (Hog busy = Hog.start()) {
            return verifier.verify(ids, times);
        }
    }

    private Check check(Lab lab, Variant variant, Checker.Depth depth, CheckListener listener) {
        Child.sweep();
        if (!variant.using().equals("work")) {
            return checker.check(lab, variant, depth, listener);
        }
        // a folder that cannot be written is told now, not after the check
        String work = desk.keepAll(lab);
        Check check = checker.check(lab, variant, depth, listener);
        desk.attempt(check, work);
        return check;
    }

    /**
     * Observes a variant in an explaining run.
     *
     * @param blind whether the diagnosis is kept back
     * @param debug whether each shape waits for a debugger, unprofiled
     * @param listener hears what is under way
     */
    public Observation run(Lab lab, Variant variant, boolean blind, boolean debug, Consumer<String> listener) {
        return run(lab, variant, blind, debug, LifeLimits.ARTICLE, listener);
    }

    /** As the other, with other limits for what is marked in the lives of threads than the article's. */
    public Observation run(
            Lab lab, Variant variant, boolean blind, boolean debug, LifeLimits limits, Consumer<String> listener) {
        Child.sweep();
        Path folder = store.runs().next(lab.id());
        Observation observation = checker.withClasses(
                lab, variant, compiled -> explainer.with(limits).explain(compiled, debug, folder, listener));
        return reportPage.write(lab.contract().title(), blind ? observation.blind() : observation, folder);
    }

    /** What the profiler saw in an explaining run of a lab, as far as its folder still has it. */
    public List<ShapeFlames> flames(Lab lab, Path run) {
        return ShapeFlames.of(
                run, lab.contract().shapes().stream().map(Shape::name).toList());
    }

    /**
     * What javac, the house rules and the static notes say of texts that are not saved, with the work's other files or, where the lab was
     * not started, the fault's. Nothing is written to work/, and the classes are gone when this returns.
     *
     * @param contents by file name
     * @throws IllegalFileException if a learner may have no such file
     */
    public Compilation compile(Lab lab, Map<String, String> contents) {
        return unsaved.compile(lab, contents);
    }

    /**
     * Runs a shape's work again and again, for somebody to look at, and returns at once.
     *
     * @param listener hears what happens, on one thread at a time
     * @throws UnknownException if the lab has no such shape; names those it has
     */
    public LiveRun live(Lab lab, Variant variant, String shape, Consumer<LiveEvent> listener) {
        Child.sweep();
        List<Shape> shapes = lab.contract().shapes();
        Shape found = shapes.stream()
                .filter(candidate -> candidate.name().equals(shape))
                .findFirst()
                .orElseThrow(() -> new UnknownException(
                        "shape", shape, shapes.stream().map(Shape::name).toList()));
        return LiveRun.start(executor, checker.compilations(lab), variant, found, listener);
    }

    /**
     * Records a lab's evidence and the measured table of its lesson. Returns the files written.
     *
     * @param listener hears what is under way
     */
    public List<Path> record(Lab lab, Consumer<String> listener) {
        return recorder.record(lab, store.runs().next(lab.id()), listener);
    }

    /** What this machine offers. */
    public Doctor doctor() {
        return doctor;
    }
}
