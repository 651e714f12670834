package faultlab.web.access;

/**
 * Why a request is not let in.
 *
 * @param status of HTTP
 * @param code one of the API's words for failures
 * @param message what was wrong and what to do next
 * @param entrance whether a person who came here is shown the page that says how to get in
 */
record Refusal(int status, String code, String message, boolean entrance) {

    static Refusal of(int status, String code, String message) {
        return new Refusal(status, code, message, false);
    }
}
