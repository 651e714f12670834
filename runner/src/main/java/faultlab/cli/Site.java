package faultlab.cli;

import faultlab.session.Session;
import java.io.IOException;

/** What the command line knows of the site. The web package is handed in from above, for neither imports the other. */
@FunctionalInterface
public interface Site {

    /** For a command line that was started without one. */
    Site NONE = (session, port) -> {
        throw new IllegalStateException("this command line was started without a site");
    };

    /**
     * Starts the site over a session.
     *
     * @param port 0 for any that is free
     */
    Opening open(Session session, int port) throws IOException;

    /** What came of it. */
    sealed interface Opening {

        /**
         * It serves.
         *
         * @param url where a browser gets in, with the token of this start
         * @param stop ends it: no new requests, running children ended, the store closed
         */
        record Open(String url, int port, Runnable stop) implements Opening {}

        /** A server over the same folder is there already. */
        record Elsewhere(String url, int port, long pid) implements Opening {}

        /** Another program has the port. */
        record PortTaken(int port) implements Opening {}
    }
}
