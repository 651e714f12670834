package slices;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The desk where a news agency's items come in. What the front page shows of each is at hand until the day is over. Any number
 * of threads may file and look at once. What is filed is the desk's from then on: nobody else writes to it.
 */
public final class WireDesk {

    private static final Pattern QUOTE = Pattern.compile("\"([^\"]{1,80})\"");

    /** Bytes at the end of a picture's file that say where it comes from. */
    private static final int SEAL = 32;

    /** Characters of a report's code. */
    private static final int CODE = 12;

    private final List<ByteBuffer> headlines = new ArrayList<>();
    private final List<List<String>> winners = new ArrayList<>();
    private final List<Matcher> quotes = new ArrayList<>();
    private final List<MemorySegment> seals = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();

    /**
     * Files a dispatch as the wire sent it: its headline, a line break, its body.
     *
     * @return its number; each kind of item is counted from 0
     */
    public int fileDispatch(byte[] wire) {
        for (int end = 0; end < wire.length; end++) {
            if (wire[end] == '\n') {
                return add(
                        headlines,
                        ByteBuffer.wrap(Arrays.copyOf(wire, Math.max(end, wire.length / 3)))
                                .slice(0, end));
            }
        }
        throw new IllegalArgumentException("a dispatch has a line break after its headline");
    }

    /** A dispatch's headline, for its reader alone: to be read, not written. */
    public ByteBuffer headline(int dispatch) {
        return get(headlines, dispatch).asReadOnlyBuffer();
    }

    /** Files the result of a vote, all names, those with most votes first; returns its number. */
    public int fileVote(List<String> names) {
        if (names.size() < 3) {
            throw new IllegalArgumentException("a vote has three winners, got " + names.size() + " names");
        }
        return add(winners, names.subList(0, 3));
    }

    /** The three with most votes. */
    public List<String> winners(int vote) {
        return List.copyOf(get(winners, vote));
    }

    /** Files an interview, in which somebody is quoted; returns its number. */
    public int fileInterview(String text) {
        Matcher quote = QUOTE.matcher(text);
        if (!quote.find()) {
            throw new IllegalArgumentException(
                    "an interview quotes somebody, between \" and \", 80 characters at most");
        }
        return add(quotes, quote);
    }

    /** What is quoted first in an interview. */
    public String quote(int interview) {
        return get(quotes, interview).group(1);
    }

    /** Where in the interview that begins, counted from 0. */
    public int quotedAt(int interview) {
        return get(quotes, interview).start(1);
    }

    /** Files a picture, whose last 32 bytes are its seal; returns its number. */
    public int filePicture(byte[] file) {
        if (file.length < SEAL) {
            throw new IllegalArgumentException("a picture ends with a seal of 32 bytes, got " + file.length);
        }
        return add(
                seals, MemorySegment.ofArray(file).asSlice(file.length - SEAL).asReadOnly());
    }

    /** A picture's seal: to be read, not written. */
    public MemorySegment seal(int picture) {
        return get(seals, picture);
    }

    /** Files a report, whose first 12 characters are its code; returns its number. */
    public int fileReport(String text) {
        return add(codes, text.substring(0, CODE));
    }

    /** A report's code. */
    public String code(int report) {
        return get(codes, report);
    }

    private synchronized <T> int add(List<T> items, T item) {
        items.add(item);
        return items.size() - 1;
    }

    private synchronized <T> T get(List<T> items, int number) {
        return items.get(number);
    }

    /** The day is over: all of it is forgotten, and numbers are counted from 0 again. */
    public synchronized void close() {
        List.of(headlines, winners, quotes, seals, codes).forEach(List::clear);
    }
}
