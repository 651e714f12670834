package subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the program named on the command line, and says "ready" once it is at its point. */
public final class Subject {

    interface Work {
        void run() throws Exception;
    }

    interface Program {
        void start() throws Exception;
    }

    private static final Map<String, Program> PROGRAMS = Map.ofEntries(
            Map.entry("sender", HandoffPrograms::sender),
            Map.entry("taker", HandoffPrograms::taker),
            Map.entry("facing", HandoffPrograms::facing),
            Map.entry("exchange", HandoffPrograms::exchange),
            Map.entry("transfer", HandoffPrograms::transfer),
            Map.entry("sender-in-live-server", HandoffPrograms::senderInLiveServer),
            Map.entry("virtual-sender", HandoffPrograms::virtualSender),
            Map.entry("virtual-producer-progresses", HandoffPrograms::virtualProducerProgresses),
            Map.entry("deadlock-monitors", DeadlockPrograms::monitors),
            Map.entry("deadlock-locks", DeadlockPrograms::locks),
            Map.entry("deadlock-mixed", DeadlockPrograms::mixed),
            Map.entry("deadlock-virtual-monitors", DeadlockPrograms::virtualMonitors),
            Map.entry("deadlock-virtual-locks", DeadlockPrograms::virtualLocks),
            Map.entry("deadlock-mixed-kinds", DeadlockPrograms::mixedKinds),
            Map.entry("deadlock-virtual-mixed", DeadlockPrograms::virtualMixed),
            Map.entry("lock-never-given-back", DeadlockPrograms::lockNeverGivenBack),
            Map.entry("virtual-lock-contention", HealthyPrograms::virtualLockContention),
            Map.entry("idle-workers", HealthyPrograms::idleWorkers),
            Map.entry("idle-consumer", HealthyPrograms::idleConsumer),
            Map.entry("consumer-waits-for-schedule", HealthyPrograms::consumerWaitsForSchedule),
            Map.entry("late-taker", HealthyPrograms::lateTaker),
            Map.entry("producer-progresses", HealthyPrograms::producerProgresses),
            Map.entry("lock-contention", HealthyPrograms::lockContention),
            Map.entry("timed-handoff", HealthyPrograms::timedHandoff),
            Map.entry("timed-out-gets", CancellationPrograms::timedOutGets),
            Map.entry("timed-out-gets-on-virtual-threads", CancellationPrograms::timedOutGetsOnVirtualThreads),
            Map.entry("timed-out-futures", CancellationPrograms::timedOutFutures),
            Map.entry("cancelled-futures", CancellationPrograms::cancelledFutures),
            Map.entry("own-deadlines", CancellationPrograms::ownDeadlines),
            Map.entry("late-callbacks", CancellationPrograms::lateCallbacks),
            Map.entry("told-of-time-outs", CancellationPrograms::toldOfTimeOuts),
            Map.entry("timed-out-gets-in-live-server", CancellationPrograms::timedOutGetsInLiveServer),
            Map.entry("busy-pool", CancellationPrograms::busyPool),
            Map.entry("in-the-midst", CancellationPrograms::inTheMidst),
            Map.entry("long-tasks", CancellationPrograms::longTasks),
            Map.entry("work-for-nobody-seen", CancellationPrograms::workForNobodySeen),
            Map.entry("timer-per-request", TimerPrograms::timerPerRequest),
            Map.entry("tasks-of-one-timer", TimerPrograms::tasksOfOneTimer),
            Map.entry("one-shots", TimerPrograms::oneShots),
            Map.entry("periodic-tasks", TimerPrograms::periodicTasks),
            Map.entry("cancelled-tasks", TimerPrograms::cancelledTasks),
            Map.entry("delayed-stages", TimerPrograms::delayedStages),
            Map.entry("idle-scheduler", TimerPrograms::idleScheduler),
            Map.entry("thread-per-request", HttpPrograms::threadPerRequest),
            Map.entry("pool-per-request", HttpPrograms::poolPerRequest),
            Map.entry("answers-twice", HttpPrograms::answersTwice),
            Map.entry("writes-late", HttpPrograms::writesLate),
            Map.entry("pool-lives-on", HttpPrograms::poolLivesOn),
            Map.entry("helpers-joined", HttpPrograms::helpersJoined),
            Map.entry("clients-hang-up", HttpPrograms::clientsHangUp),
            Map.entry("hogs-on-carriers", ResidencePrograms::hogs),
            Map.entry("hogs-that-yield", ResidencePrograms::yieldingHogs),
            Map.entry("one-carrier", ResidencePrograms::oneCarrier),
            Map.entry("native-callback", ResidencePrograms::nativeCallback),
            Map.entry("native-wait", ResidencePrograms::nativeWait),
            Map.entry("initialiser", ResidencePrograms::initialiser),
            Map.entry("platform-batch", ResidencePrograms::platformBatch),
            Map.entry("one-carrier-is-free", ResidencePrograms::oneCarrierIsFree),
            Map.entry("virtual-waits", ResidencePrograms::virtualWaits),
            Map.entry("short-burst", ResidencePrograms::shortBurst),
            Map.entry("silent-peer", PeerPrograms::silentPeer),
            Map.entry("silent-peer-on-virtual-threads", PeerPrograms::silentPeerOnVirtualThreads),
            Map.entry("dripping-peer", PeerPrograms::drippingPeer),
            Map.entry("full-peer", PeerPrograms::fullPeer),
            Map.entry("silent-page", PeerPrograms::silentPage),
            Map.entry("silent-peer-of-a-server", PeerPrograms::silentPeerOfAServer),
            Map.entry("limited-reads", PeerPrograms::limitedReads),
            Map.entry("kept-connections", PeerPrograms::keptConnections),
            Map.entry("long-polls", PeerPrograms::longPolls),
            Map.entry("slow-report", PeerPrograms::slowReport),
            Map.entry("answers-come", PeerPrograms::answersCome),
            Map.entry("lost-connections", PoolPrograms::lostConnections),
            Map.entry("lost-connections-and-patience", PoolPrograms::lostConnectionsAndPatience),
            Map.entry("endless-queries", PoolPrograms::endlessQueries),
            Map.entry("too-many-callers", PoolPrograms::tooManyCallers),
            Map.entry("busy-connections", PoolPrograms::busyConnections),
            Map.entry("long-reports", PoolPrograms::longReports),
            Map.entry("three-layers", RetryPrograms::threeLayers),
            Map.entry("two-layers-by-a-helper", RetryPrograms::twoLayersByAHelper),
            Map.entry("one-layer", RetryPrograms::oneLayer),
            Map.entry("polite-crawlers", RetryPrograms::politeCrawlers),
            Map.entry("crawlers-and-a-missing-page", RetryPrograms::crawlersAndAMissingPage),
            Map.entry("poller", RetryPrograms::poller),
            Map.entry("static-map", MemoryPrograms::staticMap),
            Map.entry("hash-map", MemoryPrograms::hashMap),
            Map.entry("tree-map", MemoryPrograms::treeMap),
            Map.entry("skip-list-map", MemoryPrograms::skipListMap),
            Map.entry("map-that-grows-by-itself", MemoryPrograms::mapThatGrowsByItself),
            Map.entry("each-at-something-else", LifePrograms::eachAtSomethingElse),
            Map.entry("soft-map", MemoryPrograms::softMap),
            Map.entry("map-of-photos", MemoryPrograms::mapOfPhotos),
            Map.entry("bounded-map", MemoryPrograms::boundedMap),
            Map.entry("bounded-map-that-fills", MemoryPrograms::boundedMapThatFills),
            Map.entry("warm-map", MemoryPrograms::warmMap),
            Map.entry("big-constant-heap", MemoryPrograms::bigConstantHeap),
            Map.entry("churn", MemoryPrograms::churn),
            Map.entry("boxed-sums", ChurnPrograms::boxedSums),
            Map.entry("formatted-lines", ChurnPrograms::formattedLines),
            Map.entry("joined-lines", ChurnPrograms::joinedLines),
            Map.entry("blocks", ChurnPrograms::blocks),
            Map.entry("few-texts", ChurnPrograms::fewTexts),
            Map.entry("mixed-objects", ChurnPrograms::mixedObjects),
            Map.entry("slices-of-packets", ViewPrograms::slicesOfPackets),
            Map.entry("sub-lists", ViewPrograms::subLists),
            Map.entry("kept-matchers", ViewPrograms::matchers),
            Map.entry("kept-segments", ViewPrograms::segments),
            Map.entry("copied-beginnings", ViewPrograms::copiedBeginnings),
            Map.entry("passing-views", ViewPrograms::passingViews),
            Map.entry("newest-packets", ViewPrograms::newestPackets),
            Map.entry("sessions-in-a-list", MemoryPrograms::sessionsInAList),
            Map.entry("inherited-by-a-pool", MemoryPrograms::inheritedByAPool),
            Map.entry("page-for-each-thread", MemoryPrograms::pageForEachThread),
            Map.entry("removed-in-the-end", MemoryPrograms::removedInTheEnd),
            Map.entry("grown-streams", BufferPrograms::grownStreams),
            Map.entry("grown-builders", BufferPrograms::grownBuilders),
            Map.entry("grown-lists", BufferPrograms::grownLists),
            Map.entry("filled-lists", BufferPrograms::filledLists),
            Map.entry("replaced-streams", BufferPrograms::replacedStreams),
            Map.entry("one-log", BufferPrograms::oneLog),
            Map.entry("unclosed-arenas", NativePrograms::unclosedArenas),
            Map.entry("dropped-arenas", NativePrograms::droppedArenas),
            Map.entry("global-arena", NativePrograms::globalArena),
            Map.entry("kept-direct-buffers", NativePrograms::keptDirectBuffers),
            Map.entry("global-stubs", NativePrograms::globalStubs),
            Map.entry("closed-arenas", NativePrograms::closedArenas),
            Map.entry("dropped-direct-buffers", NativePrograms::droppedDirectBuffers),
            Map.entry("native-pool", NativePrograms::nativePool),
            Map.entry("mapped-again", NativePrograms::mappedAgain),
            Map.entry("mapped-for-ever", NativePrograms::mappedForEver),
            Map.entry("unmapped", NativePrograms::unmapped),
            Map.entry("mapped-index", NativePrograms::mappedIndex),
            Map.entry("plug-ins-in-a-list", PlugInPrograms::inAList),
            Map.entry("plug-ins-on-threads", PlugInPrograms::onThreads),
            Map.entry("plug-ins-in-thread-locals", PlugInPrograms::inThreadLocals),
            Map.entry("plug-ins-unloaded", PlugInPrograms::unloaded),
            Map.entry("plug-ins-that-stay", PlugInPrograms::thatStay),
            Map.entry("reads-after-close", ReleasePrograms::readsAfterClose),
            Map.entry("reads-of-nothing", ReleasePrograms::readsOfNothing),
            Map.entry("views-of-one-buffer", ReleasePrograms::viewsOfOneBuffer),
            Map.entry("views-of-one-file", ReleasePrograms::viewsOfOneFile),
            Map.entry("reads-while-open", ReleasePrograms::readsWhileOpen),
            Map.entry("forms-given-back-twice", FormPrograms::givenBackTwice),
            Map.entry("forms-given-back-elsewhere", FormPrograms::givenBackElsewhere),
            Map.entry("forms-never-given-back", FormPrograms::neverGivenBack),
            Map.entry("forms-used-again", FormPrograms::usedAgain),
            Map.entry("jobs-in-a-list", FormPrograms::jobsInAList),
            Map.entry("thread-locals", MemoryPrograms::threadLocals),
            Map.entry("map-in-a-thread-local", MemoryPrograms::mapInAThreadLocal));

    private Subject() {}

    public static void main(String[] args) throws Exception {
        PROGRAMS.get(args[0]).start();
        System.out.println("ready");
    }

    /** Starts platform threads {@code name-0}, … and returns when each waits or is blocked. */
    static void waiting(String name, int count, Work work) throws InterruptedException {
        waiting(Thread.ofPlatform().name(name + "-", 0), count, work);
    }

    static void waiting(Thread.Builder kind, int count, Work work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(kind.start(quietly(work)));
        }
        for (Thread thread : threads) {
            awaitStill(thread);
        }
    }

    static void awaitStill(Thread thread) throws InterruptedException {
        while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
            Thread.sleep(5);
        }
    }

    static Runnable quietly(Work work) {
        return () -> {
            try {
                work.run();
            } catch (Exception e) {
                e.printStackTrace();
            }
        };
    }
}
