package faultlab.report.page;

import faultlab.files.Hash;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flame graph as a document for a sandboxed frame. A frame given by {@code srcdoc} inherits the page's content security policy (CSP
 * Level 3, 7.8), so its scripts run only if the page allows exactly them, by hash: whatever a class or thread name smuggles in does not.
 *
 * @param event what was sampled
 * @param samples how many
 * @param link the page alone, relative to the report
 * @param document the frame's HTML; empty if missing
 * @param scripts {@code 'sha256-…'} of each of its scripts
 * @param missing why there is none; null if there is one
 */
public record FlameFrame(
        String event,
        long samples,
        String link,
        String document,
        int height,
        List<String> scripts,
        @Nullable String missing) {

    private static final String OPEN = "<script>";
    private static final String CLOSE = "</script>";
    private static final Pattern CANVAS = Pattern.compile("#canvas \\{[^}]*height: (\\d{1,5})px");
    private static final int ABOVE_CANVAS = 48;

    /** Ours comes after the profiler's own style; its link cannot lead anywhere inside the sandbox. */
    private static final String STYLE =
            "<style>body{font-family:system-ui,sans-serif!important}h1{display:none}.bar{margin:0 0 6px}</style></head>";

    static FlameFrame missing(String event, String reason) {
        return new FlameFrame(event, 0, "", "", 0, List.of(), reason);
    }

    /** Makes async-profiler's page into a frame. It has two scripts: a short one in its head, and the graph's at its very end. */
    static FlameFrame of(String event, long samples, String link, String html) {
        var page = html.replace("\r\n", "\n");
        var headOpen = page.indexOf(OPEN);
        var headClose = page.indexOf(CLOSE, headOpen);
        var graphOpen = page.indexOf(OPEN, headClose);
        var graphClose = page.lastIndexOf(CLOSE);
        if (headOpen < 0 || headClose < 0 || graphOpen < 0 || graphClose <= graphOpen) {
            return missing(event, "the profiler's page has another form than expected, open " + link + " by itself");
        }
        var head = page.substring(headOpen + OPEN.length(), headClose);
        var graph = onceSized(inert(page.substring(graphOpen + OPEN.length(), graphClose))
                .replace("let inverted = false;", "let inverted = true;"));
        var document = page.substring(0, headOpen + OPEN.length())
                + head
                + adapted(page.substring(headClose, graphOpen + OPEN.length()))
                + graph
                + CLOSE
                + "</body></html>";
        return new FlameFrame(event, samples, link, document, height(page), hashes(head, graph), null);
    }

    /** Names inside the script's strings must not end the script; in a JavaScript string "\/" is "/" and "\!" is "!". */
    private static String inert(String script) {
        return script.replace("</", "<\\/").replace("<!", "<\\!");
    }

    /** A sandboxed frame learns its size after its scripts have begun, and the graph measures its canvas but once. */
    private static String onceSized(String script) {
        return "const draw = () => {" + script
                + "}; const place = document.getElementById('canvas');"
                + "if (place.offsetWidth > 0) draw(); else new ResizeObserver((sizes, observer) => {"
                + "if (place.offsetWidth > 0) { observer.disconnect(); draw(); } }).observe(place);";
    }

    private static String adapted(String body) {
        return body.replace("<header ", "<div class='bar' ")
                .replace("</header>", "</div>")
                .replace("</head>", STYLE)
                .replace("<html>", "<html lang='en'>")
                .replaceFirst("<a href='[^']*'>async-profiler</a>", "async-profiler")
                .replace("<button id='info'>", "<button id='info' title='Legend'>");
    }

    private static int height(String page) {
        var canvas = CANVAS.matcher(page);
        return ABOVE_CANVAS + (canvas.find() ? Integer.parseInt(canvas.group(1)) : 400);
    }

    private static List<String> hashes(String... scripts) {
        return Stream.of(scripts).map(Hash::inPolicy).toList();
    }
}
