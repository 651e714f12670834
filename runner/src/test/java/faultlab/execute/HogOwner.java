package faultlab.execute;

import java.util.stream.Collectors;

/** A process that starts hogs, prints their process ids and waits to be ended. */
final class HogOwner {

    private HogOwner() {}

    public static void main(String[] args) throws InterruptedException {
        Hog hog = Hog.start();
        System.out.println(hog.running().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        Thread.currentThread().join();
    }
}
