package faultlab.report.page;

import faultlab.compile.Problem;
import faultlab.diagnose.Diagnosis;
import faultlab.diagnose.Finding;
import faultlab.files.Folders;
import faultlab.observe.Data;
import faultlab.report.ClueGroup;
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
import java.util.zip.CRC32;

/**
 * The page's templates. JTE compiles them with javac, which takes most of a second, so their classes are kept in the cache under a name
 * made of all that goes into them.
 */
final class Templates {

    private static final String ROOT = "site";
    private static final String PACKAGE = "faultlab.templates";
    private static final String PAGE = "report.jte";
    private static final List<String> SOURCES =
            List.of(PAGE, "report/diagnosis.jte", "report/shape.jte", "report/threads.jte", "report/jvm.jte");

    /** What the templates call: when one of these changes, classes compiled against the old one no longer fit. */
    private static final List<Class<?>> MODEL = List.of(
            Page.class,
            ShapePart.class,
            ShapePart.Lack.class,
            SignalBar.class,
            SignalBar.Zone.class,
            ThreadTable.class,
            ThreadLine.class,
            GaugeLine.class,
            EventKind.class,
            FlameFrame.class,
            Diagnosis.class,
            Finding.class,
            ClueGroup.class,
            Problem.class,
            Data.Flag.class,
            Data.Heap.class,
            Data.Histogram.class,
            Data.Cost.class,
            Data.Trimmed.class);

    private final Path cache;
    private final ClassLoader loader = Templates.class.getClassLoader();

    /** @param cache where classes of templates are kept from one run to the next */
    Templates(Path cache) {
        this.cache = cache;
    }

    String render(Page page) {
        var output = new StringOutput(1 << 20);
        TemplateEngine.createPrecompiled(compiled(), ContentType.Html, loader, PACKAGE)
                .render(PAGE, page, output);
        return output.toString();
    }

    /** The style sheet, for inlining. */
    String css() {
        return new String(bytes(ROOT + "/report.css"), StandardCharsets.UTF_8);
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
            throw new UncheckedIOException("cannot keep the report's compiled templates in " + cache, e);
        }
    }

    private void compile(Path folder) {
        var resolver = new ResourceCodeResolver(ROOT, loader);
        var engine = TemplateEngine.create(resolver, folder, ContentType.Html, loader, PACKAGE);
        engine.setCompileArgs("-proc:none", "-nowarn");
        engine.setTrimControlStructures(true);
        engine.prepareForRendering(PAGE);
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
        SOURCES.forEach(source -> sum.update(bytes(ROOT + "/" + source)));
        MODEL.forEach(type -> sum.update(bytes(type.getName().replace('.', '/') + ".class")));
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
