package faultlab.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256: in lower-case hex, what tells two contents of a file apart; as a content security policy names a text. */
public final class Hash {

    private Hash() {}

    /** Of a text's UTF-8 bytes. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of bytes. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    /** {@code 'sha256-…'} of an inline script or style (CSP Level 3, 2.3.1). */
    public static String inPolicy(String text) {
        return "'sha256-" + Base64.getEncoder().encodeToString(digest(text.getBytes(StandardCharsets.UTF_8))) + "'";
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256 (java.security.MessageDigest)", e);
        }
    }
}
