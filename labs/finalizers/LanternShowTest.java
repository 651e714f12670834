package finalizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the show promises. */
@Timeout(20)
class LanternShowTest {

    /** A lantern that says what was done with it, in order. */
    private static class Watched implements LanternShow.Lantern {

        private final List<String> said = Collections.synchronizedList(new ArrayList<>());
        private final Set<Integer> loaded = Collections.synchronizedSet(new HashSet<>());
        private int slots;

        @Override
        public byte[] draw(String picture) {
            byte[] pixels = new byte[picture.length()];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) (picture.charAt(i) + 100);
            }
            return pixels;
        }

        @Override
        public synchronized int load(byte[] pixels) {
            slots++;
            loaded.add(slots);
            said.add("load " + slots);
            return slots;
        }

        @Override
        public void project(int slot) {
            assertTrue(loaded.contains(slot), "projected from a slot that was given back");
            said.add("project " + slot);
        }

        @Override
        public void free(int slot) {
            said.add(loaded.remove(slot) ? "free " + slot : "free " + slot + " again");
        }

        long times(String what) {
            synchronized (said) {
                return said.stream().filter(word -> word.startsWith(what)).count();
            }
        }
    }

    private final Watched lantern = new Watched();
    private final LanternShow show = new LanternShow(lantern);

    @Test
    @DisplayName("shows each picture once, in order")
    void showsEachInOrder() {
        show.show(List.of("a", "b", "c"));
        assertEquals(
                List.of("load 1", "project 1", "load 2", "project 2", "load 3", "project 3"),
                lantern.said.stream().filter(word -> !word.startsWith("free")).toList());
    }

    @Test
    @DisplayName("knows how bright pictures are")
    void knowsBrightness() {
        assertEquals('a' + 100 + ('c' + 100), show.show(List.of("a", "c")));
        assertEquals('b' + 100, show.lend("abc").brightness());
        assertEquals(0, show.lend("").brightness());
        assertEquals(0, show.show(List.of()));
    }

    @Test
    @DisplayName("hands on what the lantern throws")
    void handsOnWhatTheLanternThrows() {
        LanternShow torn = new LanternShow(new Watched() {
            @Override
            public void project(int slot) {
                if (slot == 2) {
                    throw new IllegalArgumentException("torn");
                }
                super.project(slot);
            }
        });
        assertEquals(
                "torn",
                assertThrows(IllegalArgumentException.class, () -> torn.show(List.of("a", "b", "c")))
                        .getMessage());
    }

    @Test
    @DisplayName("gives a lent slide's slot back when it is closed, and once")
    void closesOnce() {
        try (LanternShow.Slide slide = show.lend("a")) {
            slide.project();
            slide.close();
            assertEquals(1, lantern.times("free 1"));
            slide.close();
        }
        assertEquals(List.of("load 1", "project 1", "free 1"), lantern.said);
    }

    @Test
    @DisplayName("gives it back once, also to two who close it together")
    void closesOnceForTwo() throws Exception {
        CountDownLatch giving = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Watched slow = new Watched() {
            @Override
            public void free(int slot) {
                giving.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.free(slot);
            }
        };
        LanternShow.Slide slide = new LanternShow(slow).lend("a");
        Thread one = Thread.ofPlatform().daemon().start(slide::close);
        assertTrue(giving.await(10, TimeUnit.SECONDS));
        Thread other = Thread.ofPlatform().daemon().start(slide::close);
        while (other.getState() == Thread.State.NEW || other.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        go.countDown();
        one.join();
        other.join();
        assertEquals(1, slow.times("free"));
    }

    @Test
    @DisplayName("projects nothing from a slide that was closed")
    void projectsNothingClosed() {
        LanternShow.Slide slide = show.lend("a");
        slide.close();
        assertThrows(IllegalStateException.class, slide::project);
        assertEquals(0, lantern.times("project"));
    }

    @Test
    @DisplayName("lets a lent slide be projected again and again, while others are shown")
    void lendsForLong() {
        try (LanternShow.Slide slide = show.lend("a")) {
            for (int i = 0; i < 10; i++) {
                slide.project();
                show.show(List.of("b", "c"));
            }
            assertEquals(
                    10,
                    lantern.times("project 1")
                            - lantern.said.stream()
                                    .filter(word -> word.matches("project 1\\d+"))
                                    .count());
        }
    }

    @Test
    @DisplayName("shows in one hall while another's slot is slow to come back")
    void showsElsewhereMeanwhile() throws Exception {
        CountDownLatch giving = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Watched slow = new Watched() {
            @Override
            public void free(int slot) {
                if (slot == 1) {
                    giving.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                super.free(slot);
            }
        };
        LanternShow both = new LanternShow(slow);
        LanternShow.Slide first = both.lend("a");
        Thread patient = Thread.ofPlatform().daemon().start(first::close);
        assertTrue(giving.await(10, TimeUnit.SECONDS));
        CountDownLatch shown = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            both.show(List.of("b", "c"));
            shown.countDown();
        });
        boolean meanwhile = shown.await(5, TimeUnit.SECONDS);
        go.countDown();
        patient.join();
        assertTrue(meanwhile, "waited for another hall's slot");
    }
}
