package mappings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the register does for whom it serves, however it reads its files. */
@DisplayName("The land register")
class LandRegisterTest {

    @TempDir
    Path folder;

    private LandRegister register;

    @BeforeEach
    void twoVolumes() throws IOException {
        register = new LandRegister(folder);
        for (int number = 0; number < 200; number++) {
            register.enter("north", (number % 10 == 0 ? "Moser, field " : "Huber, field ") + number);
        }
        register.enter("south", "Gruber, mill");
    }

    @Test
    @DisplayName("reads the deed of a number")
    void readsADeed() throws IOException {
        assertEquals("Moser, field 0", register.deed("north", 0));
        assertEquals("Huber, field 199", register.deed("north", 199));
        assertEquals("Gruber, mill", register.deed("south", 0));
    }

    @Test
    @DisplayName("says which deed and which volume there is not, and reads the next one")
    void saysWhatThereIsNot() throws IOException {
        assertThrows(NoSuchElementException.class, () -> register.deed("north", 200));
        assertThrows(NoSuchFileException.class, () -> register.deed("east", 0));
        assertEquals("Huber, field 1", register.deed("north", 1));
    }

    @Test
    @DisplayName("counts a name's deeds, those on the volume's last line too")
    void countsANamesDeeds() throws IOException {
        assertEquals(20, register.of("north", "Moser"));
        assertEquals(180, register.of("north", "Huber"));
        assertEquals(1, register.of("south", "Gruber"));
        assertEquals(0, register.of("south", "Moser"));
    }

    @Test
    @DisplayName("reads and counts a deed that has just been entered")
    void readsWhatWasJustEntered() throws IOException {
        register.deed("south", 0);
        register.of("south", "Moser");

        assertEquals(1, register.enter("south", "Moser, meadow"));
        assertEquals("Moser, meadow", register.deed("south", 1));
        assertEquals(1, register.of("south", "Moser"));
        assertEquals(2, register.enter("south", "x".repeat(100)));
        assertEquals("x".repeat(64), register.deed("south", 2), "A line has 64 letters.");
    }

    @Test
    @DisplayName("lays volumes on desks, where any thread reads them until they go back")
    void laysVolumesOnDesks() throws Exception {
        try (LandRegister.Desk north = register.lay("north");
                LandRegister.Desk south = register.lay("south");
                ExecutorService visitor = Executors.newSingleThreadExecutor()) {
            assertEquals("Huber, field 3", visitor.submit(() -> north.deed(3)).get());
            assertEquals("Gruber, mill", south.deed(0));
            assertThrows(IndexOutOfBoundsException.class, () -> south.deed(1));
        }
    }

    @Test
    @DisplayName("serves several readers at once")
    void servesSeveralAtOnce() throws Exception {
        try (ExecutorService readers = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> reads = IntStream.range(0, 400)
                    .<Callable<String>>mapToObj(number -> () ->
                            number % 2 == 0 ? register.deed("north", 7) : register.of("north", "Moser") + " of Moser")
                    .toList();
            List<Future<String>> read = readers.invokeAll(reads);
            for (int number = 0; number < read.size(); number++) {
                assertEquals(
                        number % 2 == 0 ? "Huber, field 7" : "20 of Moser",
                        read.get(number).get());
            }
        }
    }
}
