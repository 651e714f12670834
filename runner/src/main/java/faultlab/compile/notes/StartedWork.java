package faultlab.compile.notes;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work that is begun with nothing to stop it by. */
final class StartedWork {

    static final String EXECUTOR = "java.util.concurrent.Executor";
    static final String EXECUTOR_SERVICE = "java.util.concurrent.ExecutorService";
    static final String COMPLETABLE = "java.util.concurrent.CompletableFuture";
    private static final String SCHEDULER = "java.util.concurrent.ScheduledExecutorService";
    private static final String EXECUTORS = "java.util.concurrent.Executors";
    private static final String STAGE = "java.util.concurrent.CompletionStage";
    private static final String THREAD = "java.lang.Thread";

    static final Set<String> ASYNC = Set.of("supplyAsync", "runAsync");
    static final Set<String> CLOSING = Set.of("close", "shutdown", "shutdownNow");

    private final Attributed types;
    private final Handles handles;

    StartedWork(Attributed types, Handles handles) {
        this.types = types;
        this.handles = handles;
    }

    /** What is broken at a call or a constructor, if anything is. */
    @Nullable
    Broken of(TreePath call) {
        if (Handles.isSetUp(call)) {
            return null;
        }
        if (isThread(call)) {
            return Broken.THREAD;
        }
        if (makesExecutor(call)) {
            return isLeftOpen(call) ? Broken.EXECUTOR : null;
        }
        if (types.calls(call, COMPLETABLE, ASYNC)) {
            var last = Handles.chained(call, next -> types.isA(next, STAGE));
            return handles.isDropped(last) && !isEnded(executorOf(call)) ? Broken.ASYNC_DROPPED : null;
        }
        return isEnded(Handles.receiver(call)) ? null : handedOver(call);
    }

    private @Nullable Broken handedOver(TreePath call) {
        if (types.calls(call, SCHEDULER, Set.of("schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay"))) {
            return handles.isDropped(call) ? Broken.SCHEDULED : null;
        }
        if (types.calls(call, "java.util.Timer", Set.of("schedule", "scheduleAtFixedRate"))) {
            var task = ((MethodInvocationTree) call.getLeaf()).getArguments().getFirst();
            return task instanceof NewClassTree ? Broken.SCHEDULED : null;
        }
        if (types.calls(call, EXECUTOR_SERVICE, Set.of("submit"))) {
            return handles.isDropped(call) ? Broken.SUBMITTED : null;
        }
        return types.calls(call, EXECUTOR, Set.of("execute")) ? Broken.EXECUTED : null;
    }

    /** Started, with nothing that could interrupt or join it. */
    private boolean isThread(TreePath call) {
        if (types.calls(call, THREAD, Set.of("startVirtualThread"))
                || types.calls(call, "java.lang.Thread.Builder", Set.of("start"))) {
            return handles.isDropped(call);
        }
        var thread = Handles.receiver(call);
        if (thread == null || !types.calls(call, THREAD, Set.of("start"))) {
            return false;
        }
        var variable = types.element(thread);
        return Attributed.isLocal(variable)
                ? !handles.isHeld(variable, call)
                : thread.getLeaf() instanceof NewClassTree || thread.getLeaf() instanceof MethodInvocationTree;
    }

    private boolean makesExecutor(TreePath call) {
        return call.getLeaf() instanceof NewClassTree made
                ? made.getClassBody() == null && types.isA(call, EXECUTOR_SERVICE)
                : types.method(call)
                        .filter(method -> types.isOf(method, EXECUTORS))
                        .filter(method -> types.isA(method.getReturnType(), EXECUTOR_SERVICE))
                        .isPresent();
    }

    /** Used on the spot, or kept in a variable of the method that nobody closes or passes on. */
    private boolean isLeftOpen(TreePath executor) {
        if (Handles.next(executor) != null) {
            return true;
        }
        var variable = types.element(executor.getParentPath());
        return Attributed.isLocal(variable) && !handles.isUsed(variable, executor, called -> CLOSING.contains(called));
    }

    /** The executor that a CompletableFuture's work is given to, where it is. */
    private static @Nullable TreePath executorOf(TreePath call) {
        var arguments = ((MethodInvocationTree) call.getLeaf()).getArguments();
        return arguments.size() == 2 ? Handles.argument(call, arguments.get(1)) : null;
    }

    /** An executor or timer that this method itself closes, so that its work ends with it; or one whose making is noted already. */
    private boolean isEnded(@Nullable TreePath executor) {
        if (executor == null) {
            return false;
        }
        var variable = types.element(executor);
        return Attributed.isResource(variable)
                || makesExecutor(executor)
                || Attributed.isLocal(variable)
                        && handles.isUsed(
                                variable, executor, called -> CLOSING.contains(called) || called.equals("cancel"));
    }
}
