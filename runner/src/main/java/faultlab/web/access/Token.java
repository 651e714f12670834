package faultlab.web.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Words that nobody guesses: the key of a start of the server, and the names of runs. */
public final class Token {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    /** 192 random bits in 32 characters that need no escape in an address. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
