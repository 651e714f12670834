package retries;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shared.Scenario;

/** What happens on the pass: a mast that is silent, one that comes and goes, and one that stammers. */
final class Winter {

    private static final int BOARDS = 40;

    /** Calls so near to each other come at once, in milliseconds. */
    private static final long AT_ONCE = 20;

    private final Scenario scenario;
    private final VirtualTime time = new VirtualTime();

    Winter(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Half a minute with ten drivers a second and a mast that says nothing. */
    void silence() throws InterruptedException {
        WinterMast mast = new WinterMast(time, now -> true);
        Pass pass = pass(mast, 300, 100);
        look("begun", 10_050);
        look("full", 20_050);
        pass(pass);
        scenario.signal("mast", mast.asked().size());
        scenario.signal("station", pass.winds());
        scenario.signal("office", pass.roads());
        scenario.signal("crowd", pass.crowd());
        scenario.signal("told", pass.told());
    }

    /** Two minutes with four drivers a second and a mast that is silent for the last twenty seconds of each; then forty boards. */
    void flap() throws InterruptedException {
        WinterMast mast = new WinterMast(time, now -> now % 60_000 >= 40_000);
        Pass pass = pass(mast, 480, 250);
        look("begun", 50_050);
        look("full", 110_050);
        pass(pass);
        scenario.signal("mast", mast.asked().size());
        scenario.signal("crowd", pass.crowd());
        scenario.signal("answered", pass.answered());
        new Winter(scenario).herd();
    }

    /** Forty boards with a station each are read at the same moment, and the mast misses that moment. */
    private void herd() throws InterruptedException {
        WinterMast mast = new WinterMast(time, now -> now == 0);
        Pass[] passes =
                IntStream.range(0, BOARDS).mapToObj(number -> pass(mast, 1, 0)).toArray(Pass[]::new);
        pass(passes);
        List<Long> again = mast.asked().stream().filter(at -> at > 0).toList();
        scenario.signal("together", most(again));
        scenario.signal("bridged", Stream.of(passes).mapToInt(Pass::answered).sum());
    }

    /** Twenty seconds with ten drivers a second and a mast that misses the first word of each half second. */
    void stammer() throws InterruptedException {
        long[] missed = {-1};
        WinterMast mast = new WinterMast(time, now -> {
            boolean misses = now < 19_500 && now % 500 < 50 && now / 500 > missed[0];
            missed[0] = misses ? now / 500 : missed[0];
            return misses;
        });
        Pass pass = pass(mast, 200, 100);
        look("begun", 5_350);
        look("full", 15_350);
        pass(pass);
        scenario.signal("answered", pass.answered());
        scenario.signal("mast", mast.asked().size());
    }

    /** A pass to which drivers come, one each {@code apart} milliseconds. */
    private Pass pass(WinterMast mast, int drivers, long apart) {
        Pass pass = new Pass(mast, time);
        for (int number = 0; number < drivers; number++) {
            pass.comes(Duration.ofMillis(number * apart));
        }
        return pass;
    }

    private void look(String name, long due) {
        time.at(Duration.ofMillis(due), () -> scenario.checkpoint(name));
    }

    /** Lets time pass until each driver has gone. */
    private void pass(Pass... passes) throws InterruptedException {
        scenario.show("board", passes[0].board);
        time.pass();
        Stream.of(passes).flatMap(pass -> pass.drivers().stream()).limit(3).forEach(scenario::tell);
    }

    /** The most of these moments that are within {@value #AT_ONCE} ms. */
    private static long most(List<Long> moments) {
        return moments.stream()
                .mapToLong(first -> moments.stream()
                        .filter(other -> other >= first && other < first + AT_ONCE)
                        .count())
                .max()
                .orElse(0);
    }
}
