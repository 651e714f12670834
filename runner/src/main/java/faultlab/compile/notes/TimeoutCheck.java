package faultlab.compile.notes;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.Nullable;

/**
 * Finds clients that wait for their peer without a limit: sockets, URLs, java.net.http, JDBC and HikariCP (the article's 1, and "check
 * every client's time-outs" of its 5). Where a limit may be set out of the class's sight, nothing is said.
 */
final class TimeoutCheck implements StaticCheck {

    @Override
    public String about() {
        return "time-outs";
    }

    @Override
    public void look(TreePath type, Attributed types, Listener listener) {
        new Scanner(new Sockets(types, type), new Databases(types, type), listener).scan(type, null);
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Sockets sockets;
        private final Databases databases;
        private final Listener listener;

        Scanner(Sockets sockets, Databases databases, Listener listener) {
            this.sockets = sockets;
            this.databases = databases;
            this.listener = listener;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            look(call);
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
            look(made);
            return super.visitNewClass(made, nothing);
        }

        private void look(Tree call) {
            found(call, sockets.of(getCurrentPath()));
            found(call, databases.of(getCurrentPath()));
        }

        private void found(Tree at, @Nullable Unlimited unlimited) {
            if (unlimited != null) {
                listener.found(at, unlimited);
            }
        }
    }
}
