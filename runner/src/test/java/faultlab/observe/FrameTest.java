package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.base/java.util.concurrent.SynchronousQueue.put(SynchronousQueue.java:266) | java.base | java.util.concurrent.SynchronousQueue | put | SynchronousQueue.java:266",
                "java.util.concurrent.SynchronousQueue.put(java.base@25.0.3/SynchronousQueue.java:266) | java.base | java.util.concurrent.SynchronousQueue | put | SynchronousQueue.java:266",
                "jdk.internal.misc.Unsafe.park(java.base@17.0.1/Native Method) | java.base | jdk.internal.misc.Unsafe | park | Native Method",
                "handoff.OrderDesk.place(OrderDesk.java:62) | '' | handoff.OrderDesk | place | OrderDesk.java:62",
                "lab//handoff.OrderDesk.place(OrderDesk.java:62) | '' | handoff.OrderDesk | place | OrderDesk.java:62",
                "app/shop@1.2/shop.Till.open(Till.java:3) | shop | shop.Till | open | Till.java:3",
                "app.Main$$Lambda/0x000000003a161a30.run(Unknown Source) | '' | app.Main$$Lambda/0x000000003a161a30 | run | Unknown Source",
                "Main.<init>(Main.java) | '' | Main | <init> | Main.java",
            })
    void readsAFrameAsEveryDumpWritesIt(String text, String module, String type, String method, String location) {
        assertThat(Frame.of(text)).isEqualTo(new Frame(module, type, method, location));
    }

    @Test
    void aClassOfTheJdkIsToldByItsModuleNotByItsPackage() {
        assertThat(Frame.of("java.base/java.lang.Thread.run(Thread.java:1474)").isJdk())
                .isTrue();
        assertThat(Frame.of("jdk.proxy2.Mine.run(Mine.java:1)").isJdk()).isFalse();
    }

    @Test
    void textThatIsNoFrameIsKeptAsItIs() {
        assertThat(Frame.of("???").type()).isEqualTo("???");
    }

    @Test
    void writesWhatItReads() {
        var text = "java.base/java.util.concurrent.SynchronousQueue.put(SynchronousQueue.java:266)";

        assertThat(Frame.of(Frame.of(text).toString()))
                .isEqualTo(Frame.of(text))
                .hasToString(text);
    }
}
