package subject;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/** A program that does one more round of its work for each line on stdin, and then says "done". */
final class Rounds {

    private Rounds() {}

    static void of(Subject.Work round) {
        Thread.ofPlatform().name("till").start(Subject.quietly(() -> {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            while (in.readLine() != null) {
                round.run();
                System.out.println("done");
            }
        }));
    }
}
