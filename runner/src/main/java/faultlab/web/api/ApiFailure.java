package faultlab.web.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that cannot be done: its status, the API's word for it, and what to do next. */
public final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    @SuppressWarnings("serial")
    private final Map<String, Object> more;

    private ApiFailure(int status, String code, String message, Map<String, Object> more) {
        super(message);
        this.status = status;
        this.code = code;
        this.more = more;
    }

    static ApiFailure badInput(String message) {
        return new ApiFailure(400, "bad-input", message, Map.of());
    }

    static ApiFailure wrongType() {
        return new ApiFailure(
                415, "bad-input", "The body must be JSON: send Content-Type: application/json.", Map.of());
    }

    static ApiFailure tooSlow() {
        return new ApiFailure(408, "bad-input", "The body did not come in time. Send it again.", Map.of());
    }

    static ApiFailure tooLarge() {
        return new ApiFailure(413, "too-large", "A request may have 1 MiB at most. Send less.", Map.of());
    }

    static ApiFailure unknown(String message) {
        return new ApiFailure(404, "unknown", message, Map.of());
    }

    static ApiFailure busy(String message, String run) {
        return new ApiFailure(409, "busy", message, Map.of("run", run));
    }

    static ApiFailure locked(String message) {
        return new ApiFailure(409, "locked", message, Map.of());
    }

    static ApiFailure stale(String message, Map<String, Object> current) {
        return new ApiFailure(409, "stale", message, current);
    }

    static ApiFailure tooMany(String message) {
        return new ApiFailure(429, "too-many", message, Map.of());
    }

    static ApiFailure stopping() {
        return new ApiFailure(503, "stopping", "Fault Lab is ending. Type `lab` to start it anew.", Map.of());
    }

    /** The server's own refusal, in our form. */
    static ApiFailure refused(int status) {
        var code = status == 404 ? "unknown" : status == 413 ? "too-large" : "bad-input";
        var message = status == 404
                ? "There is nothing here. The catalog is at /."
                : "This cannot be asked in this way (HTTP " + status + "). /openapi.json says how.";
        return new ApiFailure(status, code, message, Map.of());
    }

    static ApiFailure failed(String message) {
        return new ApiFailure(500, "failed", message, Map.of());
    }

    /** The answer's status. */
    public int status() {
        return status;
    }

    /** The answer's body. */
    public Map<String, Object> body() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", String.valueOf(getMessage()));
        error.putAll(more);
        return Map.of("error", error);
    }
}
