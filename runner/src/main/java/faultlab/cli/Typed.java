package faultlab.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the {@code lab} of messages into what this user types: {@code ./lab} in a clone, {@code jbang lab@.} under JBang.
 * The launcher says which by {@code -Dfaultlab.command}. JSON keeps the plain name.
 */
final class Typed {

    private static final Pattern NAME = Pattern.compile(
            "(?m)(^|`)lab (?=--|"
                    + "(?:serve|list|start|reset|diff|run|check|watch|console|hint|solution|diagnose|doctor|verify|record|new|generate|test)\\b)");

    private Typed() {}

    /** The text with every command as it is to be typed here: those in backquotes and those that begin a line. */
    static String here(String text) {
        String command = System.getProperty("faultlab.command", "lab");
        return NAME.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(command) + " ");
    }
}
