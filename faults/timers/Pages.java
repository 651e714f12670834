package timers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import timers.Gateway.Request;

/** Clients' pages, each of which follows one request. */
final class Pages {

    private final AtomicInteger disturbed = new AtomicInteger();
    private final AtomicInteger beats = new AtomicInteger();

    private final class Page implements LongConsumer {
        private boolean answered;
        private boolean counted;

        private Page(boolean counts) {
            this.counted = !counts;
        }

        @Override
        public synchronized void accept(long request) {
            if (!answered) {
                beats.incrementAndGet();
            } else if (!counted) {
                counted = true;
                disturbed.incrementAndGet();
            }
        }

        private synchronized void answered() {
            answered = true;
        }
    }

    /** As a client: opens a page, waits for the answer, shows it. */
    void follow(Gateway gateway, Request request) throws Exception {
        Page page = new Page(Hour.counts(request));
        try {
            gateway.follow(request, page).get();
        } finally {
            page.answered();
        }
    }

    /** Beats that pages got whose request was open. */
    int beats() {
        return beats.get();
    }

    /** Pages that heard of their request being under way after they had the answer. */
    int disturbed() {
        return disturbed.get();
    }
}
