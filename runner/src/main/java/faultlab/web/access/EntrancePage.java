package faultlab.web.access;

import faultlab.files.Hash;
import java.util.regex.Pattern;

/** The one page that anybody may see: it says how to get in. It is whole by itself, for nothing else is served without the key. */
final class EntrancePage {

    private static final Pattern OWN_PATH = Pattern.compile("/|/labs/[a-z]{1,40}");

    private static final String STYLE = """
            body{font:17px/1.6 system-ui,sans-serif;max-width:34rem;margin:14vh auto;padding:0 1.2rem;\
            color:#1d2530;background:#fbfaf7}\
            code{background:#00000012;border-radius:4px;padding:.1em .35em}\
            a{color:#0b5cad}\
            @media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#14181e}code{background:#ffffff1f}a{color:#7db8ff}}""";

    /** Its own style and nothing else: no script, no frame around it. */
    static final String POLICY = "default-src 'none'; style-src " + Hash.inPolicy(STYLE)
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private EntrancePage() {}

    /**
     * @param message what happened
     * @param path where the person wanted to go
     */
    static String of(String message, String path) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Fault Lab: how to get in</title>
                <style>%s</style>
                <main>
                <h1>Fault Lab</h1>
                <p>%s</p>
                <p>In the terminal where Fault Lab runs stands an address that ends in <code>/open?token=…</code>. Open that one.
                If the terminal is gone, type <code>./lab</code> in Fault Lab’s folder: it says where the server is, or starts it.</p>
                <p>Your work is on the disk and waits for you.</p>
                <p><a href="%s">I have been here before: go on</a></p>
                </main>
                </html>
                """.formatted(
                STYLE, message.replace("<", "&lt;").replace("`lab ", "`./lab ").replace("`", "\""), own(path));
    }

    private static String own(String path) {
        return OWN_PATH.matcher(path).matches() ? path : "/";
    }
}
