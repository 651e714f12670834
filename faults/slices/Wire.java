package slices;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What comes over the wire: items of some 100 KB each, which cannot be packed well. One thread has them come. */
final class Wire {

    private static final int SIZE = 100_000;

    /** Names in a vote: with their characters as many bytes as any other item has. */
    private static final int NAMES = 1_500;

    /** What all items have in common. */
    private static final byte[] NOISE = noise();

    private Wire() {}

    static byte[] dispatch(int number) {
        return begun("Headline of dispatch " + number + '\n').clone();
    }

    static List<String> vote(int number) {
        List<String> names = new ArrayList<>(NAMES);
        for (int place = 1; place <= NAMES; place++) {
            names.add("number " + place + " of vote " + number);
        }
        return names;
    }

    static String interview(int number) {
        return text(begun("Asked for the " + number + "th time: \"No comment on " + number + "\". "));
    }

    static byte[] picture(int number) {
        return begun("picture " + number).clone();
    }

    static String report(int number) {
        return text(begun("code " + (1_000_000 + number) + " "));
    }

    /** The noise with a new beginning. */
    private static byte[] begun(String beginning) {
        byte[] bytes = beginning.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, NOISE, 0, bytes.length);
        return NOISE;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Without a quotation mark. */
    private static byte[] noise() {
        byte[] bytes = new byte[SIZE];
        new SplittableRandom(1).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '"' ? 0 : bytes[i];
        }
        return bytes;
    }
}
