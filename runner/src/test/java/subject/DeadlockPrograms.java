package subject;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Two locks in opposite order. A barrier, not luck, brings both threads to the second lock with the first one held. */
final class DeadlockPrograms {

    private DeadlockPrograms() {}

    static void monitors() throws Exception {
        monitors(Thread.ofPlatform().name("teller-", 0));
        Subject.waiting("customer", 2, () -> waitForever(new Object()));
    }

    static void virtualMonitors() throws Exception {
        monitors(Thread.ofVirtual().name("teller-", 0));
        Subject.waiting("customer", 1, () -> waitForever(new Object()));
    }

    private static void monitors(Thread.Builder kind) throws Exception {
        Object left = new Object();
        Object right = new Object();
        CyclicBarrier both = new CyclicBarrier(2);
        Thread one = kind.start(Subject.quietly(() -> nest(left, right, both)));
        Thread other = kind.start(Subject.quietly(() -> nest(right, left, both)));
        awaitBlocked(one);
        awaitBlocked(other);
    }

    private static void nest(Object first, Object second, CyclicBarrier both) throws Exception {
        synchronized (first) {
            both.await();
            synchronized (second) {
                both.await();
            }
        }
    }

    static void locks() throws Exception {
        locks(Thread.ofPlatform().name("teller-", 0));
    }

    static void virtualLocks() throws Exception {
        locks(Thread.ofVirtual().name("teller-", 0));
        Subject.waiting("customer", 1, () -> waitForever(new Object()));
    }

    private static void locks(Thread.Builder kind) throws Exception {
        Lock left = new ReentrantLock();
        ReentrantLock right = new ReentrantLock(true);
        CyclicBarrier both = new CyclicBarrier(2);
        kind.start(Subject.quietly(() -> nest(left, right, both)));
        kind.start(Subject.quietly(() -> nest(right, left, both)));
        awaitQueue(right);
        awaitQueue((ReentrantLock) left);
    }

    private static void nest(Lock first, Lock second, CyclicBarrier both) throws Exception {
        first.lock();
        both.await();
        second.lock();
        both.await();
    }

    /** One lock is a monitor, the other is not. */
    static void mixed() throws Exception {
        Object left = new Object();
        ReentrantLock right = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        Thread.ofPlatform().name("teller-0").start(Subject.quietly(() -> {
            synchronized (left) {
                both.await();
                right.lock();
            }
        }));
        Thread other = Thread.ofPlatform().name("teller-1").start(Subject.quietly(() -> {
            right.lock();
            both.await();
            synchronized (left) {
                both.await();
            }
        }));
        awaitBlocked(other);
        awaitQueue(right);
    }

    /** A platform thread holds the lock, a virtual one the monitor. */
    static void mixedKinds() throws Exception {
        mixedKinds(Thread.ofPlatform().name("cashier-", 0));
    }

    /** Both threads are virtual, one lock is a monitor. */
    static void virtualMixed() throws Exception {
        mixedKinds(Thread.ofVirtual().name("cashier-", 0));
        Subject.waiting("customer", 1, () -> waitForever(new Object()));
    }

    private static void mixedKinds(Thread.Builder cashiers) throws Exception {
        Object shelf = new Object();
        ReentrantLock books = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        Thread.ofVirtual().name("teller-0").start(Subject.quietly(() -> {
            synchronized (shelf) {
                both.await();
                books.lock();
            }
        }));
        Thread cashier = cashiers.start(Subject.quietly(() -> {
            books.lock();
            both.await();
            synchronized (shelf) {
                both.await();
            }
        }));
        awaitBlocked(cashier);
        awaitQueue(books);
    }

    /** No circle: whoever took the lock has ended without giving it back. Others wait for it, and for who waits for it. */
    static void lockNeverGivenBack() throws Exception {
        Object shelf = new Object();
        ReentrantLock books = new ReentrantLock();
        Thread.ofVirtual().start(books::lock).join();
        Thread.ofVirtual().name("teller-0").start(Subject.quietly(() -> {
            synchronized (shelf) {
                books.lock();
            }
        }));
        awaitQueue(books);
        awaitBlocked(Thread.ofPlatform().name("cashier-0").start(Subject.quietly(() -> {
            synchronized (shelf) {
                books.lock();
            }
        })));
    }

    private static void awaitQueue(ReentrantLock lock) throws InterruptedException {
        while (!lock.hasQueuedThreads()) {
            Thread.sleep(5);
        }
    }

    private static void awaitBlocked(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.BLOCKED) {
            Thread.sleep(5);
        }
    }

    private static void waitForever(Object monitor) throws InterruptedException {
        synchronized (monitor) {
            while (true) {
                monitor.wait();
            }
        }
    }
}
