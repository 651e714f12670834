package faultlab.web.api;

import faultlab.catalog.Lab;
import faultlab.session.Session;
import faultlab.session.Watch;
import faultlab.store.Progress;
import faultlab.web.runs.EventLog;
import faultlab.workspace.WorkFile;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One lab's feed. It looks at the disk while somebody listens, and what changed in between it tells the next who comes back. */
final class LabFeed implements AutoCloseable {

    /** One listener's hold on the feed. */
    record Listening(LabFeed feed, long since) implements AutoCloseable {

        @Override
        public void close() {
            feed.leave();
        }
    }

    record FileChanged(String name, String hash, String content, String workHash) {}

    record FileRemoved(String name, String workHash) {}

    private static final int LOG_CHARACTERS = 1 << 20;
    private static final long LOOK_MILLIS = 250;

    /** The command line's progress is looked at every so many looks. */
    private static final int LOOKS_PER_PROGRESS = 4;

    private final Session session;
    private final Lab lab;
    private final EventLog log = new EventLog(LOG_CHARACTERS);
    private final Watch watch;
    private Map<String, WorkFile> known;
    private Progress progress;
    private int listeners;
    private @Nullable Thread watcher;

    LabFeed(Session session, Lab lab) {
        this.session = session;
        this.lab = lab;
        watch = new Watch(session.workspace().folder(lab));
        known = files();
        progress = session.store().progress(lab.id());
    }

    EventLog log() {
        return log;
    }

    void say(String name, Object data) {
        log.add(name, data);
    }

    /** Begins to look, if nobody made it look before. */
    synchronized Listening watch() {
        long since = log.newest();
        listeners++;
        if (watcher == null) {
            watcher = Thread.ofVirtual().name("watch-" + lab.id()).start(this::look);
        }
        return new Listening(this, since);
    }

    private synchronized void leave() {
        listeners--;
        var looking = watcher;
        if (listeners == 0 && looking != null) {
            looking.interrupt();
            watcher = null;
        }
    }

    private void look() {
        try {
            for (int look = 0; true; look++) {
                if (look == 0 || watch.hasChanged()) {
                    watch.remember();
                    tellChanges();
                }
                if (look % LOOKS_PER_PROGRESS == 0) {
                    tellProgress();
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            // nobody listens any more
        }
    }

    private synchronized void tellChanges() {
        var now = files();
        var workHash = LabViews.hash(now.values().stream().toList());
        now.values().stream()
                .filter(file -> !file.equals(known.get(file.name())))
                .forEach(file -> say("file", new FileChanged(file.name(), file.hash(), file.content(), workHash)));
        known.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> say("removed", new FileRemoved(name, workHash)));
        known = now;
    }

    private synchronized void tellProgress() {
        var now = session.store().progress(lab.id());
        if (!now.equals(progress)) {
            progress = now;
            say("lab", Map.of());
        }
    }

    private Map<String, WorkFile> files() {
        return session.workspace().files(lab).stream().collect(Collectors.toMap(WorkFile::name, file -> file));
    }

    @Override
    public void close() {
        say(EventLog.END, Map.of("state", "stopped", "message", "Fault Lab is ending."));
    }
}
