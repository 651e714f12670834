package faultlab.diagnose;

import faultlab.observe.Frame;
import faultlab.observe.ThreadRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A virtual thread that had the same carrier at both looks, so that nobody else ran there in between, and how it kept it. */
record Keeper(ThreadRow thread, How how) {

    /** What a virtual thread does with a carrier. */
    enum How {
        /** The carrier used CPU time. */
        COMPUTES(
                "cpu-hog",
                "computes",
                "compute",
                "Compute on a pool of platform threads, as many as there are processors, and let the virtual thread wait for its result."),
        /** With a native frame on its stack, or in native code itself. */
        WAITS_IN_NATIVE(
                "pinned-native",
                "waits with native code on its stack",
                "wait with native code on their stacks",
                "Call native code that may wait, or that calls back code that may, from a bounded pool of platform threads."),
        /** Inside a class's initialiser, or for another thread to come out of one. */
        WAITS_FOR_A_CLASS(
                "pinned-class-init",
                "waits for a class to be initialised",
                "wait for a class to be initialised",
                "Load the class beforehand, or on a platform thread, or let its initialiser wait for nobody.");

        private final String mechanism;
        private final String verb;
        private final String verbs;
        private final String fix;

        How(String mechanism, String verb, String verbs, String fix) {
            this.mechanism = mechanism;
            this.verb = verb;
            this.verbs = verbs;
            this.fix = fix;
        }

        String mechanism() {
            return mechanism;
        }

        /** Of one thread. */
        String verb() {
            return verb;
        }

        /** Of several. */
        String verbs() {
            return verbs;
        }

        String fix() {
            return fix;
        }
    }

    /** Of the time between the looks: what computes gets more even on a busy machine, what waits uses next to none. */
    private static final double COMPUTING = 0.01;

    private static final String INITIALISER = "<clinit>";

    static List<Keeper> of(Looks looks) {
        var last = looks.last();
        return last.threads().stream()
                .filter(thread -> isKept(thread, looks))
                .map(thread -> new Keeper(thread, how(thread, looks)))
                .toList();
    }

    private static boolean isKept(ThreadRow thread, Looks looks) {
        var carrier = thread.carrier();
        return carrier != null
                && looks.first()
                        .thread(thread.id())
                        .filter(then -> carrier.equals(then.carrier()))
                        .isPresent();
    }

    private static How how(ThreadRow thread, Looks looks) {
        if (thread.state() == Thread.State.RUNNABLE && computes(thread, looks)) {
            return How.COMPUTES;
        }
        // Who waits for another thread to initialise a class looks like one that runs, and so does who waits in native
        // code.
        var initialising = thread.state() == Thread.State.RUNNABLE
                ? looks.last().threads().stream().anyMatch(Keeper::isInitialising)
                : isInitialising(thread);
        return initialising ? How.WAITS_FOR_A_CLASS : How.WAITS_IN_NATIVE;
    }

    /** Whether the carrier of a mounted virtual thread used CPU time between the looks. */
    static boolean computes(ThreadRow thread, Looks looks) {
        var carrier = thread.carrier();
        if (carrier == null) {
            return false;
        }
        var then = looks.first().thread(carrier).map(ThreadRow::cpuMillis);
        var now = looks.last().thread(carrier).map(ThreadRow::cpuMillis);
        var between = Duration.between(looks.first().t(), looks.last().t()).toMillis();
        return now.orElse(0.0) - then.orElse(0.0) > COMPUTING * between;
    }

    private static boolean isInitialising(ThreadRow thread) {
        return thread.frames().stream().map(Frame::method).anyMatch(INITIALISER::equals);
    }

    /** The application's line that keeps the carrier: of an initialiser, the line in it. */
    static Optional<Frame> place(ThreadRow thread) {
        return thread.frames().stream()
                .filter(frame -> frame.method().equals(INITIALISER))
                .findFirst()
                .or(thread::applicationFrame);
    }
}
