package subject;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Calls that fail, tried again at one level or at several, and pauses that look alike though nothing is tried again. */
public final class RetryPrograms {

    private static final int CALLERS = 8;

    private static final int TRIES = 3;

    private RetryPrograms() {}

    /** What may fail. */
    @FunctionalInterface
    private interface Call {
        void make() throws IOException, InterruptedException;
    }

    /** Three layers, each of which sleeps and tries again. */
    static void threeLayers() throws InterruptedException {
        callers(RetryPrograms::front);
    }

    private static void front() throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                middle();
                return;
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw new IOException("front", e);
                }
                TimeUnit.MILLISECONDS.sleep(40);
            }
        }
    }

    private static void middle() throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                back();
                return;
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw new IOException("middle", e);
                }
                TimeUnit.MILLISECONDS.sleep(40);
            }
        }
    }

    private static void back() throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                fail();
                return;
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw new IOException("back", e);
                }
                TimeUnit.MILLISECONDS.sleep(40);
            }
        }
    }

    /** Two layers that pause by a helper of their own. */
    static void twoLayersByAHelper() throws InterruptedException {
        callers(() -> again(() -> inner(RetryPrograms::fail)));
    }

    private static void again(Call call) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                call.make();
                return;
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw e;
                }
                backOff(tries);
            }
        }
    }

    private static void inner(Call call) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                call.make();
                return;
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw e;
                }
                backOff(tries);
            }
        }
    }

    private static void backOff(int tries) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(30L * tries);
    }

    /** One layer, and all others pass the failure on. */
    static void oneLayer() throws InterruptedException {
        callers(() -> passOn(() -> inner(RetryPrograms::fail)));
    }

    private static void passOn(Call call) throws IOException, InterruptedException {
        call.make();
    }

    /** Sleeps between pages and between sites. Nothing fails. */
    static void politeCrawlers() throws InterruptedException {
        callers(() -> site(() -> {}));
    }

    /** Sleeps between pages and between sites. A page fails now and then, and is left out. */
    static void crawlersAndAMissingPage() throws InterruptedException {
        fails = 3;
        callers(() -> site(() -> {
            if (fails-- > 0) {
                fail();
            }
        }));
    }

    /** How many more pages are missing. */
    private static volatile int fails;

    private static void site(Call page) throws IOException, InterruptedException {
        for (int pages = 0; pages < TRIES; pages++) {
            page(page);
            TimeUnit.MILLISECONDS.sleep(60);
        }
    }

    private static void page(Call page) throws InterruptedException {
        try {
            page.make();
        } catch (IOException missing) {
            return;
        }
        TimeUnit.MILLISECONDS.sleep(60);
    }

    /** One thread asks once a second, and tries again within that. */
    static void poller() throws InterruptedException {
        Thread.ofPlatform().name("poller").start(Subject.quietly(() -> {
            while (true) {
                try {
                    inner(RetryPrograms::fail);
                } catch (IOException e) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
        }));
        TimeUnit.MILLISECONDS.sleep(300);
    }

    private static void fail() throws IOException {
        throw new IOException("no answer");
    }

    /** They call again and again, a little apart from each other. */
    private static void callers(Call call) throws InterruptedException {
        for (int i = 0; i < CALLERS; i++) {
            Thread.ofPlatform().name("caller-" + i).start(Subject.quietly(() -> keepCalling(call)));
            TimeUnit.MILLISECONDS.sleep(35);
        }
        TimeUnit.MILLISECONDS.sleep(300);
    }

    private static void keepCalling(Call call) throws InterruptedException {
        while (true) {
            try {
                call.make();
            } catch (IOException toldToTheCaller) {
                Thread.onSpinWait();
            }
        }
    }
}
