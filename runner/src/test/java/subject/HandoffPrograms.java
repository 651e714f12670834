package subject;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;

/** Hand-offs that find no partner. */
final class HandoffPrograms {

    private HandoffPrograms() {}

    static void sender() throws Exception {
        SynchronousQueue<Integer> parcels = new SynchronousQueue<>();
        Subject.waiting("porter", 4, () -> parcels.put(1));
    }

    static void taker() throws Exception {
        SynchronousQueue<Integer> parcels = new SynchronousQueue<>(true);
        Subject.waiting("clerk", 4, parcels::take);
    }

    static void facing() throws Exception {
        SynchronousQueue<Integer> here = new SynchronousQueue<>();
        SynchronousQueue<Integer> there = new SynchronousQueue<>();
        Subject.waiting("here", 1, () -> cross(there, here));
        Subject.waiting("there", 1, () -> cross(here, there));
    }

    private static void cross(SynchronousQueue<Integer> first, SynchronousQueue<Integer> then)
            throws InterruptedException {
        first.put(1);
        then.take();
    }

    static void exchange() throws Exception {
        Exchanger<Integer> market = new Exchanger<>();
        Subject.waiting("trader", 1, () -> market.exchange(1));
    }

    static void transfer() throws Exception {
        LinkedTransferQueue<Integer> parcels = new LinkedTransferQueue<>();
        Subject.waiting("porter", 3, () -> parcels.transfer(1));
    }

    static void senderInLiveServer() throws Exception {
        sender();
        listen();
    }

    static void virtualSender() throws Exception {
        SynchronousQueue<Integer> parcels = new SynchronousQueue<>();
        Subject.waiting(Thread.ofVirtual().name("porter-", 0), 4, () -> parcels.put(1));
        Subject.waiting("main-loop", 1, () -> new SynchronousQueue<Integer>().take());
    }

    /** At almost any moment the producer waits, and yet all is well. */
    static void virtualProducerProgresses() throws Exception {
        SynchronousQueue<Integer> parcels = new SynchronousQueue<>();
        Thread.ofVirtual().start(Subject.quietly(() -> {
            while (true) {
                parcels.put(1);
            }
        }));
        Subject.waiting("slow-clerk", 1, () -> HealthyPrograms.takeSlowly(parcels));
    }

    static void listen() throws Exception {
        ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CountDownLatch open = new CountDownLatch(1);
        Thread.ofPlatform().name("door").start(Subject.quietly(() -> {
            open.countDown();
            while (true) {
                door.accept().close();
            }
        }));
        open.await();
    }
}
