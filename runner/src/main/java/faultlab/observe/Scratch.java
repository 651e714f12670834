package faultlab.observe;

import faultlab.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that the target writes into and we read, deleted when closed.
 *
 * @param here where we see it
 * @param there where the target sees it, which differs if it runs in a container
 */
record Scratch(Path here, Path there) implements AutoCloseable {

    static Scratch of(long pid) throws IOException {
        var ours = Path.of(System.getProperty("java.io.tmpdir"));
        var theirs = Path.of("/proc", Long.toString(pid), "root")
                .resolve(
                        "/".equals(ours.toString())
                                ? Path.of("tmp")
                                : Path.of("/").relativize(ours.toAbsolutePath()));
        var apart = Files.isWritable(theirs) && !Files.isSameFile(theirs, ours);
        var here = Files.createTempDirectory(
                apart ? theirs : ours, "faultlab-" + ProcessHandle.current().pid() + "-scratch");
        var process = ProcFile.of(pid);
        if (process.isPresent()
                && process.get().user()
                        != ProcFile.of(ProcessHandle.current().pid())
                                .map(ProcFile::user)
                                .orElse(-1)) {
            Files.setAttribute(here, "unix:uid", process.get().user());
        }
        return new Scratch(here, apart ? ours.toAbsolutePath().resolve(here.getFileName()) : here.toAbsolutePath());
    }

    @Override
    public void close() throws IOException {
        Folders.remove(here);
    }
}
