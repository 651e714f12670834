package faultlab.compile.notes;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Interrupts that are caught and forgotten. */
final class Interrupts {

    private static final String INTERRUPTED = "java.lang.InterruptedException";

    private final Attributed types;

    Interrupts(Attributed types) {
        this.types = types;
    }

    /**
     * Whether a catch takes an interrupt and forgets it: it answers the caller of a method, who then goes on, or it neither leaves nor notes it
     * down and there is something to go on with. A task or a thread's loop that ends has done what it was told.
     */
    boolean forgets(TreePath caught) {
        var parameter = new TreePath(caught, ((CatchTree) caught.getLeaf()).getParameter());
        var type = ((CatchTree) caught.getLeaf()).getParameter().getType();
        var alternatives = type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
        return alternatives.stream().anyMatch(each -> types.isA(new TreePath(parameter, each), INTERRUPTED))
                && !restores(Handles.method(caught))
                && (answers(caught) || !leaves(caught) && hasMore(caught.getParentPath()));
    }

    /** It gives a method's caller a value. A {@code Callable} is called by who would cancel it. */
    private boolean answers(TreePath caught) {
        return any(
                caught,
                (tree, path) ->
                        tree instanceof ReturnTree answer && answer.getExpression() != null && isOfMethod(path));
    }

    private boolean isOfMethod(TreePath returned) {
        var around = returned;
        while (!(around.getLeaf() instanceof LambdaExpressionTree || around.getLeaf() instanceof MethodTree)) {
            around = around.getParentPath();
        }
        return !(around.getLeaf() instanceof LambdaExpressionTree)
                && !types.calls(around, "java.util.concurrent.Callable", Set.of("call"));
    }

    /** It ends the work, or writes down that it should end. */
    private static boolean leaves(TreePath caught) {
        return any(
                caught,
                (tree, _) -> tree instanceof ThrowTree
                        || tree instanceof ReturnTree
                        || tree instanceof BreakTree
                        || tree instanceof YieldTree
                        || tree instanceof AssignmentTree);
    }

    private boolean restores(TreePath method) {
        return any(
                method,
                (tree, path) -> tree instanceof MethodInvocationTree
                        && types.calls(path, "java.lang.Thread", Set.of("interrupt")));
    }

    private static boolean any(TreePath within, BiPredicate<Tree, TreePath> wanted) {
        var found = new AtomicBoolean();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
                if (tree != null && wanted.test(tree, new TreePath(here(), tree))) {
                    found.set(true);
                }
                return super.scan(tree, nothing);
            }

            private TreePath here() {
                return getCurrentPath() == null ? within : getCurrentPath();
            }
        }.scan(within, null);
        return found.get();
    }

    /** Whether a loop goes round again, or a statement follows, before the method or task is over. */
    private static boolean hasMore(TreePath tried) {
        for (var inner = tried; ; inner = inner.getParentPath()) {
            switch (inner.getParentPath().getLeaf()) {
                case LambdaExpressionTree _, MethodTree _, ClassTree _ -> {
                    return false;
                }
                case WhileLoopTree _, DoWhileLoopTree _, ForLoopTree _, EnhancedForLoopTree _ -> {
                    return true;
                }
                case BlockTree block -> {
                    if (block.getStatements().getLast() != inner.getLeaf()) {
                        return true;
                    }
                }
                default -> {}
            }
        }
    }
}
