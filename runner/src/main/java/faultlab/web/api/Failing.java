package faultlab.web.api;

import faultlab.catalog.UnknownException;
import faultlab.report.Json;
import faultlab.session.FailureText;
import faultlab.workspace.IllegalFileException;
import faultlab.workspace.StaleException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.HashMap;
import java.util.Map;

/** Turns what a route throws into an answer, in the command line's own words. */
public final class Failing {

    private Failing() {}

    /** Registers the answers. */
    public static void configure(RoutesConfig routes) {
        // Javalin has an answer of its own for these, unless they are named
        routes.exception(HttpResponseException.class, (failure, context) -> answer(of(failure), context));
        routes.exception(Exception.class, (failure, context) -> answer(of(failure), context));
        routes.error(404, context -> {
            if (!isOurs(context)) {
                answer(nothingThere(context), context);
            }
        });
    }

    /** Whether a route has answered: Javalin's own "not found" is plain text. */
    private static boolean isOurs(Context context) {
        var type = context.res().getContentType();
        return context.resultInputStream() != null && type != null && (type.contains("json") || type.contains("html"));
    }

    private static ApiFailure of(Exception failure) {
        return switch (failure) {
            case ApiFailure known -> known;
            case UnknownException unknown -> ApiFailure.unknown(FailureText.of(unknown));
            case StaleException stale -> stale(stale);
            case IllegalFileException illegal -> ApiFailure.badInput(String.valueOf(illegal.getMessage()));
            case HttpResponseException refused
            when refused.getStatus() < 500 -> ApiFailure.refused(refused.getStatus());
            default -> ApiFailure.failed(FailureText.of(failure));
        };
    }

    private static ApiFailure stale(StaleException stale) {
        Map<String, Object> more = new HashMap<>();
        more.put("current", stale.current().orElse(null));
        return ApiFailure.stale(String.valueOf(stale.getMessage()), more);
    }

    private static ApiFailure nothingThere(Context context) {
        return ApiFailure.unknown("There is nothing at " + context.path() + ". The catalog is at /.");
    }

    private static void answer(ApiFailure failure, Context context) {
        context.status(failure.status());
        context.contentType("application/json");
        context.result(Json.of(failure.body()));
    }
}
