package faultlab.web.api;

import faultlab.catalog.UnknownException;
import faultlab.session.FailureText;
import faultlab.report.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

/** Turns what a route throws into an answer, in the command line's own words. */
public final class Failing {

    private Failing() {}

    /** Registers the answers. */
    public static void configure(RoutesConfig routes) {
        routes.exception(Exception.class, (failure, context) -> answer(of(failure), context));
        routes.error(404, context -> {
            if (context.resultInputStream() == null || context.res().getContentType() == null
                    || !context.res().getContentType().contains("json")) {
                answer(nothingThere(context), context);
            }
        });
    }

    private static ApiFailure of(Exception failure) {
        return switch (failure) {
            case ApiFailure known -> known;
            case UnknownException unknown -> ApiFailure.unknown(FailureText.of(unknown));
            case HttpResponseException refused when refused.getStatus() < 500 -> ApiFailure.refused(refused.getStatus());
            default -> ApiFailure.failed(FailureText.of(failure));
        };
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
