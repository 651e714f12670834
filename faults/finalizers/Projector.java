package finalizers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A lantern with as many slots as anybody wants, which counts them. */
final class Projector implements LanternShow.Lantern {

    /** A slot that is loaded with this can only be given back when the technician has come. */
    static final String JAMMED = "jammed";

    /** Pictures that the lamp tears when it shines through. */
    static final String TORN = "torn";

    private static final byte JAMS = -1;
    private static final byte TEARS = -2;

    private final int pixels;
    private final AtomicInteger slots = new AtomicInteger();
    private final AtomicInteger freed = new AtomicInteger();
    private final Set<Integer> jammed = ConcurrentHashMap.newKeySet();
    private final Set<Integer> torn = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch technician = new CountDownLatch(1);

    /** @param pixels of each picture */
    Projector(int pixels) {
        this.pixels = pixels;
    }

    @Override
    public byte[] draw(String picture) {
        byte[] drawn = new byte[pixels];
        drawn[0] = picture.equals(JAMMED) ? JAMS : picture.equals(TORN) ? TEARS : 1;
        return drawn;
    }

    @Override
    public int load(byte[] drawn) {
        int slot = slots.incrementAndGet();
        if (drawn[0] == JAMS) {
            jammed.add(slot);
        }
        if (drawn[0] == TEARS) {
            torn.add(slot);
        }
        return slot;
    }

    @Override
    public void project(int slot) {
        if (torn.contains(slot)) {
            throw new IllegalArgumentException("the picture is torn");
        }
    }

    @Override
    public void free(int slot) {
        if (jammed.contains(slot)) {
            stuck.countDown();
            try {
                technician.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        freed.incrementAndGet();
    }

    /** Slots that were loaded and have not been given back. */
    int held() {
        return slots.get() - freed.get();
    }

    int freed() {
        return freed.get();
    }

    /** Whether somebody waits for the technician. */
    boolean isStuck() {
        return stuck.getCount() == 0;
    }

    void repair() {
        technician.countDown();
    }
}
