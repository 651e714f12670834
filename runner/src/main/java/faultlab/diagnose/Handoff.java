package faultlab.diagnose;

import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import faultlab.observe.life.Occupation;
import java.util.Map;
import java.util.Optional;

/**
 * A thread that waits, without a time limit, for a partner to hand something over to or to take from.
 *
 * @param call the JDK's method it waits in, such as {@code SynchronousQueue.put}
 * @param queue identity of the queue or exchanger it waits at
 */
record Handoff(ThreadRow thread, Role role, String call, String queue) {

    enum Role {
        SENDER,
        TAKER
    }

    private static final String CONCURRENT = "java.util.concurrent.";

    /** {@code LinkedTransferQueue.take} is not here: that queue stores, so its taker waits for no partner. */
    private static final Map<String, Role> CALLS = Map.of(
            "SynchronousQueue.put", Role.SENDER,
            "LinkedTransferQueue.transfer", Role.SENDER,
            "Exchanger.exchange", Role.SENDER,
            "SynchronousQueue.take", Role.TAKER);

    /** Empty for a thread that waits elsewhere, with a time limit, or as a pool's idle worker. */
    static Optional<Handoff> of(ThreadRow thread) {
        var lock = thread.waitsFor();
        if (thread.state() != Thread.State.WAITING || lock == null || Occupation.isIdle(thread)) {
            return Optional.empty();
        }
        return thread.frames().stream()
                .takeWhile(Frame::isJdk)
                .filter(frame -> frame.type().startsWith(CONCURRENT))
                .map(frame -> frame.type().substring(CONCURRENT.length()) + "." + frame.method())
                .filter(CALLS::containsKey)
                .findFirst()
                .map(call -> new Handoff(thread, CALLS.getOrDefault(call, Role.SENDER), call, lock.identity()));
    }

    /** The queue's identity in a reader's words: the class behind it is the JDK's private business. */
    String queueName() {
        return queue.replaceFirst("\\$\\w+@", "@").replaceFirst("^java\\.util\\.concurrent\\.", "");
    }

    /** Where the application waits. */
    String place() {
        return thread.applicationFrame().map(Frame::toString).orElse("a thread without application code");
    }
}
