package faultlab.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of who is let in. The server compiles and runs code, so a page from elsewhere that the same browser shows must
 * get nothing: not by a name that leads to 127.0.0.1, not by a form, a frame, a script or a socket.
 */
public final class Access {

    /** The most a request's body may have, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    /** Where the token is turned into a cookie. */
    public static final String ENTRANCE = "/open";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Set<String> hosts;
    private final Set<String> origins;
    private final int port;
    private final String token;
    private final Rate rate;

    /** @param token of this start of the server */
    public Access(int port, String token, Rate rate) {
        this.port = port;
        this.token = token;
        this.rate = rate;
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    /** The cookie's name. Browsers keep one jar for all ports of a host, and two checkouts may have a server each. */
    public String cookie() {
        return "faultlab-" + port;
    }

    /** Whether the word is the token; takes as long for a nearly right one. */
    public boolean isToken(String word) {
        return MessageDigest.isEqual(word.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Why the request is not let in; empty if it is. */
    Optional<Refusal> refusal(Asked asked) {
        return Stream.<Rule>of(
                        this::wrongHost,
                        this::socket,
                        this::foreignOrigin,
                        this::foreignSite,
                        this::method,
                        this::noToken,
                        this::tooMany,
                        this::tooLarge)
                .flatMap(rule -> rule.refusal(asked).stream())
                .findFirst();
    }

    private interface Rule {
        Optional<Refusal> refusal(Asked asked);
    }

    /** A name of somebody else's that leads here would make our pages his. */
    private Optional<Refusal> wrongHost(Asked asked) {
        return asked.hosts().isEmpty() || !hosts.containsAll(asked.hosts())
                ? foreign("Host is " + asked.hosts() + "; only 127.0.0.1:" + port + " and localhost:" + port
                        + " are served")
                : Optional.empty();
    }

    /** There are no sockets here, and one that is opened escapes what browsers hold fetches to. */
    private Optional<Refusal> socket(Asked asked) {
        var upgrade = asked.upgrade();
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket")
                ? foreign("there are no WebSockets here; events come by Server-Sent Events")
                : Optional.empty();
    }

    private Optional<Refusal> foreignOrigin(Asked asked) {
        return origins.containsAll(asked.origins())
                ? Optional.empty()
                : foreign("a page of " + String.join(", ", asked.origins()) + " asked");
    }

    /** A link from elsewhere may bring a person here, but to the entrance's words only, whatever cookie he has. */
    private Optional<Refusal> foreignSite(Asked asked) {
        var site = asked.site();
        if (site == null
                || OWN_SITE.contains(site)
                || (asked.isVisit() && asked.path().equals(ENTRANCE))) {
            return Optional.empty();
        }
        return asked.isVisit()
                ? Optional.of(new Refusal(
                        403, "origin", "A link from another site brought you here. Go on from this page.", true))
                : foreign("a page of another site asked");
    }

    private static Optional<Refusal> foreign(String what) {
        return Optional.of(Refusal.of(
                403,
                "origin",
                "Refused: " + what + ". Open the address that `lab serve` printed, in a tab of its own."));
    }

    private Optional<Refusal> method(Asked asked) {
        return METHODS.contains(asked.method())
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        405,
                        "bad-input",
                        "The method " + asked.method() + " has no use here: GET, HEAD, POST, PUT and DELETE have."));
    }

    private Optional<Refusal> noToken(Asked asked) {
        return asked.path().equals(ENTRANCE) || asked.cookies().stream().anyMatch(this::isToken)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        401,
                        "token",
                        "This browser has no key, or one of an earlier start. Open the address that `lab serve` printed; typing it"
                                + " again prints it again.",
                        asked.isVisit()));
    }

    private Optional<Refusal> tooMany(Asked asked) {
        return rate.take()
                ? Optional.empty()
                : Optional.of(Refusal.of(429, "too-many", "Too many requests at once. Wait a second and try again."));
    }

    private Optional<Refusal> tooLarge(Asked asked) {
        return asked.length() > MOST_BYTES ? Optional.of(tooLarge()) : Optional.empty();
    }

    private static Refusal tooLarge() {
        return Refusal.of(413, "too-large", "A request may have 1 MiB at most. Send less.");
    }
}
