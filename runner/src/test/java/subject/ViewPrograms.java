package subject;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Views of large things that are kept, and programs that look alike. A round is 40 things of 50 KB each. */
final class ViewPrograms {

    private static final int THINGS = 40;

    private static final int SIZE = 50_000;

    private static final int BEGINNING = 16;

    private static final Pattern WORD = Pattern.compile("x+");

    private ViewPrograms() {}

    static void slicesOfPackets() {
        keep(() -> ByteBuffer.wrap(new byte[SIZE]).slice(0, BEGINNING));
    }

    static void subLists() {
        keep(() -> new ArrayList<>(Arrays.asList(new Integer[SIZE / 4])).subList(0, 3));
    }

    static void matchers() {
        keep(() -> {
            Matcher matcher = WORD.matcher("x".repeat(SIZE));
            matcher.lookingAt();
            return matcher;
        });
    }

    static void segments() {
        keep(() -> MemorySegment.ofArray(new byte[SIZE]).asSlice(0, BEGINNING));
    }

    static void copiedBeginnings() {
        keep(() -> ByteBuffer.wrap(Arrays.copyOf(new byte[SIZE], BEGINNING)));
    }

    /** Views that are looked through and let go. */
    static void passingViews() {
        Rounds.of(() -> {
            for (int i = 0; i < THINGS; i++) {
                List<ByteBuffer> views = new ArrayList<>();
                for (int j = 0; j < 10; j++) {
                    views.add(ByteBuffer.wrap(new byte[SIZE]).slice(j, 1));
                }
            }
        });
    }

    /** The newest forty packets, whole: full before anybody looks. */
    static void newestPackets() {
        ArrayDeque<ByteBuffer> newest = new ArrayDeque<>();
        Subject.Work round = () -> {
            for (int i = 0; i < THINGS; i++) {
                if (newest.size() == THINGS) {
                    newest.removeFirst();
                }
                newest.addLast(ByteBuffer.wrap(new byte[SIZE]));
            }
        };
        Subject.quietly(round).run();
        Rounds.of(round);
    }

    private static void keep(Supplier<Object> thing) {
        List<Object> kept = new ArrayList<>();
        Rounds.of(() -> {
            for (int i = 0; i < THINGS; i++) {
                kept.add(thing.get());
            }
        });
    }
}
