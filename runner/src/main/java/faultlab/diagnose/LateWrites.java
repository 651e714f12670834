package faultlab.diagnose;

import faultlab.observe.Data;
import faultlab.observe.Evidence;
import faultlab.observe.Frame;
import faultlab.observe.MemoryFrames;
import java.util.List;
import java.util.Objects;

/**
 * What servers refused because the response was over: the recorder tells of the exception, whoever caught it.
 *
 * @param byRequests refused to a thread that handled a request
 * @param byOthers refused to a thread that handled none
 */
record LateWrites(List<Data.Event> byRequests, List<Data.Event> byOthers) {

    static LateWrites of(Evidence evidence) {
        var refused = evidence.all(Data.Event.class)
                .filter(event -> event.type().equals("jdk.JavaExceptionThrow"))
                .filter(event -> !isGivenUp(event)
                        && !PoolUse.isRefusal(event)
                        && !MemoryFrames.isMemorys(event.fields().getOrDefault("by", "")))
                .toList();
        return new LateWrites(
                refused.stream().filter(LateWrites::isInRequest).toList(),
                refused.stream().filter(event -> !isInRequest(event)).toList());
    }

    /** Somebody wants an outcome no more: that is recorded too, and no server made it. */
    private static boolean isGivenUp(Data.Event event) {
        return event.fields().getOrDefault("thrownClass", "").startsWith("java.util.concurrent.");
    }

    private static boolean isInRequest(Data.Event event) {
        return event.fields().containsKey("request");
    }

    /** The application's lines that wrote, most first. */
    static List<Frame> lines(List<Data.Event> refused) {
        return Wording.mostFirst(refused.stream().map(Data.Event::frame).filter(Objects::nonNull));
    }
}
