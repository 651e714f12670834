package faultlab.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FlameFrameTest {

    private static final String HEAD =
            "<html><head><style>#canvas {width: 100%; height: 96px}</style><script>theme()</script></head><body>";

    @Test
    void aNameCannotEndTheScriptItStandsIn() {
        var frame = FlameFrame.of(
                "wall",
                5,
                "sender/flame-wall.html",
                HEAD + "<script>\nlet n = 'a</script><b><!--<script>';\n</script></body></html>");
        var scripts = Pattern.compile("(?s)<script>(.*?)</script>")
                .matcher(frame.document())
                .results()
                .toList();
        assertThat(scripts).hasSize(2);
        assertThat(scripts.get(1).group(1)).contains("'a<\\/script><b><\\!--<script>'");
        assertThat(frame.scripts()).hasSize(2).allMatch(hash -> hash.matches("'sha256-[A-Za-z0-9+/]{43}='"));
        assertThat(frame.height()).isEqualTo(144);
    }

    @Test
    void aPageOfAnotherFormIsNotShownAndSaysSo() {
        var frame = FlameFrame.of("wall", 5, "sender/flame-wall.html", "<html><body>changed</body></html>");
        assertThat(frame.missing()).contains("another form", "sender/flame-wall.html");
        assertThat(frame.scripts()).isEmpty();
    }
}
