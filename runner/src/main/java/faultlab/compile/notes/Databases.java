package faultlab.compile.notes;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Statements, connections and pools of connections without a time limit. */
final class Databases {

    private static final String STATEMENT = "java.sql.Statement";
    private static final String DRIVERS = "java.sql.DriverManager";
    private static final String POOL = "com.zaxxer.hikari.HikariConfig";
    private static final Set<String> EXECUTE = Set.of(
            "execute", "executeQuery", "executeUpdate", "executeBatch", "executeLargeUpdate", "executeLargeBatch");

    private final Attributed types;
    private final TreePath type;

    /** @param type the top-level class that is looked at */
    Databases(Attributed types, TreePath type) {
        this.types = types;
        this.type = type;
    }

    /** What is without a limit at a call or a constructor, if anything is. */
    @Nullable
    Unlimited of(TreePath call) {
        if (call.getLeaf() instanceof NewClassTree made) {
            return isPoolOfDefaults(call, made) ? Unlimited.POOL : null;
        }
        if (setsNone(call)) {
            return Unlimited.ZERO;
        }
        if (types.calls(call, DRIVERS, Set.of("getConnection"))) {
            return isOpenWithoutLimit(call) ? Unlimited.LOGIN : null;
        }
        return types.calls(call, STATEMENT, EXECUTE)
                        && !Handles.isSetUp(call)
                        && runsWithoutLimit(Handles.receiver(call))
                ? Unlimited.QUERY
                : null;
    }

    private boolean setsNone(TreePath call) {
        var sets = types.calls(call, STATEMENT, Set.of("setQueryTimeout"))
                || types.calls(call, POOL, Set.of("setConnectionTimeout"))
                || types.calls(call, DRIVERS, Set.of("setLoginTimeout"));
        return sets && Attributed.endsWithZero(call);
    }

    /** Made of nothing, so that no file or properties can have told it. */
    private boolean isPoolOfDefaults(TreePath call, NewClassTree made) {
        if (!types.isA(call, POOL) || !made.getArguments().isEmpty() || made.getClassBody() != null) {
            return false;
        }
        var holder = Holder.of(call, types, type);
        return holder != null && !holder.isPassedOn() && !holder.hears(Set.of("setConnectionTimeout"));
    }

    /** Properties may bring the driver's own time-outs, as its URL may. */
    private boolean isOpenWithoutLimit(TreePath call) {
        var arguments = ((MethodInvocationTree) call.getLeaf()).getArguments();
        return arguments.size() != 2 && !types.callsWithin(type, DRIVERS, "setLoginTimeout") && !speaksOfTimeouts();
    }

    private boolean runsWithoutLimit(@Nullable TreePath statement) {
        if (statement == null
                || types.callsWithin(type, "java.sql.Connection", "setNetworkTimeout")
                || speaksOfTimeouts()) {
            return false;
        }
        var holder = Holder.named(statement, types, type);
        if (holder == null) {
            return isFresh(statement);
        }
        return holder.values().stream().anyMatch(this::isFresh)
                && !holder.isPassedOn()
                && !holder.hears(Set.of("setQueryTimeout"));
    }

    /** Straight from a connection: a method of the class's own may have limited it. */
    private boolean isFresh(TreePath statement) {
        return types.calls(
                statement, "java.sql.Connection", Set.of("createStatement", "prepareStatement", "prepareCall"));
    }

    /** Whether a text of the class does: {@code SET QUERY_TIMEOUT 500}, {@code ?socketTimeout=2}. */
    private boolean speaksOfTimeouts() {
        var found = new AtomicBoolean();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                if (literal.getValue() instanceof String text
                        && text.toLowerCase(Locale.ROOT).contains("timeout")) {
                    found.set(true);
                }
                return null;
            }
        }.scan(type, null);
        return found.get();
    }
}
