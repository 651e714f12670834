package faultlab.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import faultlab.bench.Aim.Sense;
import org.jspecify.annotations.Nullable;

/** Two figures of the same round, one divided by the other. */
enum Comparison {
    VERDICT("verdict", Unit.WALL, Figure.MAVEN, Figure.VERDICT, new Aim(Sense.AT_LEAST, 8, 15)),
    TEST_JVM("test-jvm", Unit.CPU, Figure.TESTS_CPU, Figure.HELLO_CPU, new Aim(Sense.AT_MOST, 8, 5)),
    CHECK("check", Unit.WALL, Figure.CHECK, Figure.PARTS, null),
    EXPLAINING("explaining", Unit.WALL, Figure.EXPLAINING, Figure.JUDGING, null),
    START("start", Unit.CPU, Figure.SERVE_CPU, Figure.HELLO_CPU, null),
    START_OF_A_COMMAND("start-beside-list", Unit.CPU, Figure.SERVE_CPU, Figure.LIST_CPU, null);

    /** Which clock its figures are of. */
    enum Unit {
        @JsonProperty("wall")
        WALL,
        /** User and system time of a process and of all it waited for. */
        @JsonProperty("cpu")
        CPU
    }

    private final String id;
    private final Unit unit;
    private final Figure dividend;
    private final Figure divisor;
    private final @Nullable Aim aim;

    Comparison(String id, Unit unit, Figure dividend, Figure divisor, @Nullable Aim aim) {
        this.id = id;
        this.unit = unit;
        this.dividend = dividend;
        this.divisor = divisor;
        this.aim = aim;
    }

    String id() {
        return id;
    }

    Unit unit() {
        return unit;
    }

    Figure dividend() {
        return dividend;
    }

    Figure divisor() {
        return divisor;
    }

    /** What the ratio should be; null where nothing was promised. */
    @Nullable
    Aim aim() {
        return aim;
    }
}
