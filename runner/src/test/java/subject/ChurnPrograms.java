package subject;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/** Garbage that could be none, and garbage that has to be. */
public final class ChurnPrograms {

    private static final int TIMES = 400_000;

    /** What a result becomes, lest the compiler leave it out. */
    private static volatile long seen;

    private ChurnPrograms() {}

    /** Sums by key, each of them a box. */
    static void boxedSums() {
        Map<Integer, Long> sums = new HashMap<>();
        Rounds.of(() -> addUp(sums));
    }

    private static void addUp(Map<Integer, Long> sums) {
        for (int i = 0; i < 4 * TIMES; i++) {
            sums.merge(1_000 + i % 100, 1_000L + i, Long::sum);
        }
    }

    /** A text for each line, thrown away when its bytes are counted. */
    static void formattedLines() {
        Rounds.of(ChurnPrograms::format);
    }

    private static void format() {
        for (int i = 0; i < TIMES / 4; i++) {
            seen += String.format(Locale.ROOT, "%d;%d.%03d", i, i / 1000, i % 1000)
                    .length();
        }
    }

    /** The same with +. */
    static void joinedLines() {
        Rounds.of(ChurnPrograms::join);
    }

    private static void join() {
        for (int i = 0; i < 3 * TIMES; i++) {
            seen += (i + ";" + i / 1000 + "." + i % 1000 + " from station " + i % 100)
                    .getBytes(StandardCharsets.US_ASCII)
                    .length;
        }
    }

    /** As much garbage, of blocks that are read into, which takes as many as there are. */
    static void blocks() {
        Rounds.of(() -> {
            CRC32 sum = new CRC32();
            for (int i = 0; i < 4_000; i++) {
                byte[] block = new byte[16_384];
                block[i % block.length] = 1;
                sum.update(block);
            }
            seen += sum.getValue();
        });
    }

    /** Texts and boxes, a few thousand now and then: nobody collects for them. */
    static void fewTexts() {
        Rounds.of(() -> {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                texts.add("station " + i);
            }
            seen += String.join(",", texts).length();
        });
    }

    /** Records of a computation, each of another kind: no kind and no place is most of it. */
    static void mixedObjects() {
        Rounds.of(() -> {
            for (int i = 0; i < TIMES; i++) {
                seen += points(i).size() + names(i).length() + (i % 4 == 0 ? box(i) : 0);
            }
        });
    }

    private static List<int[]> points(int i) {
        List<int[]> points = new ArrayList<>();
        points.add(new int[] {i, i + 1, i + 2, i + 3});
        points.add(new int[] {i, i});
        return points;
    }

    private static String names(int i) {
        return i % 3 == 0 ? "name " + i : "";
    }

    private static int box(int i) {
        return Integer.valueOf(i + 1_000).hashCode();
    }
}
