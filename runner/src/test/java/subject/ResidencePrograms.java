package subject;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Virtual threads whose carriers are kept by others, and programs that look like it. */
final class ResidencePrograms {

    private static final int CARRIERS = Runtime.getRuntime().availableProcessors();
    private static final Linker LINKER = Linker.nativeLinker();

    private static volatile long sum;

    private ResidencePrograms() {}

    /** Twice as many compute as there are carriers, and guests come after them. */
    static void hogs() throws Exception {
        kept(2 * CARRIERS, ResidencePrograms::compute);
    }

    /** They give way to one another, and the guests hardly ever have a turn: whether they do is a matter of queues. */
    static void yieldingHogs() throws Exception {
        kept(8 * CARRIERS, () -> {
            while (true) {
                for (int step = 0; step < 1_000_000; step++) {
                    sum += step;
                }
                Thread.yield();
            }
        });
    }

    /** One computes, and a property leaves virtual threads one carrier. */
    static void oneCarrier() throws Exception {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        kept(1, ResidencePrograms::compute);
    }

    /** Native code calls back Java code that waits. */
    static void nativeCallback() throws Exception {
        MethodHandle compare = MethodHandles.lookup()
                .findStatic(
                        ResidencePrograms.class,
                        "compare",
                        MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
        MethodHandle sort = LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("qsort"),
                FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
        MemorySegment callback =
                LINKER.upcallStub(compare, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS), Arena.global());
        kept(CARRIERS, () -> {
            try (Arena arena = Arena.ofConfined()) {
                sort.invoke(arena.allocate(16), 2L, 4L, callback);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static int compare(MemorySegment one, MemorySegment other) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** Native code waits by itself, of which no event tells. */
    static void nativeWait() throws Exception {
        MethodHandle sleep = LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("sleep"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        kept(CARRIERS, () -> {
            try {
                sleep.invoke(600);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static final class Rates {
        static final AtomicInteger TABLE = new AtomicInteger();

        static {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One waits inside an initialiser, and others for it to come out. */
    static void initialiser() throws Exception {
        kept(CARRIERS, () -> Rates.TABLE.incrementAndGet());
    }

    /** As many platform threads compute as there are processors, twice; virtual threads come and go beside them. */
    static void platformBatch() throws Exception {
        for (int i = 0; i < 2 * CARRIERS; i++) {
            Thread.ofPlatform().daemon().name("batch-" + i).start(ResidencePrograms::compute);
        }
        for (int i = 0; i < 4; i++) {
            Thread.ofVirtual().name("guest-" + i).start(Subject.quietly(ResidencePrograms::comeAndGo));
        }
        HandoffPrograms.listen();
    }

    /** All carriers but one are kept: whoever comes has a turn on that one. */
    static void oneCarrierIsFree() throws Exception {
        for (int i = 0; i < CARRIERS - 1; i++) {
            Thread.ofVirtual().name("hog-" + i).start(ResidencePrograms::compute);
        }
        for (int i = 0; i < 20; i++) {
            Thread.ofVirtual().name("guest-" + i).start(Subject.quietly(ResidencePrograms::comeAndGo));
        }
        HandoffPrograms.listen();
    }

    /** Virtual threads wait in all the ways in which they let go of their carriers. */
    static void virtualWaits() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Object monitor = new Object();
        CountDownLatch held = new CountDownLatch(2);
        Thread.ofPlatform().daemon().name("holder").start(Subject.quietly(() -> {
            lock.lock();
            synchronized (monitor) {
                held.countDown();
                while (true) {
                    comeAndGo();
                }
            }
        }));
        for (int i = 0; i < 20; i++) {
            int guest = i;
            Thread.ofVirtual().name("guest-" + i).start(Subject.quietly(() -> {
                switch (guest % 3) {
                    case 0 -> TimeUnit.DAYS.sleep(1);
                    case 1 -> {
                        synchronized (monitor) {
                            held.countDown();
                        }
                    }
                    default -> lock.lock();
                }
            }));
        }
        HandoffPrograms.listen();
    }

    /** All carriers compute and others wait, until a line arrives on stdin; then everybody has a turn. */
    static void shortBurst() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch everybody = kept(2 * CARRIERS, () -> {
            while (!over.get()) {
                sum++;
            }
        });
        Thread.ofPlatform().name("clock").start(Subject.quietly(() -> {
            System.in.read();
            over.set(true);
            everybody.await();
            System.out.println("done");
        }));
    }

    /** Keeps carriers by virtual threads of one kind. Guests come after them, each by another thread, and count down when they have their turn. */
    private static CountDownLatch kept(int hogs, Subject.Work work) throws Exception {
        CountDownLatch begun = new CountDownLatch(Math.min(hogs, CARRIERS));
        for (int i = 0; i < hogs; i++) {
            Thread.ofVirtual().name("hog-" + i).start(Subject.quietly(() -> {
                begun.countDown();
                work.run();
            }));
        }
        begun.await();
        CountDownLatch guests = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            Thread guest = Thread.ofVirtual().name("guest-" + i).unstarted(guests::countDown);
            Thread.ofPlatform().start(guest::start).join();
        }
        HandoffPrograms.listen();
        return guests;
    }

    private static void compute() {
        while (true) {
            for (int step = 0; step < 1_000_000; step++) {
                sum += step;
            }
        }
    }

    private static void comeAndGo() throws InterruptedException {
        while (true) {
            Thread.sleep(20);
            sum++;
        }
    }
}
