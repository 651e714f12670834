package faultlab.compile.notes;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.tools.JavaFileObject;

/** Takes the notes of one run of javac: it looks at each class as soon as javac knows its types, so that nothing is compiled twice. */
public final class Notes implements TaskListener {

    private static final List<StaticCheck> CHECKS = List.of(new CancellationCheck(), new TimeoutCheck());

    /** More than this is a wall that nobody reads. */
    private static final int MOST = 20;

    private final JavacTask task;
    private final List<String> mine;
    private final UnaryOperator<String> shown;
    private final List<Note> notes = new ArrayList<>();

    private Notes(JavacTask task, List<String> mine, UnaryOperator<String> shown) {
        this.task = task;
        this.mine = mine;
        this.shown = shown;
    }

    /**
     * Listens to a task that is yet to be called.
     *
     * @param mine names of the files to look at
     * @param shown makes a line of source fit to be shown
     */
    public static Notes of(JavacTask task, List<String> mine, UnaryOperator<String> shown) {
        var notes = new Notes(task, mine, shown);
        task.addTaskListener(notes);
        return notes;
    }

    /** In the order of the text, once the task has been called. Of sources that do not compile they are worth nothing. */
    public List<Note> all() {
        return notes.stream()
                .sorted(Comparator.comparing(Note::file)
                        .thenComparingLong(Note::line)
                        .thenComparingLong(Note::column))
                .distinct()
                .limit(MOST)
                .toList();
    }

    @Override
    public void finished(TaskEvent event) {
        var type = event.getTypeElement();
        if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null || !isMine(event.getSourceFile())) {
            return;
        }
        var trees = Trees.instance(task);
        var path = trees.getPath(type);
        if (path == null) {
            return;
        }
        var types = new Attributed(trees, task.getElements(), task.getTypes());
        for (var check : CHECKS) {
            try {
                check.look(
                        path,
                        types,
                        (at, remark) -> notes.add(note(trees, path.getCompilationUnit(), at, check.about(), remark)));
            } catch (RuntimeException e) {
                // javac would be said to have failed on the learner's sources; a note is not worth that
            }
        }
    }

    private boolean isMine(JavaFileObject source) {
        return source != null && mine.contains(name(source));
    }

    private static String name(JavaFileObject source) {
        return Path.of(source.getName()).getFileName().toString();
    }

    private Note note(Trees trees, CompilationUnitTree unit, Tree at, String about, Remark remark) {
        var positions = trees.getSourcePositions();
        var start = positions.getStartPosition(unit, at);
        var end = positions.getEndPosition(unit, at);
        if (at instanceof MethodInvocationTree call) {
            end = positions.getEndPosition(unit, call.getMethodSelect());
            start = call.getMethodSelect() instanceof MemberSelectTree select
                    ? end - select.getIdentifier().length()
                    : start;
        }
        var lines = unit.getLineMap();
        var line = lines.getLineNumber(start);
        var column = lines.getColumnNumber(start);
        var text = line(unit.getSourceFile(), line);
        var ends = lines.getLineNumber(end) == line ? lines.getColumnNumber(end) : text.length() + 1L;
        return new Note(
                name(unit.getSourceFile()),
                line,
                column,
                Math.max(column, ends),
                about,
                remark.what(),
                remark.why(),
                remark.instead(),
                shown.apply(text));
    }

    private static String line(JavaFileObject source, long line) {
        try {
            return source.getCharContent(true)
                    .toString()
                    .lines()
                    .skip(line - 1)
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
