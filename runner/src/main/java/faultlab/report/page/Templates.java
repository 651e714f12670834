package faultlab.report.page;

import faultlab.files.Folders;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.ResourceCodeResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Templates of site/, each rendered with one record. JTE compiles them with javac, which takes most of a second, so their classes are
 * kept in the cache under a name made of all that goes into them.
 */
public final class Templates {

    private static final String ROOT = "site";
    private static final String PACKAGE = "faultlab.templates";

    private final Path cache;
    private final List<String> pages;
    private final List<String> parts;
    private final List<Class<?>> model;
    private final ClassLoader loader = Templates.class.getClassLoader();
    private final AtomicReference<@Nullable TemplateEngine> engine = new AtomicReference<>();

    /**
     * Templates that are compiled together.
     *
     * @param cache where their classes are kept from one run to the next
     * @param pages those to render, from site/ on
     * @param parts those that pages call
     * @param model what they call: when one of these changes, classes compiled against the old one no longer fit
     */
    public Templates(Path cache, List<String> pages, List<String> parts, List<Class<?>> model) {
        this.cache = cache;
        this.pages = pages;
        this.parts = parts;
        this.model = model;
    }

    /** Fills a page. */
    public String render(String page, Object record) {
        var output = new StringOutput(1 << 16);
        engine().render(page, record, output);
        return output.toString();
    }

    /** A file of site/ as text, such as a style sheet to inline. */
    public String text(String file) {
        return new String(bytes(ROOT + "/" + file), StandardCharsets.UTF_8);
    }

    /** Two threads at once may both make one: the classes behind are the same. */
    private TemplateEngine engine() {
        var made = engine.get();
        if (made == null) {
            made = TemplateEngine.createPrecompiled(compiled(), ContentType.Html, loader, PACKAGE);
            engine.set(made);
        }
        return made;
    }

    private Path compiled() {
        var folder = cache.resolve("templates-" + fingerprint());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(cache);
            var fresh = Files.createTempDirectory(cache, "templates-");
            try {
                compile(fresh);
                place(fresh, folder);
            } finally {
                Folders.remove(fresh);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep compiled templates in " + cache, e);
        }
    }

    private void compile(Path folder) {
        var resolver = new ResourceCodeResolver(ROOT, loader);
        var compiler = TemplateEngine.create(resolver, folder, ContentType.Html, loader, PACKAGE);
        compiler.setCompileArgs("-proc:none", "-nowarn");
        compiler.setTrimControlStructures(true);
        pages.forEach(compiler::prepareForRendering);
    }

    /** Two runs at once may both have compiled: the one who comes second uses what the first has put there. */
    private static void place(Path fresh, Path folder) throws IOException {
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Templates, what they call, the JDK and JTE: when one of them changes, the classes are made anew. */
    private String fingerprint() {
        var sum = new CRC32();
        Stream.concat(pages.stream(), parts.stream()).forEach(source -> sum.update(bytes(ROOT + "/" + source)));
        model.forEach(type -> sum.update(bytes(type.getName().replace('.', '/') + ".class")));
        sum.update((Runtime.version() + " "
                        + TemplateEngine.class.getProtectionDomain().getCodeSource())
                .getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private byte[] bytes(String resource) {
        try (var stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("this copy of Fault Lab lacks the resource " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }
}
