package faultlab.compile.notes;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sockets, URLs and HTTP requests without a time limit. */
final class Sockets {

    private static final String SOCKET = "java.net.Socket";
    private static final String URL = "java.net.URL";
    private static final String CONNECTION = "java.net.URLConnection";
    private static final String REQUEST = "java.net.http.HttpRequest";
    private static final String BUILDER = "java.net.http.HttpRequest.Builder";

    private final Attributed types;
    private final TreePath type;

    /** @param type the top-level class that is looked at */
    Sockets(Attributed types, TreePath type) {
        this.types = types;
        this.type = type;
    }

    /** What is without a limit at a call or a constructor, if anything is. */
    @Nullable
    Unlimited of(TreePath call) {
        if (setsNone(call)) {
            return Unlimited.ZERO;
        }
        if (connects(call)) {
            return Unlimited.CONNECT;
        }
        if (types.calls(call, SOCKET, Set.of("getInputStream"))) {
            return readsWithoutLimit(Handles.receiver(call)) ? Unlimited.READ : null;
        }
        if (types.calls(call, URL, Set.of("openStream"))) {
            return Unlimited.URL;
        }
        if (types.calls(call, URL, Set.of("openConnection"))) {
            return isOpenWithoutLimits(call) ? Unlimited.URL : null;
        }
        return types.calls(call, BUILDER, Set.of("build"))
                        && isRequestWithoutLimit(Handles.receiver(call))
                        && !types.callsWithin(type, "java.net.http.HttpClient", "sendAsync")
                ? Unlimited.REQUEST
                : null;
    }

    private boolean setsNone(TreePath call) {
        var sets = types.calls(call, SOCKET, Set.of("setSoTimeout"))
                || types.calls(call, CONNECTION, Set.of("setConnectTimeout", "setReadTimeout"))
                || types.calls(call, SOCKET, Set.of("connect")) && arguments(call) == 2;
        return sets && Attributed.endsWithZero(call);
    }

    private static int arguments(TreePath call) {
        return switch (call.getLeaf()) {
            case MethodInvocationTree invocation -> invocation.getArguments().size();
            case NewClassTree made -> made.getArguments().size();
            default -> 0;
        };
    }

    private boolean connects(TreePath call) {
        return switch (call.getLeaf()) {
            case NewClassTree _ -> isMade(call) && arguments(call) > 1;
            case MethodInvocationTree _ ->
                isFromFactory(call) && arguments(call) > 1
                        || types.calls(call, SOCKET, Set.of("connect")) && arguments(call) == 1;
            default -> false;
        };
    }

    private boolean isMade(TreePath made) {
        return made.getLeaf() instanceof NewClassTree && types.isA(made, SOCKET);
    }

    /** A factory's new socket, not one that is laid over another. */
    private boolean isFromFactory(TreePath call) {
        return types.calls(call, "javax.net.SocketFactory", Set.of("createSocket")) && isGivenNo(SOCKET, call);
    }

    /** A socket of this class's own making: somebody else's may have been given its limits. */
    private boolean readsWithoutLimit(@Nullable TreePath socket) {
        if (socket == null) {
            return false;
        }
        var holder = Holder.named(socket, types, type);
        if (holder == null) {
            return isMade(socket) || isFromFactory(socket);
        }
        var values = holder.values();
        return values.stream().anyMatch(value -> isMade(value) || isFromFactory(value))
                && !holder.hears(Set.of("setSoTimeout"))
                && !holder.isPassedOn();
    }

    private boolean isOpenWithoutLimits(TreePath call) {
        if (Handles.next(call) != null) {
            return true;
        }
        var holder = Holder.of(call, types, type);
        return holder != null
                && !holder.isPassedOn()
                && !(holder.hears(Set.of("setConnectTimeout")) && holder.hears(Set.of("setReadTimeout")));
    }

    /** Back along the chain of calls to where the builder was made. */
    private boolean isRequestWithoutLimit(@Nullable TreePath link) {
        if (link == null || types.calls(link, BUILDER, Set.of("timeout"))) {
            return false;
        }
        if (types.calls(link, REQUEST, Set.of("newBuilder"))) {
            return isGivenNo(REQUEST, link);
        }
        var holder = Holder.named(link, types, type);
        if (holder == null) {
            return isRequestWithoutLimit(Handles.receiver(link));
        }
        return !holder.hears(Set.of("timeout"))
                && !holder.isPassedOn()
                && !holder.values().isEmpty()
                && holder.values().stream().allMatch(this::isRequestWithoutLimit);
    }

    private boolean isGivenNo(String unwanted, TreePath call) {
        return ((MethodInvocationTree) call.getLeaf())
                .getArguments().stream().noneMatch(given -> types.isA(Handles.argument(call, given), unwanted));
    }
}
