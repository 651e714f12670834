package faultlab.compile.notes;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Time limits that end the wait and not the work, and limits that a task makes up for itself. */
final class TimeLimits {

    private static final String FUTURE = "java.util.concurrent.Future";
    private static final String STAGE = "java.util.concurrent.CompletionStage";
    private static final String DURATION = "java.time.Duration";

    private static final List<String> CALLERS_TIME =
            List.of(DURATION, "java.time.Instant", "java.util.concurrent.TimeUnit");

    /** Who takes a task and runs it elsewhere. */
    private static final List<String> RUN_ELSEWHERE =
            List.of(StartedWork.EXECUTOR, StartedWork.COMPLETABLE, "java.lang.Thread", "java.lang.Thread.Builder");

    private final Attributed types;
    private final Handles handles;

    TimeLimits(Attributed types, Handles handles) {
        this.types = types;
        this.handles = handles;
    }

    /** What is broken at a call, if anything is. */
    @Nullable
    Broken of(TreePath call) {
        if (isLimited(call, StartedWork.COMPLETABLE, Set.of("orTimeout", "completeOnTimeout", "get"))) {
            return isAsync(Handles.receiver(call)) ? Broken.ASYNC_LIMITED : null;
        }
        if (isLimited(call, FUTURE, Set.of("get"))) {
            var future = Handles.receiver(call);
            return isStartedHere(future) && !cancels(Handles.method(call)) ? Broken.GIVEN_UP : null;
        }
        return null;
    }

    /** Called with a limit: without one, get has no arguments. */
    private boolean isLimited(TreePath call, String type, Set<String> methods) {
        return call.getLeaf() instanceof MethodInvocationTree invocation
                && !invocation.getArguments().isEmpty()
                && types.calls(call, type, methods)
                && Handles.receiver(call) != null;
    }

    /** Whether a future is that of supplyAsync or runAsync, further on in its chain or in a variable that began so. */
    private boolean isAsync(@Nullable TreePath future) {
        for (var link = future; link != null; link = Handles.receiver(link)) {
            if (types.calls(link, StartedWork.COMPLETABLE, StartedWork.ASYNC)) {
                return true;
            }
            var beginning = beginning(link);
            if (beginning != null) {
                return isAsync(beginning);
            }
        }
        return false;
    }

    /** What a local variable was given at first. */
    private @Nullable TreePath beginning(TreePath name) {
        var variable = types.element(name);
        if (!Attributed.isLocal(variable)) {
            return null;
        }
        var found = new AtomicReference<@Nullable TreePath>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitVariable(VariableTree declared, @Nullable Void nothing) {
                if (declared.getInitializer() != null && Objects.equals(types.element(getCurrentPath()), variable)) {
                    found.set(new TreePath(getCurrentPath(), declared.getInitializer()));
                }
                return super.visitVariable(declared, nothing);
            }
        }.scan(Handles.method(name), null);
        return found.get();
    }

    /** A Future that this method got from a call and passes to nobody: whoever gets it may cancel it. */
    private boolean isStartedHere(@Nullable TreePath future) {
        if (future == null || types.isA(future, STAGE)) {
            return false;
        }
        var variable = types.element(future);
        return Attributed.isLocal(variable)
                ? !handles.isUsed(variable, future, called -> false)
                : future.getLeaf() instanceof MethodInvocationTree
                        && types.calls(future, StartedWork.EXECUTOR_SERVICE, Set.of("submit"));
    }

    /** Whether anything in the method stops work: a cancel that interrupts, an interrupt, or the end of an executor. */
    private boolean cancels(TreePath method) {
        var found = new AtomicBoolean();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                var stops = types.calls(getCurrentPath(), FUTURE, Set.of("cancel"))
                                && !(call.getArguments().getFirst() instanceof LiteralTree literal
                                        && Boolean.FALSE.equals(literal.getValue()))
                        || types.calls(getCurrentPath(), "java.lang.Thread", Set.of("interrupt"))
                                && !types.calls(receiver(getCurrentPath()), "java.lang.Thread", Set.of("currentThread"))
                        || types.calls(getCurrentPath(), StartedWork.EXECUTOR_SERVICE, Set.of("shutdownNow"));
                if (stops) {
                    found.set(true);
                }
                return super.visitMethodInvocation(call, nothing);
            }

            private TreePath receiver(TreePath call) {
                var on = Handles.receiver(call);
                return on == null ? call : on;
            }

            @Override
            public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void nothing) {
                if (reference.getName().contentEquals("cancel")) {
                    found.set(true);
                }
                return super.visitMemberReference(reference, nothing);
            }
        }.scan(method, null);
        return found.get();
    }

    /** In a task of a method that has been given a time: the first wait whose limit is a constant. */
    Optional<MethodInvocationTree> fresh(TreePath lambda) {
        var taker = lambda.getParentPath();
        if (!(taker.getLeaf() instanceof MethodInvocationTree) || !isGivenTime(lambda) || !runsElsewhere(taker)) {
            return Optional.empty();
        }
        var found = new AtomicReference<@Nullable MethodInvocationTree>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                if (found.get() == null && hasConstantLimit(getCurrentPath(), call)) {
                    found.set(call);
                }
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(new TreePath(lambda, ((LambdaExpressionTree) lambda.getLeaf()).getBody()), null);
        return Optional.ofNullable(found.get());
    }

    private boolean runsElsewhere(TreePath call) {
        return types.method(call)
                .filter(method -> RUN_ELSEWHERE.stream().anyMatch(type -> types.isOf(method, type)))
                .isPresent();
    }

    /** Whether the method around has a parameter that is a time. */
    private boolean isGivenTime(TreePath lambda) {
        var method = Handles.method(lambda);
        return method.getLeaf() instanceof MethodTree declared
                && declared.getParameters().stream()
                        .map(parameter -> new TreePath(method, parameter))
                        .anyMatch(parameter -> CALLERS_TIME.stream().anyMatch(type -> types.isA(parameter, type)));
    }

    /** A wait of so many units, or for a Duration made of a number. Sleeping is a task's own business. */
    private boolean hasConstantLimit(TreePath path, MethodInvocationTree call) {
        if (types.calls(path, "java.lang.Thread", Set.of("sleep"))) {
            return false;
        }
        var arguments = call.getArguments();
        for (var at = 0; at < arguments.size(); at++) {
            var argument = Handles.argument(path, arguments.get(at));
            var unit = at + 1 < arguments.size() ? Handles.argument(path, arguments.get(at + 1)) : null;
            var units = unit != null && types.isA(unit, "java.util.concurrent.TimeUnit") && types.isConstant(argument);
            if (units || isConstantDuration(argument)) {
                return true;
            }
        }
        return false;
    }

    private boolean isConstantDuration(TreePath argument) {
        if (!types.isA(argument, DURATION)) {
            return false;
        }
        if (!(argument.getLeaf() instanceof MethodInvocationTree made)) {
            return types.isConstant(argument);
        }
        return types.method(argument)
                        .filter(method -> types.isOf(method, DURATION))
                        .isPresent()
                && made.getArguments().stream()
                        .map(ExpressionTree.class::cast)
                        .allMatch(number -> types.isConstant(Handles.argument(argument, number)));
    }
}
