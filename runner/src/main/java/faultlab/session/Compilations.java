package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.compile.Compiler;
import faultlab.compile.SourceSet;
import faultlab.execute.ClassPath;
import faultlab.files.Folders;
import faultlab.files.Temporary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A lab's variants, each compiled when first asked for and into a folder of its own. All are removed at the end. */
final class Compilations implements AutoCloseable {

    private final Lab lab;
    private final List<Path> jars;
    private final Compiler compiler;
    private final Path folder;
    private final Map<Variant, Path> folders = new HashMap<>();
    private final Map<Variant, Compilation> compiled = new HashMap<>();

    Compilations(Lab lab, ClassPath classPath) {
        this.lab = lab;
        jars = classPath.forCompiling(lab.contract().libraries());
        compiler = new Compiler(jars, classPath.cache());
        try {
            folder = Temporary.folder("classes");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder for classes", e);
        }
    }

    Lab lab() {
        return lab;
    }

    /** The jars that all variants are compiled against. */
    List<Path> jars() {
        return jars;
    }

    /** Where the variant's classes are or will be. */
    synchronized Path folder(Variant variant) {
        return folders.computeIfAbsent(variant, unknown -> folder.resolve(Integer.toString(folders.size())));
    }

    /** The compiled variant, whether it compiles or not. */
    synchronized Compilation of(Variant variant) {
        Compilation known = compiled.get(variant);
        if (known == null) {
            known = compiler.compile(SourceSet.of(lab, variant), folder(variant));
            compiled.put(variant, known);
        }
        return known;
    }

    /** The compiled variant with what JMH needs to run its benchmark. */
    synchronized Compilation benchmarkable(Variant variant) {
        return compiler.benchmarkable(of(variant));
    }

    @Override
    public void close() {
        try {
            Folders.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
