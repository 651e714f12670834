package faultlab.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * What programs look at in a lab's Markdown file.
 *
 * @param frontMatter YAML between two lines of three hyphens at the head; empty where there is none
 * @param sections the parts under second-level headings
 */
public record MarkdownText(String frontMatter, List<Section> sections, List<Fence> fences) {

    /** A second-level heading and the text under it. */
    public record Section(String title, String text) {}

    /**
     * A fenced block of code.
     *
     * @param line of its first line of code, from 1
     */
    public record Fence(String info, int line, String code) {}

    private static final Pattern FRONT = Pattern.compile("\\A---\\n(.*?\\n)---\\n", Pattern.DOTALL);

    /** Reads a file's text; line ends may be those of any system. */
    public static MarkdownText of(String file) {
        String text = file.replace("\r\n", "\n");
        var front = FRONT.matcher(text);
        String yaml = front.find() ? front.group(1) : "";
        String body = yaml.isEmpty() ? text : blankLines(front.group()) + text.substring(front.end());
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(body);
        Reading reading = new Reading();
        document.accept(reading);
        return new MarkdownText(yaml, reading.sections(body.lines().toList()), List.copyOf(reading.fences));
    }

    /** In place of the front matter, so that line numbers stay those of the file. */
    private static String blankLines(String front) {
        return "\n".repeat((int) front.lines().count());
    }

    private static final class Reading extends AbstractVisitor {

        private final List<Heading> headings = new ArrayList<>();
        private final List<Fence> fences = new ArrayList<>();

        @Override
        public void visit(Heading heading) {
            if (heading.getLevel() == 2) {
                headings.add(heading);
            }
        }

        @Override
        public void visit(FencedCodeBlock block) {
            fences.add(new Fence(block.getInfo().strip(), line(block) + 2, block.getLiteral()));
        }

        private static int line(Node node) {
            return node.getSourceSpans().get(0).getLineIndex();
        }

        List<Section> sections(List<String> lines) {
            List<Section> sections = new ArrayList<>();
            for (int i = 0; i < headings.size(); i++) {
                int end = i + 1 < headings.size() ? line(headings.get(i + 1)) : lines.size();
                List<String> part = lines.subList(line(headings.get(i)) + 1, end);
                sections.add(new Section(
                        title(headings.get(i)), String.join("\n", part).strip()));
            }
            return List.copyOf(sections);
        }

        private static String title(Heading heading) {
            StringBuilder title = new StringBuilder();
            heading.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    title.append(text.getLiteral());
                }

                @Override
                public void visit(Code code) {
                    title.append(code.getLiteral());
                }
            });
            return title.toString().strip();
        }
    }
}
