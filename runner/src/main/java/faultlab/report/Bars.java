package faultlab.report;

import faultlab.catalog.BarFigure;
import faultlab.catalog.BarFigure.Range;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** The picture of a lesson: a table whose cells have a bar and its figure, so that it is read aloud as well as seen. */
final class Bars implements NodeRenderer {

    /** In a bar's own units, from nothing to the longest bar. */
    private static final double LONGEST = 100;

    /** A bar that is there at all is seen. */
    private static final double SHORTEST = 0.6;

    private final HtmlWriter html;

    Bars(HtmlNodeRendererContext context) {
        html = context.getWriter();
    }

    /** Puts pictures in the place of the blocks that describe them. One that cannot be drawn stays as written; {@code lab verify} says why. */
    static final class Placing extends AbstractVisitor {

        private final String markdown;

        Placing(String markdown) {
            this.markdown = markdown;
        }

        @Override
        public void visit(FencedCodeBlock block) {
            if (BarFigure.FENCE.equals(block.getInfo())) {
                try {
                    var picture = new Picture(BarFigure.of(block.getLiteral(), markdown));
                    block.insertBefore(picture);
                    block.unlink();
                } catch (IllegalArgumentException e) {
                    block.setInfo("text");
                }
            }
        }
    }

    private static final class Picture extends CustomBlock {

        private final BarFigure figure;

        Picture(BarFigure figure) {
            this.figure = figure;
        }
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Picture.class);
    }

    @Override
    public void render(Node node) {
        var figure = ((Picture) node).figure;
        html.line();
        html.tag("table", Map.of("class", "figures"));
        within("caption", Map.of(), figure.caption());
        html.raw("<thead><tr><td></td>");
        within("th", Map.of("scope", "col"), "fault");
        within("th", Map.of("scope", "col"), "fix");
        html.raw("</tr></thead><tbody>");
        for (var row : figure.rows()) {
            html.raw("<tr>");
            within("th", Map.of("scope", "row"), row.label());
            cell("fault", row.fault(), figure.most());
            cell("fix", row.fix(), figure.most());
            html.raw("</tr>");
        }
        html.raw("</tbody></table>");
        html.line();
    }

    private void cell(String side, Range range, double most) {
        var width = most == 0 || range.most() == 0 ? 0 : Math.max(SHORTEST, LONGEST * range.most() / most);
        html.tag("td", Map.of("data-side", side));
        html.tag("svg", ordered("viewBox", "0 0 100 1", "preserveAspectRatio", "none", "aria-hidden", "true"));
        html.tag("rect", ordered("width", String.format(Locale.ROOT, "%.1f", width), "height", "1"));
        html.raw("</rect></svg>");
        within("span", Map.of(), words(range));
        html.raw("</td>");
    }

    private void within(String tag, Map<String, String> attributes, String text) {
        html.tag(tag, attributes);
        html.text(text);
        html.tag("/" + tag);
    }

    private static Map<String, String> ordered(String... pairs) {
        var attributes = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            attributes.put(pairs[i], pairs[i + 1]);
        }
        return attributes;
    }

    private static String words(Range range) {
        var least = number(range.least());
        var most = number(range.most());
        return least.equals(most) ? least : least + "–" + most;
    }

    /** Two significant places below ten, none behind the point from a hundred on. */
    private static String number(double value) {
        if (value == Math.rint(value) || value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value < 1 ? "%.2f" : "%.1f", value);
    }
}
