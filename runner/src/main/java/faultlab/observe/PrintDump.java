package faultlab.observe;

import faultlab.observe.PrintedThread.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code Thread.print -l}: platform threads, owners of locks by address, and the deadlocks the JVM found.
 *
 * @param threads by thread id
 * @param cycles the ids of each deadlock's threads
 */
record PrintDump(Map<Long, PrintedThread> threads, List<List<Long>> cycles) {

    private static final Pattern DEADLOCK = Pattern.compile("Found one Java-level deadlock:");
    private static final Pattern MEMBER = Pattern.compile(
            "(?m)^\"(.*)\":\\R\\s+waiting (?:to lock monitor|for ownable synchronizer).*?(?:\\(object )?(0x[0-9a-f]+),");

    static PrintDump parse(String text) {
        var parts = DEADLOCK.split(text);
        var threads = new HashMap<Long, PrintedThread>();
        for (var paragraph : parts[0].split("(?m)^(?=\")")) {
            PrintedThread.parse(paragraph).ifPresent(thread -> threads.put(thread.id(), thread));
        }
        var cycles = new ArrayList<List<Long>>();
        for (var i = 1; i < parts.length; i++) {
            var members = parts[i].split("Java stack information")[0];
            var ids = MEMBER.matcher(members)
                    .results()
                    .flatMap(member -> find(threads, member.group(1), member.group(2)).stream())
                    .toList();
            cycles.add(ids);
        }
        return new PrintDump(Map.copyOf(threads), List.copyOf(cycles));
    }

    /** Names need not be unique, but only one of the name's bearers waits for that lock in a cycle. */
    private static Optional<Long> find(Map<Long, PrintedThread> threads, String name, String address) {
        return threads.values().stream()
                .filter(thread -> thread.name().equals(name))
                .filter(thread -> thread.waits()
                        .map(Wait::address)
                        .filter(address::equals)
                        .isPresent())
                .map(PrintedThread::id)
                .findFirst();
    }

    /** The thread that holds the lock at an address. */
    Optional<Long> ownerOf(String address) {
        return threads.values().stream()
                .filter(thread -> thread.owns().stream().anyMatch(lock -> lock.endsWith("@" + address)))
                .map(PrintedThread::id)
                .findFirst();
    }
}
