package triggers;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Bakes loaves to order, and keeps the newest on the shelf for who comes in without one. */
public final class Bakery {

    /** Dough is kneaded in a trough of its own size, and once more. */
    private static final int KNEADED = 2;

    /** The days on which the bakery was open. */
    private static final class Days {

        private static final AtomicInteger OPENED = new AtomicInteger();
    }

    private final byte[][] shelf;
    private final AtomicInteger baked = new AtomicInteger();

    /** @param places on the shelf */
    public Bakery(int places) {
        shelf = new byte[places][];
    }

    /** Opens for the day. Returns how many days there have been, this one included. */
    public int open() {
        return Days.OPENED.incrementAndGet();
    }

    /**
     * Bakes a loaf; for several customers at once, if need be.
     *
     * @param grams from 1 on
     * @return the loaf, whose bytes are the flour's, sifted
     * @throws IllegalArgumentException if there is nothing to bake
     */
    public byte[] bake(byte flour, int grams) {
        if (grams < 1) {
            throw new IllegalArgumentException("a loaf of " + grams + " g");
        }
        byte[] loaf = new byte[grams];
        Arrays.fill(loaf, flour);
        for (int i = 0; i < KNEADED; i++) {
            loaf = loaf.clone();
        }
        shelf[baked.getAndIncrement() % shelf.length] = loaf;
        return loaf;
    }

    /** Bakes for who has ordered by telephone and comes tomorrow: as {@link #bake}. */
    public byte[] bakeAhead(byte flour, int grams) {
        return bake(flour, grams);
    }

    /** How many loaves have been baked. */
    public int baked() {
        return baked.get();
    }

    /** What lies at a place of the shelf; null if nothing does. */
    public byte[] onShelf(int place) {
        return shelf[place];
    }

    /** Nobody comes in any more today; who has ordered by telephone is still served. */
    public void closeForTheNight() {
        // the owner says how much of the machine the bakery has, at night too
    }

    /** Until the holiday is over nobody is served. */
    public void closeForTheHoliday() {
        Arrays.fill(shelf, null);
    }

    /** The owner wants to know what the bakery needs at least: everything that is not needed is swept out, now. */
    public long takeStock() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
