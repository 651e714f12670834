package subject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Programs that load the same plug-in forty times a round, each time with a loader of its own, and do with it as programs do. */
final class PlugInPrograms {

    private static final int PLUG_INS = 40;

    /** A plug-in, with 50 KB of its own. */
    public static final class PlugIn implements Runnable {

        private static final ThreadLocal<PlugIn> CURRENT = new ThreadLocal<>();

        private final byte[] tables = new byte[50_000];

        /** Leaves itself on the thread, if that is a daemon. */
        @Override
        public void run() {
            tables[0]++;
            if (Thread.currentThread().isDaemon()) {
                CURRENT.set(this);
            }
        }
    }

    /** Loads the plug-in itself, and all else where the program is from. */
    private static final class PlugInLoader extends ClassLoader {

        PlugInLoader() {
            super(PlugInPrograms.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(PlugIn.class.getName()) && findLoadedClass(name) == null
                    ? defineClass(name, FILE, 0, FILE.length)
                    : super.loadClass(name, resolve);
        }
    }

    private static final byte[] FILE = file();

    private PlugInPrograms() {}

    static void inAList() {
        List<Runnable> registered = new ArrayList<>();
        plugIns(registered::add);
    }

    static void onThreads() {
        CountDownLatch never = new CountDownLatch(1);
        plugIns(plugIn -> Thread.ofPlatform().daemon().name("plug-in").start(Subject.quietly(() -> {
            never.await();
            plugIn.run();
        })));
    }

    /** Each on a thread that has long returned from it. */
    static void inThreadLocals() {
        CountDownLatch never = new CountDownLatch(1);
        Rounds.of(() -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < PLUG_INS; i++) {
                threads.add(Thread.ofPlatform().daemon().name("worker").start(Subject.quietly(() -> {
                    plugIn().run();
                    never.await();
                })));
            }
            for (Thread thread : threads) {
                Subject.awaitStill(thread);
            }
        });
    }

    static void unloaded() {
        plugIns(Runnable::run);
    }

    /** Loaded at the first round, and used from then on. */
    static void thatStay() {
        List<Runnable> all = new ArrayList<>();
        Rounds.of(() -> {
            while (all.size() < PLUG_INS) {
                all.add(plugIn());
            }
            all.forEach(Runnable::run);
        });
    }

    /** What is done with a plug-in. */
    private interface Use {
        void of(Runnable plugIn);
    }

    private static void plugIns(Use use) {
        Rounds.of(() -> {
            for (int i = 0; i < PLUG_INS; i++) {
                use.of(plugIn());
            }
        });
    }

    private static Runnable plugIn() throws ReflectiveOperationException {
        Runnable plugIn = (Runnable) new PlugInLoader()
                .loadClass(PlugIn.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        return plugIn;
    }

    private static byte[] file() {
        try (InputStream file = PlugInPrograms.class.getResourceAsStream("PlugInPrograms$PlugIn.class")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
