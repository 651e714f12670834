package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.report.Json;
import faultlab.store.Progress;
import faultlab.store.Store;
import faultlab.verify.Check;
import faultlab.verify.Status;
import faultlab.workspace.WorkFile;
import faultlab.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The learner's files and what is kept of them: nothing that a file ever held when it was saved or checked is lost. */
final class Desk {

    private static final String PAGE = "page";

    private static final String EDITOR = "editor";

    private final Workspace workspace;
    private final Store store;

    Desk(Workspace workspace, Store store) {
        this.workspace = workspace;
        this.store = store;
    }

    /** The file is in work/ and its content a version before this returns. */
    WorkFile save(Lab lab, String name, String content, @Nullable String base) {
        boolean first = workspace.variant(lab).isEmpty();
        keep(lab, name);
        WorkFile saved = workspace.save(lab, name, content, base);
        if (first) {
            store.update(lab.id(), Progress::start);
        }
        store.keep(lab.id(), name, content, PAGE);
        return saved;
    }

    void remove(Lab lab, String name, String base) {
        boolean first = workspace.variant(lab).isEmpty();
        keep(lab, name);
        workspace.remove(lab, name, base);
        if (first) {
            store.update(lab.id(), Progress::start);
        }
    }

    /** What a file holds now, whoever saved it: a version is added where an editor did. */
    private void keep(Lab lab, String name) {
        workspace.files(lab).stream()
                .filter(file -> file.name().equals(name))
                .forEach(file -> store.keep(lab.id(), name, file.content(), EDITOR));
    }

    /** Keeps all files as they are. Returns the hash over them. */
    String keepAll(Lab lab) {
        List<WorkFile> files = workspace.files(lab);
        store.update(lab.id(), Progress::start);
        files.forEach(file -> store.keep(lab.id(), file.name(), file.content(), EDITOR));
        return Workspace.hash(files);
    }

    void attempt(Check check, String work) {
        store.attempt(check.lab(), word(check.verdict()), work, Json.of(check));
    }

    private static String word(Status verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
