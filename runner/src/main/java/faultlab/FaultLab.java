package faultlab;

import faultlab.cli.Main;
import faultlab.cli.Site.Opening;
import faultlab.session.Session;
import faultlab.web.Server;
import java.io.IOException;

/** Fault Lab's entry. It knows the command line and the site, which do not know each other. */
public final class FaultLab {

    private FaultLab() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        Main.main(args, FaultLab::open);
    }

    /** The web server's classes are loaded here, when a command asks for the site, and by no other command. */
    public static Opening open(Session session, int port) throws IOException {
        return switch (Server.start(session, port)) {
            case Server.Started started -> new Opening.Open(started.url(), started.port(), started.server()::stop);
            case Server.Elsewhere first -> new Opening.Elsewhere(first.url(), first.port(), first.pid());
            case Server.PortTaken taken -> new Opening.PortTaken(taken.port());
        };
    }
}
