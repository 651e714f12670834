package faultlab.observe;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The JVM's flags and who set them, from {@code VM.flags -all}. */
final class FlagAnswer {

    private static final Pattern FLAG = Pattern.compile("(?m)^ *\\w+ (\\w+) += ?(.*?) *\\{[^}]*} \\{([^}]*)}\\s*$");

    private FlagAnswer() {}

    static List<Row> take(Attachment attachment) throws IOException {
        var t = Instant.now();
        return parse(attachment.command("VM.flags -all")).stream()
                .map(flag -> new Row(t, Source.FLAGS, flag))
                .toList();
    }

    static List<Data.Flag> parse(String answer) {
        return FLAG.matcher(answer)
                .results()
                .map(found -> new Data.Flag(found.group(1), found.group(2), found.group(3)))
                .toList();
    }
}
