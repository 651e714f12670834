package faultlab.forked;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads {@link Training} as a lab's tests are loaded: from a folder, by a loader of their own. */
final class TrainingLoader extends URLClassLoader {

    private static final String NAME = Training.class.getName();

    private TrainingLoader(URL folder) {
        super(new URL[] {folder}, TrainingLoader.class.getClassLoader());
    }

    /** @param folder of this run's own */
    static TrainingLoader over(Path folder) throws IOException {
        Path file = folder.resolve(NAME.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        try (InputStream in = Training.class.getResourceAsStream("Training.class")) {
            Files.copy(in, file);
        }
        return new TrainingLoader(folder.toUri().toURL());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null && name.equals(NAME) ? findClass(name) : super.loadClass(name, resolve);
        }
    }
}
