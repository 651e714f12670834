package faultlab.web.access;

import io.javalin.config.Key;

/**
 * How much the server takes on.
 *
 * @param connections open at once
 * @param idleMillis after which a silent connection is closed
 * @param idleWhenFullMillis the same while all connections are taken; longer than the beat of an event stream
 * @param bodyMillis from a body's first byte to its last
 * @param perSecond requests, over a while
 * @param burst requests after a rest
 */
public record Limits(
        int connections, long idleMillis, long idleWhenFullMillis, long bodyMillis, double perSecond, double burst) {

    /** For routes. */
    public static final Key<Limits> KEY = new Key<>("limits");

    /**
     * For a person with some pages open. A page that saves, compiles while he types and loads all its files stays far below these rates; a script
     * that runs wild does not.
     */
    public static final Limits OF_A_PERSON = new Limits(256, 30_000, 8_000, 15_000, 200, 2_000);
}
