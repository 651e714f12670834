package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import faultlab.session.ToyLab;
import faultlab.store.Progress;
import faultlab.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A home that cannot be written, because it is mounted read-only or because the disk is full: each command says so, exits
 * with 3 and leaves what was there. The mounts are made in a mount namespace of their own and go with it.
 */
class UnwritableTest {

    private static final String OLD = "package toy; // mine\n";

    @TempDir
    Path home;

    /** Where the commands' output goes, since the home takes none. */
    @TempDir
    Path said;

    @BeforeEach
    void layOut() throws IOException {
        ToyLab.in(home);
    }

    /** How a script gets a mount namespace here: as root, or in a user namespace. */
    private static Optional<List<String>> namespace() throws Exception {
        for (List<String> unshare : List.of(
                List.of("unshare", "--mount", "--propagation", "private"),
                List.of("unshare", "--map-root-user", "--mount", "--propagation", "private"))) {
            List<String> probe = new ArrayList<>(unshare);
            probe.addAll(List.of("mount", "-t", "tmpfs", "none", "/mnt"));
            if (new ProcessBuilder(probe).start().waitFor() == 0) {
                return Optional.of(unshare);
            }
        }
        return Optional.empty();
    }

    /** Runs commands one after the other in a namespace after the mounts. Each one's exit code and words lie in {@code said}. */
    private void run(String mounts, List<String> commands) throws Exception {
        Optional<List<String>> namespace = namespace();
        assumeTrue(namespace.isPresent(), "this machine lets nobody mount: no read-only home, no full disk to be had");
        StringBuilder script = new StringBuilder("set -e\n" + mounts + "\nset +e\n");
        String java = Lab.java(home).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        for (int i = 0; i < commands.size(); i++) {
            script.append("%1$s %2$s > '%3$s/out-%4$d' 2> '%3$s/err-%4$d'; echo $? > '%3$s/exit-%4$d'\n"
                    .formatted(java, commands.get(i), said, i));
        }
        // what a full disk holds is gone with the namespace: look while it is there
        script.append("find '%1$s/work' '%1$s/.lab' > '%2$s/left' 2>/dev/null\n".formatted(home, said));
        script.append("cat '%1$s/work/toy/Counter.java' > '%2$s/counter' 2>/dev/null\nexit 0\n".formatted(home, said));
        List<String> line = new ArrayList<>(namespace.get());
        line.addAll(List.of("sh", "-c", script.toString()));
        assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    }

    private String said(String file) throws IOException {
        return Files.readString(said.resolve(file));
    }

    private void refused(int command, String reason) throws IOException {
        String err = said("err-" + command);
        assertThat(said("exit-" + command).strip()).as(err).isEqualTo("3");
        assertThat(err).contains(reason).doesNotContain("\tat ", "mistake in Fault Lab");
        assertThat(said("out-" + command)).doesNotContain("PASS", "FAIL", "Hint", "Edit", "as at the start");
    }

    private void nothingHalfWritten() throws IOException {
        assertThat(said("left").lines()).noneMatch(file -> file.contains(".part"));
    }

    @Test
    void aReadOnlyHomeIsTold() throws Exception {
        run(
                "mount --bind '%1$s' '%1$s'; mount -o remount,ro,bind '%1$s'".formatted(home),
                List.of("start toy", "reset toy", "hint toy", "check toy --using fault"));
        for (int command = 0; command < 4; command++) {
            refused(command, "Read-only file system");
            assertThat(said("err-" + command)).contains("cannot be written");
        }
        assertThat(said("left")).isEmpty();
        assertThat(Files.exists(home.resolve("work"))).isFalse();
        assertThat(Files.exists(home.resolve(".lab"))).isFalse();
        nothingHalfWritten();
    }

    @Test
    void aReadOnlyHomeKeepsWhatWasThere() throws Exception {
        work();
        Files.createDirectories(home.resolve(".lab/progress"));
        Files.writeString(
                home.resolve(".lab/progress/toy.json"),
                "{\"started\":true,\"attempts\":7,\"hints\":1,\"passed\":false,\"solutionSeen\":false}");
        run(
                "mount --bind '%1$s' '%1$s'; mount -o remount,ro,bind '%1$s'".formatted(home),
                List.of("reset toy", "hint toy", "check toy", "list"));
        for (int command = 0; command < 3; command++) {
            refused(command, "Read-only file system");
        }
        assertThat(said("exit-3").strip()).isEqualTo("0");
        assertThat(said("counter")).isEqualTo(OLD);
        assertThat(Files.readString(home.resolve(".lab/progress/toy.json"))).contains("\"attempts\":7");
    }

