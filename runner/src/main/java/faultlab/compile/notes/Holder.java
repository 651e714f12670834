package faultlab.compile.notes;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** A variable or field that holds a client, and what the class does with it. */
final class Holder {

    private final Attributed types;
    private final TreePath type;
    private final Element variable;

    private Holder(Attributed types, TreePath type, Element variable) {
        this.types = types;
        this.type = type;
        this.variable = variable;
    }

    /** What an expression is kept in at once; null where it is used on the spot, returned or passed on. */
    static @Nullable Holder of(TreePath expression, Attributed types, TreePath type) {
        var parent = expression.getParentPath();
        return switch (parent.getLeaf()) {
            case ParenthesizedTree _, TypeCastTree _ -> of(parent, types, type);
            case VariableTree _ -> named(parent, types, type);
            case AssignmentTree assignment -> named(new TreePath(parent, assignment.getVariable()), types, type);
            default -> null;
        };
    }

    /** The variable that a name or a declaration stands for. */
    static @Nullable Holder named(TreePath name, Attributed types, TreePath type) {
        var element = types.element(name);
        return element != null && element.getKind().isVariable() ? new Holder(types, type, element) : null;
    }

    /** All that is put into it in this class; a parameter's values come from elsewhere. */
    List<TreePath> values() {
        var values = new ArrayList<TreePath>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitVariable(VariableTree declared, @Nullable Void nothing) {
                if (declared.getInitializer() != null && is(getCurrentPath())) {
                    values.add(value(getCurrentPath(), declared.getInitializer()));
                }
                return super.visitVariable(declared, nothing);
            }

            @Override
            public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
                if (is(new TreePath(getCurrentPath(), assignment.getVariable()))) {
                    values.add(value(getCurrentPath(), assignment.getExpression()));
                }
                return super.visitAssignment(assignment, nothing);
            }
        }.scan(type, null);
        return values;
    }

    private static TreePath value(TreePath at, ExpressionTree value) {
        var path = new TreePath(at, value);
        return switch (value) {
            case ParenthesizedTree inner -> value(path, inner.getExpression());
            case TypeCastTree cast -> value(path, cast.getExpression());
            default -> path;
        };
    }

    /** Whether one of the methods is called on it, anywhere in the class. */
    boolean hears(Set<String> methods) {
        return Attributed.anyCall(type, call -> {
            var on = Handles.receiver(call);
            return on != null
                    && is(on)
                    && call.getLeaf() instanceof MethodInvocationTree invocation
                    && invocation.getMethodSelect() instanceof MemberSelectTree select
                    && methods.contains(select.getIdentifier().toString());
        });
    }

    /** Whether a method gets it, which may set its limits. */
    boolean isPassedOn() {
        var passed = new AtomicBoolean();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
                if (is(getCurrentPath())
                        && getCurrentPath().getParentPath().getLeaf() instanceof MethodInvocationTree) {
                    passed.set(true);
                }
                return null;
            }
        }.scan(type, null);
        return passed.get();
    }

    private boolean is(TreePath name) {
        return variable.equals(types.element(name));
    }
}
