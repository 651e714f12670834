package retries;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import retries.Board.Mast;

/** A mast in winter: now and then it is silent, and whoever asks then waits in vain. It notes when it was asked. */
final class WinterMast implements Mast {

    static final String PASS = "Fuorn";

    /** In m/s, as long as nothing else {@linkplain #blow blows}. */
    static final int CALM = 8;

    private static final Duration ANSWERS = Duration.ofMillis(20);

    static final Duration GIVES_UP = Duration.ofMillis(400);

    private final VirtualTime time;
    private final LongPredicate silent;
    private final List<Long> asked = new ArrayList<>();
    private int wind = CALM;

    /** @param silent at which milliseconds it does not answer */
    WinterMast(VirtualTime time, LongPredicate silent) {
        this.time = time;
        this.silent = silent;
    }

    @Override
    public int wind(String pass) throws IOException, InterruptedException {
        if (hear()) {
            time.take(GIVES_UP);
            throw new IOException("no word from the mast");
        }
        time.take(ANSWERS);
        if (!pass.equals(PASS)) {
            throw new IllegalArgumentException("there is no mast on " + pass);
        }
        return wind();
    }

    /** Whether it is silent when it is asked. */
    private synchronized boolean hear() {
        long now = time.millis();
        asked.add(now);
        return silent.test(now);
    }

    private synchronized int wind() {
        return wind;
    }

    /** From now on the wind is another, in m/s. */
    synchronized void blow(int strength) {
        wind = strength;
    }

    /** When it was asked, in milliseconds, in order. */
    synchronized List<Long> asked() {
        return List.copyOf(asked);
    }
}
