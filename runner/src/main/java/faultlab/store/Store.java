package faultlab.store;

import faultlab.files.Hash;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What outlives a command, under .lab/: folders, and the database lab.db. Several processes may use it at once. All methods
 * throw {@link StoreException} if the database is damaged or of a newer Fault Lab, and UncheckedIOException if the disk does
 * not take it; nothing was changed then.
 */
public final class Store {

    private final Path folder;
    private final OldProgress old;
    private final Database database;

    /** @param folder .lab/; made when something is first kept */
    public Store(Path folder) {
        this(folder, Schema.CURRENT);
    }

    Store(Path folder, Schema schema) {
        this.folder = folder;
        this.old = new OldProgress(folder.resolve("progress"));
        this.database = new Database(folder.resolve("lab.db"), cache(), schema, old);
    }

    /** .lab/ itself, there or not. */
    public Path folder() {
        return folder;
    }

    /** Caches: jars, AOT caches, the profiler's library. */
    public Path cache() {
        return folder.resolve("cache");
    }

    /** Where the copies lie that {@code reset} keeps. */
    public Path kept() {
        return folder.resolve("kept");
    }

    /** The folders of earlier runs and of the next. */
    public RunFolders runs() {
        return new RunFolders(folder.resolve("runs"));
    }

    /** How far the learner is, by lab; a lab that is missing is {@link Progress#NONE}. */
    public Map<String, Progress> progress() {
        return database.read(ProgressTable::all, old::all);
    }

    /** How far the learner is with a lab. */
    public Progress progress(String lab) {
        return database.read(
                handle -> ProgressTable.get(handle, lab), () -> old.all().getOrDefault(lab, Progress.NONE));
    }

    /** Changes a lab's progress; two commands at once do not lose each other's change. */
    public void update(String lab, UnaryOperator<Progress> change) {
        database.write(handle -> {
            Progress changed = change.apply(ProgressTable.get(handle, lab));
            ProgressTable.put(handle, lab, changed);
            return changed;
        });
    }

    /**
     * Keeps what a file holds, unless its newest version is the same.
     *
     * @param by page or editor
     */
    public void keep(String lab, String file, String content, String by) {
        Version version = new Version(lab, file, Hash.of(content), content, System.currentTimeMillis(), by);
        if (!database.read(handle -> VersionTable.isNewest(handle, version), () -> false)) {
            database.write(handle -> {
                VersionTable.add(handle, version);
                return version;
            });
        }
    }

    /** What a file has held, newest first. */
    public List<Version> versions(String lab, String file) {
        return database.read(handle -> VersionTable.of(handle, lab, file), List::of);
    }

    /**
     * Keeps a check of the learner's own work and counts it in the progress, both or neither.
     *
     * @param verdict pass, fail or error
     * @param work the hash over all files that were checked
     * @param check what {@code check --json} prints
     */
    public Attempt attempt(String lab, String verdict, String work, String check) {
        return database.write(handle -> {
            Progress counted = ProgressTable.get(handle, lab).attempt(verdict.equals("pass"));
            ProgressTable.put(handle, lab, counted);
            return AttemptTable.add(handle, lab, System.currentTimeMillis(), verdict, work, check);
        });
    }

    /** The last check of the learner's own work. */
    public Optional<Attempt> lastAttempt(String lab) {
        return database.read(handle -> AttemptTable.last(handle, lab), Optional::empty);
    }

    /** The diagnosis that was locked in. */
    public Optional<Guess> guess(String lab) {
        return database.read(handle -> GuessTable.of(handle, lab), Optional::empty);
    }

    /** Locks a diagnosis in. Returns the one that counts: the first that ever was. */
    public Guess lockIn(String lab, String choice, boolean right) {
        Guess guess = new Guess(lab, choice, right, System.currentTimeMillis());
        return database.write(handle -> {
            GuessTable.add(handle, guess);
            return GuessTable.of(handle, lab).orElse(guess);
        });
    }
}
