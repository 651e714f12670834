package faultlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void optionsWithoutACommandAreThoseOfTheSite() {
        assertThat(Main.completed("--no-open", "--port", "7744"))
                .containsExactly("serve", "--no-open", "--port", "7744");
    }

    @Test
    void whatHasACommandOrNeedsNoneStaysAsItIsTyped() {
        assertThat(Main.completed()).isEmpty();
        assertThat(Main.completed("list", "--json")).containsExactly("list", "--json");
        assertThat(Main.completed("--help")).containsExactly("--help");
        assertThat(Main.completed("--version")).containsExactly("--version");
        assertThat(Main.completed("-h")).containsExactly("-h");
        assertThat(Main.completed("lits")).containsExactly("lits");
    }
}
