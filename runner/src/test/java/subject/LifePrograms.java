package subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program whose threads are each at something else, named after it. */
final class LifePrograms {

    private LifePrograms() {}

    /** Start it with one carrier: the virtual thread that spins keeps it from the other. */
    static void eachAtSomethingElse() throws Exception {
        Object monitor = new Object();
        CountDownLatch held = new CountDownLatch(1);
        Thread.ofPlatform().name("holder").start(Subject.quietly(() -> {
            synchronized (monitor) {
                held.countDown();
                TimeUnit.DAYS.sleep(1);
            }
        }));
        held.await();
        Thread blocked = Thread.ofPlatform().name("blocked").start(() -> {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        });
        Thread waiting = Thread.ofPlatform().name("waiting").start(Subject.quietly(LifePrograms::waitForGood));
        Thread parked = Thread.ofPlatform().daemon().name("parked").start(LifePrograms::parkForGood);
        Thread.ofPlatform().name("running").start(LifePrograms::spin);
        Thread.ofPlatform().name("reading").start(Subject.quietly(LifePrograms::read));
        CountDownLatch mounted = new CountDownLatch(1);
        Thread.ofVirtual().name("virtual-running").start(() -> {
            mounted.countDown();
            spin();
        });
        mounted.await();
        Thread.ofVirtual().name("virtual-ready").start(LifePrograms::spin);
        await(blocked, Thread.State.BLOCKED);
        await(waiting, Thread.State.WAITING);
        await(parked, Thread.State.WAITING);
    }

    private static void await(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            Thread.sleep(5);
        }
    }

    private static void waitForGood() throws InterruptedException {
        Object never = new Object();
        synchronized (never) {
            while (true) {
                never.wait();
            }
        }
    }

    private static void parkForGood() {
        while (true) {
            LockSupport.park();
        }
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    /** From a peer that says nothing. */
    private static void read() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            socket.getInputStream().read();
        }
    }
}
