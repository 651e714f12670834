package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TypedTest {

    private static final String MESSAGE =
            "Mend it, then `lab check toy` again; a lab is no command.\nlab is a file.\nlab run toy\n";

    @AfterEach
    void asItWas() {
        System.clearProperty("faultlab.command");
    }

    @Test
    void commandsAreNamedAsTheyAreTypedHere() {
        System.setProperty("faultlab.command", "./lab");
        assertThat(Typed.here(MESSAGE))
                .isEqualTo(
                        "Mend it, then `./lab check toy` again; a lab is no command.\nlab is a file.\n./lab run toy\n");
    }

    @Test
    void withoutALauncherTheNameStaysPlain() {
        assertThat(Typed.here(MESSAGE)).isEqualTo(MESSAGE);
    }
}
