package faultlab.web.api;

import faultlab.session.Session;
import faultlab.web.access.Access;
import faultlab.web.page.LabPages;
import faultlab.web.runs.Runs;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be asked of the server, and the runs and feeds behind it. */
public final class Api implements AutoCloseable {

    private final LabFeeds feeds;
    private final Runs runs;
    private final List<Route> routes;

    /** @param access for the entrance, which turns the token into a cookie */
    public Api(Session session, Access access) {
        feeds = new LabFeeds(session);
        runs = new Runs(feeds::touch);
        var pages = new LabPages(session.store().cache());
        var views = new LabViews(session, runs, pages.words()::cause);
        var live = new LiveRuns(session);
        var jobs = new Jobs(session, runs, live);
        routes = Stream.of(
                        new PageRoutes(session, views, pages).routes(),
                        new LabRoutes(session, views, feeds).routes(),
                        new WorkRoutes(session, views, feeds).routes(),
                        new StartRoutes(session, jobs).routes(),
                        new RunRoutes(session, runs).routes(),
                        new FlameRoutes(session, runs).routes(),
                        new ConsoleRoutes(runs, live).routes(),
                        new FileRoutes(session, runs).routes(),
                        new EntranceRoute(access).routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Every route, in the order in which they are tried. */
    public List<Route> routes() {
        return routes;
    }

    /** Ends what runs and every stream. */
    @Override
    public void close() {
        runs.close();
        feeds.close();
    }
}
