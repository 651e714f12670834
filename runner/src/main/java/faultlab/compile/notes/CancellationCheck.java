package faultlab.compile.notes;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.Nullable;

/**
 * Finds work that is started without the caller's deadline or cancellation (the article's 2.3), and interrupts that are swallowed. What is
 * begun in a constructor, an initializer or {@code main} is nobody's request and is left alone, as is what a try-with-resources ends.
 */
final class CancellationCheck implements StaticCheck {

    @Override
    public String about() {
        return "cancellation";
    }

    @Override
    public void look(TreePath type, Attributed types, Listener listener) {
        new Scanner(types, listener).scan(type, null);
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Listener listener;
        private final StartedWork started;
        private final TimeLimits limits;
        private final Interrupts interrupts;

        Scanner(Attributed types, Listener listener) {
            this.listener = listener;
            var handles = new Handles(types);
            started = new StartedWork(types, handles);
            limits = new TimeLimits(types, handles);
            interrupts = new Interrupts(types);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            found(call, started.of(getCurrentPath()));
            found(call, limits.of(getCurrentPath()));
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
            found(made, started.of(getCurrentPath()));
            return super.visitNewClass(made, nothing);
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void nothing) {
            limits.fresh(getCurrentPath()).ifPresent(call -> found(call, Broken.DEADLINE));
            return super.visitLambdaExpression(lambda, nothing);
        }

        @Override
        public @Nullable Void visitCatch(CatchTree caught, @Nullable Void nothing) {
            if (interrupts.forgets(getCurrentPath())) {
                found(caught.getParameter(), Broken.INTERRUPT);
            }
            return super.visitCatch(caught, nothing);
        }

        private void found(Tree at, @Nullable Broken broken) {
            if (broken != null) {
                listener.found(at, broken);
            }
        }
    }
}
