package subject;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Sixty buffers, of which each round fills twenty once with something long, and programs that look alike. */
final class BufferPrograms {

    private static final int BUFFERS = 60;

    private static final int A_ROUND = 20;

    private static final int LONG = 100_000;

    private static int next;

    private BufferPrograms() {}

    static void grownStreams() {
        List<ByteArrayOutputStream> streams =
                Stream.generate(ByteArrayOutputStream::new).limit(BUFFERS).toList();
        rounds(index -> {
            streams.get(index).writeBytes(new byte[LONG]);
            streams.get(index).reset();
        });
    }

    static void grownBuilders() {
        List<StringBuilder> builders =
                Stream.generate(StringBuilder::new).limit(BUFFERS).toList();
        rounds(index -> {
            builders.get(index).repeat('x', LONG);
            builders.get(index).setLength(0);
        });
    }

    static void grownLists() {
        List<List<Integer>> lists = Stream.generate(() -> (List<Integer>) new ArrayList<Integer>())
                .limit(BUFFERS)
                .toList();
        rounds(index -> {
            for (int i = 0; i < LONG / 4; i++) {
                lists.get(index).add(0);
            }
            lists.get(index).clear();
        });
    }

    /** The same lists, and what is in them stays there. */
    static void filledLists() {
        List<List<Integer>> lists = Stream.generate(() -> (List<Integer>) new ArrayList<Integer>())
                .limit(BUFFERS)
                .toList();
        rounds(index -> {
            for (int i = 0; i < LONG / 4; i++) {
                lists.get(index).add(0);
            }
        });
    }

    static void replacedStreams() {
        List<ByteArrayOutputStream> streams = new ArrayList<>(
                Stream.generate(ByteArrayOutputStream::new).limit(BUFFERS).toList());
        rounds(index -> {
            streams.get(index).writeBytes(new byte[LONG]);
            streams.set(index, new ByteArrayOutputStream());
        });
    }

    /** One that somebody collects a log in. */
    static void oneLog() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        rounds(index -> log.writeBytes(new byte[LONG]));
    }

    private static void rounds(IntConsumer fill) {
        Rounds.of(() -> {
            for (int i = 0; i < A_ROUND; i++) {
                fill.accept(next++ % BUFFERS);
            }
        });
    }
}
