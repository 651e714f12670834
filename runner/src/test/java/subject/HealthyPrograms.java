package subject;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Programs that look like a fault to a hasty reader and have none. */
final class HealthyPrograms {

    private HealthyPrograms() {}

    /** Workers of two pools wait in SynchronousQueue, one with and one without a time limit: that is how such pools idle. */
    static void idleWorkers() throws Exception {
        ThreadPoolExecutor timed = (ThreadPoolExecutor) Executors.newCachedThreadPool();
        ThreadPoolExecutor untimed = new ThreadPoolExecutor(2, 4, 1, TimeUnit.HOURS, new SynchronousQueue<>());
        timed.submit(() -> {}).get();
        untimed.submit(() -> {}).get();
        untimed.submit(() -> {}).get();
        while (timed.getActiveCount() + untimed.getActiveCount() > 0) {
            Thread.sleep(5);
        }
    }

    /** A consumer waits for work that the server's next request will bring. */
    static void idleConsumer() throws Exception {
        SynchronousQueue<Integer> work = new SynchronousQueue<>();
        Subject.waiting("consumer", 2, work::take);
        HandoffPrograms.listen();
    }

    /** A consumer waits for work that a schedule will bring tomorrow. */
    static void consumerWaitsForSchedule() throws Exception {
        SynchronousQueue<Integer> work = new SynchronousQueue<>();
        Subject.waiting("consumer", 2, work::take);
        Executors.newScheduledThreadPool(1).schedule(Subject.quietly(() -> work.put(1)), 1, TimeUnit.DAYS);
    }

    /** Senders wait until a line arrives on stdin; then takers come and everybody is done. */
    static void lateTaker() throws Exception {
        SynchronousQueue<Integer> parcels = new SynchronousQueue<>();
        CountDownLatch handedOver = new CountDownLatch(3);
        Subject.waiting("porter", 3, () -> {
            parcels.put(1);
            handedOver.countDown();
        });
        Thread.ofPlatform().name("late").start(Subject.quietly(() -> {
            System.in.read();
            for (int i = 0; i < 3; i++) {
                parcels.take();
            }
            handedOver.await();
            System.out.println("done");
            TimeUnit.DAYS.sleep(1);
        }));
    }

    static void producerProgresses() throws Exception {
        SynchronousQueue<Integer> parcels = new SynchronousQueue<>();
        Thread.ofPlatform().name("producer").start(Subject.quietly(() -> {
            while (true) {
                parcels.put(1);
            }
        }));
        Subject.waiting("slow-clerk", 1, () -> takeSlowly(parcels));
    }

    static void takeSlowly(SynchronousQueue<Integer> parcels) throws InterruptedException {
        while (true) {
            parcels.take();
            Thread.sleep(50);
        }
    }

    /** Threads are blocked at a monitor whose owner works on; for each byte on stdin one more joins them and then says "counted". */
    static void lockContention() throws Exception {
        Object counter = new Object();
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform().name("clerk-" + i).start(Subject.quietly(() -> {
                while (true) {
                    synchronized (counter) {
                        Thread.sleep(20);
                    }
                }
            }));
        }
        Thread.ofPlatform().name("auditor").start(Subject.quietly(() -> {
            while (System.in.read() >= 0) {
                synchronized (counter) {
                    Thread.sleep(20);
                }
                System.out.println("counted");
            }
        }));
    }

    /** Virtual threads stand still at two locks, and behind them at a monitor, as long as the owner of both locks waits for input. */
    static void virtualLockContention() throws Exception {
        Object counter = new Object();
        ReentrantLock left = new ReentrantLock();
        ReentrantLock right = new ReentrantLock();
        CountDownLatch held = new CountDownLatch(1);
        Thread.ofPlatform().name("owner").start(Subject.quietly(() -> {
            left.lock();
            right.lock();
            held.countDown();
            System.in.read();
        }));
        held.await();
        Subject.waiting(Thread.ofVirtual().name("left-", 0), 2, left::lock);
        Subject.waiting(Thread.ofVirtual().name("right-", 0), 1, () -> {
            synchronized (counter) {
                right.lock();
            }
        });
        Subject.waiting(Thread.ofVirtual().name("behind-", 0), 1, () -> {
            synchronized (counter) {
                left.lock();
            }
        });
    }

    static void timedHandoff() throws Exception {
        SynchronousQueue<Integer> parcels = new SynchronousQueue<>();
        Subject.waiting("porter", 2, () -> parcels.offer(1, 1, TimeUnit.HOURS));
        Subject.waiting("clerk", 2, () -> new SynchronousQueue<Integer>().poll(1, TimeUnit.HOURS));
    }
}
