package faultlab.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Markdown (CommonMark with tables) as HTML that is safe to put into a page: raw HTML is shown as text but for {@code details} and
 * {@code summary}, comments are left out, and links lead to the web only. A code block says what stood behind its fence in {@code data-fence}; {@code bars}
 * become a picture.
 */
public final class Markdown {

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("https", "http")))
            .attributeProviderFactory(context -> Markdown::attributes)
            .nodeRendererFactory(RawHtml::new)
            .nodeRendererFactory(Bars::new)
            .build();

    private Markdown() {}

    /** A text as HTML. */
    public static String html(String markdown) {
        var document = PARSER.parse(markdown);
        document.accept(new Bars.Placing(markdown));
        return RENDERER.render(document);
    }

    /** Code may be wider than the page: who has no mouse scrolls it once it has the focus. */
    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
            if (node instanceof FencedCodeBlock block && !block.getInfo().isBlank()) {
                attributes.put("data-fence", block.getInfo().strip());
            }
        }
    }

    /** Raw HTML: a few tags as they are, comments not at all, the rest as text. */
    private static final class RawHtml implements NodeRenderer {

        private static final Set<String> ALLOWED = Set.of("<details>", "</details>", "<summary>", "</summary>");

        private final HtmlWriter html;

        RawHtml(HtmlNodeRendererContext context) {
            html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(HtmlInline.class, HtmlBlock.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof HtmlInline inline) {
                write(inline.getLiteral());
            } else if (node instanceof HtmlBlock block) {
                write(block.getLiteral());
                html.line();
            }
        }

        private void write(String raw) {
            boolean comment = raw.startsWith("<!--")
                    && raw.strip().endsWith("-->")
                    && raw.indexOf("-->") == raw.strip().length() - 3;
            if (ALLOWED.contains(raw)) {
                html.raw(raw);
            } else if (!comment) {
                html.text(raw);
            }
        }
    }
}
