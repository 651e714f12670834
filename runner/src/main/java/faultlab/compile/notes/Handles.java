package faultlab.compile.notes;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Where the value of an expression goes, and whether what holds it is ever used to stop or to await something. */
final class Handles {

    /** Calls on a handle that neither stop, await nor pass it on. */
    private static final Set<String> INERT = Set.of(
            "start",
            "setName",
            "setDaemon",
            "setPriority",
            "getName",
            "threadId",
            "isAlive",
            "isDone",
            "isCancelled",
            "state",
            "toString");

    private final Attributed types;

    Handles(Attributed types) {
        this.types = types;
    }

    /** Whether nobody can use the expression's value: a statement of its own, or a variable that is never put to use. */
    boolean isDropped(TreePath expression) {
        var parent = expression.getParentPath();
        return switch (parent.getLeaf()) {
            case ExpressionStatementTree _ -> true;
            case ParenthesizedTree _ -> isDropped(parent);
            case LambdaExpressionTree _ -> types.isVoid(parent);
            case VariableTree _ -> {
                var variable = types.element(parent);
                yield Attributed.isLocal(variable) && !isHeld(variable, parent);
            }
            default -> false;
        };
    }

    /** Whether a local variable is put to use: anything but an inert call on it. */
    boolean isHeld(@Nullable Element variable, TreePath within) {
        return isUsed(variable, within, name -> !INERT.contains(name));
    }

    /** Whether the variable is passed on, or one of these methods is called on it. */
    boolean isUsed(@Nullable Element variable, TreePath within, Predicate<String> methods) {
        var used = new AtomicBoolean();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
                if (variable != null && variable.equals(types.element(getCurrentPath())) && counts(getCurrentPath())) {
                    used.set(true);
                }
                return null;
            }

            private boolean counts(TreePath use) {
                return switch (use.getParentPath().getLeaf()) {
                    case MemberSelectTree select ->
                        methods.test(select.getIdentifier().toString());
                    case MemberReferenceTree reference ->
                        methods.test(reference.getName().toString());
                    case AssignmentTree assignment -> assignment.getVariable() != use.getLeaf();
                    default -> true;
                };
            }
        }.scan(method(within), null);
        return used.get();
    }

    /** The method or constructor around a tree, or else the class. */
    static TreePath method(TreePath path) {
        var around = path;
        while (!(around.getLeaf() instanceof MethodTree || around.getLeaf() instanceof ClassTree)) {
            around = around.getParentPath();
        }
        return around;
    }

    /**
     * Whether it happens once: in a constructor, an initializer or {@code main}. What is begun there lives as long as the object or the
     * program, and is nobody's request. Not in a lambda, which runs when it is called.
     */
    static boolean isSetUp(TreePath path) {
        for (var around = path; around != null; around = around.getParentPath()) {
            switch (around.getLeaf()) {
                case LambdaExpressionTree _ -> {
                    return false;
                }
                case MethodTree method -> {
                    var name = method.getName();
                    return name.contentEquals("<init>") || name.contentEquals("main");
                }
                case ClassTree _ -> {
                    return true;
                }
                default -> {}
            }
        }
        return true;
    }

    /** What a method is called on; null where it is called by its name alone. */
    static @Nullable TreePath receiver(TreePath call) {
        return call.getLeaf() instanceof MethodInvocationTree invocation
                        && invocation.getMethodSelect() instanceof MemberSelectTree select
                ? new TreePath(new TreePath(call, select), select.getExpression())
                : null;
    }

    /** An argument of a call. */
    static TreePath argument(TreePath call, Tree argument) {
        return new TreePath(call, argument);
    }

    /** The last call of the chain that begins with this one: {@code a().b().c()} of {@code a()}, as far as the links are wanted. */
    static TreePath chained(TreePath call, Predicate<TreePath> wanted) {
        var last = call;
        for (var next = next(last); next != null && wanted.test(next); next = next(next)) {
            last = next;
        }
        return last;
    }

    /** The call on this call's value. */
    static @Nullable TreePath next(TreePath call) {
        var select = call.getParentPath();
        return select.getLeaf() instanceof MemberSelectTree chosen
                        && chosen.getExpression() == call.getLeaf()
                        && select.getParentPath().getLeaf() instanceof MethodInvocationTree invocation
                        && invocation.getMethodSelect() == chosen
                ? select.getParentPath()
                : null;
    }
}
