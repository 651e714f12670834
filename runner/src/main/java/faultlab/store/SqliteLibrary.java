package faultlab.store;

import faultlab.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, which lies in its jar: unpacked once. Left to itself the driver writes it anew for each process
 * into the temporary folder, 1 MB, where it stays if the process is killed.
 */
final class SqliteLibrary {

    private static final String PATH = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /** To be called before the first connection. Where the folder takes nothing, the driver does it in its own way. */
    static void unpack(Path cache) {
        if (System.getProperty(PATH) != null) {
            return;
        }
        try {
            Path folder = cache.resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
            Path library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
            if (!Files.isRegularFile(library)) {
                AtomicFile.write(library, packed());
            }
            System.setProperty(PATH, folder.toString());
        } catch (IOException e) {
            // the store's own files are told of in the same words, if they cannot be written either
        }
    }

    private static byte[] packed() throws IOException {
        String name = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("SQLite's jar has no " + name);
            }
            return in.readAllBytes();
        }
    }
}