    @Test
    void aStoreOnAReadOnlyDiskIsStillRead() throws Exception {
        new Store(home.resolve(".lab")).update("toy", Progress::start);
        work();
        byte[] before = Files.readAllBytes(home.resolve(".lab/lab.db"));
        run(
                "mount --bind '%1$s' '%1$s'; mount -o remount,ro,bind '%1$s'".formatted(home),
                List.of("list --json", "hint toy", "check toy"));
        assertThat(said("exit-0").strip()).as(said("err-0")).isEqualTo("0");
        assertThat(said("out-0")).contains("\"progress\":\"started\"");
        refused(1, "Read-only file system");
        refused(2, "Read-only file system");
        assertThat(said("counter")).isEqualTo(OLD);
        assertThat(home.resolve(".lab/lab.db")).hasBinaryContent(before);
    }

    @Test
    void aStoreOnAFullDiskIsStillReadAndTheWorkUntouched() throws Exception {
        new Store(said).update("toy", Progress::start);
        work();
        run("""
                mkdir -p '%1$s/.lab'
                mount -t tmpfs -o size=256k none '%1$s/.lab'
                cp '%2$s/lab.db' '%1$s/.lab/'
                dd if=/dev/zero of='%1$s/.lab/fill' bs=1k count=1000 2>/dev/null || true
                """.formatted(home, said), List.of("list --json", "hint toy", "check toy", "list --json"));
        for (int command : List.of(0, 3)) {
            assertThat(said("exit-" + command).strip())
                    .as(said("err-" + command))
                    .isEqualTo("0");
            assertThat(said("out-" + command)).contains("\"progress\":\"started\"");
        }
        for (int command : List.of(1, 2)) {
            refused(command, "No space left on device");
            assertThat(said("err-" + command)).contains("The disk is full: free some space");
        }
        assertThat(said("counter")).isEqualTo(OLD);
        nothingHalfWritten();
    }

    private void work() throws IOException {
        Files.createDirectories(home.resolve("work/toy"));
        Files.writeString(home.resolve("work/toy/Counter.java"), OLD);
    }

    @Test
    void aFullDiskIsTold() throws Exception {
        run(full("work") + full(".lab"), List.of("start toy", "hint toy", "check toy --using fault"));
        for (int command = 0; command < 3; command++) {
            refused(command, "No space left on device");
            assertThat(said("err-" + command)).contains("The disk is full: free some space");
        }
        nothingHalfWritten();
    }

    @Test
    void aDiskThatIsFullBeforeTheOldWorkIsKeptLeavesItWhereItIs() throws Exception {
        // work/ has room for what is new, .lab/ has none for what is old
        run(
                "mkdir -p '%1$s/work'; mount -t tmpfs -o size=1m none '%1$s/work'; mkdir '%1$s/work/toy'; printf '%2$s' > '%1$s/work/toy/Counter.java'\n"
                                .formatted(home, OLD.replace("\n", "\\n"))
                        + full(".lab"),
                List.of("reset toy"));
        refused(0, "No space left on device");
        assertThat(said("err-0")).contains("nothing was reset");
        assertThat(said("counter")).isEqualTo(OLD);
        nothingHalfWritten();
    }

    @Test
    void resetKeepsTheOldWorkOnAnotherDiskToo() throws Exception {
        run(
                "mkdir -p '%1$s/work'; mount -t tmpfs -o size=1m none '%1$s/work'; mkdir '%1$s/work/toy'; printf '%2$s' > '%1$s/work/toy/Counter.java'"
                        .formatted(home, OLD.replace("\n", "\\n")),
                List.of("reset toy"));
        assertThat(said("exit-0").strip()).as(said("err-0")).isEqualTo("0");
        assertThat(said("counter")).isEqualTo(Files.readString(home.resolve("faults/toy/Counter.java")));
        try (Stream<Path> kept = Files.walk(home.resolve(".lab/kept"))) {
            Path copy = kept.filter(file -> file.endsWith("Counter.java"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(copy)).isEqualTo(OLD);
        }
    }

    /** A small disk with every block and every name taken. */
    private String full(String folder) {
        return """
                mkdir -p '%1$s/%2$s'
                mount -t tmpfs -o size=16k,nr_inodes=100 none '%1$s/%2$s'
                dd if=/dev/zero of='%1$s/%2$s/fill' bs=1k count=1000 2>/dev/null || true
                """.formatted(home, folder);
    }
}
