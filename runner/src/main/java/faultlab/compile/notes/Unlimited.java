package faultlab.compile.notes;

/** The ways in which a client waits for its peer without a limit. */
enum Unlimited implements Remark {
    CONNECT(
            "connects with no limit on how long that may take",
            "A peer whose queue is full, or a network that drops what is sent, keeps the thread until the operating system gives up: minutes.",
            "Make the Socket first, then connect(address, millis) with what is left of the caller's time."),
    READ(
            "reads from a socket that has no time-out",
            "A peer that accepts and then says nothing keeps the thread for good, in a state that is called RUNNABLE.",
            "setSoTimeout before the first read. It counts for each read, so close the socket when the caller's time is over: a peer that "
                    + "sends a byte now and then never lets it run out."),
    URL(
            "opens a URL and limits neither or only one of connecting and reading",
            "URLConnection waits for both without a limit, unless it is told otherwise.",
            "setConnectTimeout and setReadTimeout on the URLConnection. What openStream opens cannot be told."),
    REQUEST(
            "builds an HTTP request with no time-out",
            "HttpClient has none of its own: whoever sends this waits for good for a peer that accepts and says nothing.",
            "timeout(...) on the builder, with what is left of the caller's time. On JDK 25 it is over once the headers are there, so limit the wait for the body as well."),
    QUERY(
            "runs a statement with no query time-out",
            "A lock or a bad plan keeps the thread and its connection as long as the database likes, and a few of those drain the pool.",
            "setQueryTimeout, in seconds, from what is left of the caller's time; or a limit for all statements, by the database or the driver."),
    LOGIN(
            "opens a connection to a database with no limit on how long that may take",
            "A database that accepts and does not answer keeps the thread for good.",
            "DriverManager.setLoginTimeout, or the driver's own time-outs for connecting and for the socket."),
    POOL(
            "leaves a pool's callers to HikariCP's default patience, 30 seconds",
            "When no connection is free each caller's thread waits that long, most often for somebody who has gone.",
            "setConnectionTimeout to a part of the caller's time."),
    ZERO(
            "sets a time limit to 0, which is none",
            "Here 0 does not stand for at once but for ever.",
            "Set what is left of the caller's time, at least 1, and do not begin when nothing is left.");

    private final String what;
    private final String why;
    private final String instead;

    Unlimited(String what, String why, String instead) {
        this.what = what;
        this.why = why;
        this.instead = instead;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public String instead() {
        return instead;
    }
}
