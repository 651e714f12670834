package faultlab.bench;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.compile.Compiler;
import faultlab.compile.SourceSet;
import faultlab.execute.ClassPath;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A lab's variants compiled for the contenders, each into a folder of its own. */
final class Compiled {

    private final Lab lab;
    private final Compiler compiler;
    private final Path folder;
    private final Map<Variant, Compilation> known = new HashMap<>();
    private int folders;

    /** @param folder which somebody else removes */
    Compiled(Lab lab, ClassPath classPath, Path folder) {
        this.lab = lab;
        this.folder = folder;
        compiler = new Compiler(classPath.forCompiling(lab.contract().libraries()), classPath.cache());
    }

    /** The same with what JMH needs to run its benchmark. */
    Compilation benchmarkable(Compilation compiled) {
        return compiler.benchmarkable(compiled);
    }

    /** Compiled when first asked for. */
    Compilation of(Variant variant) {
        return known.computeIfAbsent(variant, this::afresh);
    }

    /**
     * Compiled now.
     *
     * @throws IllegalStateException if it does not compile
     */
    Compilation afresh(Variant variant) {
        Compilation compilation =
                compiler.compile(SourceSet.of(lab, variant), folder.resolve(Integer.toString(folders++)));
        if (!compilation.ok()) {
            throw new IllegalStateException(variant.using() + " of " + lab.id() + " does not compile: "
                    + compilation.errors().getFirst().place() + " "
                    + compilation.errors().getFirst().message() + ". `lab verify " + lab.id() + "` says more");
        }
        return compilation;
    }
}
