package faultlab.session;

import faultlab.catalog.Lab;
import faultlab.catalog.Variant;
import faultlab.compile.Compilation;
import faultlab.compile.Compiler;
import faultlab.compile.SourceSet;
import faultlab.execute.ClassPath;
import faultlab.files.Folders;
import faultlab.files.Temporary;
import faultlab.workspace.IllegalFileException;
import faultlab.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Texts that somebody types and has not saved: what javac and the house rules say of them, with nothing written to work/. */
final class Unsaved {

    private final ClassPath classPath;
    private final Workspace workspace;

    Unsaved(ClassPath classPath, Workspace workspace) {
        this.classPath = classPath;
        this.workspace = workspace;
    }

    /**
     * Compiles the work with some of its files as typed. Its classes are gone when this returns.
     *
     * @param contents by file name; a name that the work does not have is a further file
     * @throws IllegalFileException if a learner may have no such file
     */
    Compilation compile(Lab lab, Map<String, String> contents) {
        Map<String, String> texts = new TreeMap<>();
        workspace.files(lab).forEach(file -> texts.put(file.name(), file.content()));
        contents.forEach((name, content) -> {
            Workspace.checkFile(lab, name, content);
            texts.put(name, content);
        });
        try {
            Path folder = Temporary.folder("typed");
            try {
                return compile(lab, texts, folder);
            } finally {
                Folders.remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compile what was typed in a temporary folder", e);
        }
    }

    private Compilation compile(Lab lab, Map<String, String> texts, Path folder) throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(sources.resolve(text.getKey()), text.getValue());
        }
        SourceSet all = SourceSet.of(lab, new Variant("work", sources));
        Compiler compiler = new Compiler(classPath.forCompiling(lab.contract().libraries()), classPath.cache());
        return compiler.compile(all, folder.resolve("classes"));
    }
}
