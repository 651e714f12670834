package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import faultlab.observe.Data.Mapped;
import faultlab.observe.Data.Native;
import org.junit.jupiter.api.Test;

/** What is read of the JVM's account of native memory and of the system's map of a process: pure. */
class OutsideOfTheHeapTest {

    @Test
    void readsWhatEachCategoryHasCommitted() {
        var answer = """
                Native Memory Tracking:

                Total: reserved=7797883742, committed=453624670
                       malloc: 31548254 #8637, peak=31392793 #8639

                -                 Java Heap (reserved=6320816128, committed=396361728)
                                            (mmap: reserved=6320816128, committed=396361728, at peak)

                -                     Other (reserved=20981760, committed=20971520)
                                            (malloc=20981760 tag=Other #22) (at peak)

                -        Shared class space (reserved=16777312, committed=14241888, readonly=0)
                """;

        assertThat(NativeAnswer.parse("full", answer))
                .containsExactly(
                        new Native("full", "Java Heap", 396_361_728),
                        new Native("full", "Other", 20_971_520),
                        new Native("full", "Shared class space", 14_241_888));
        assertThat(NativeAnswer.parse("full", "Native memory tracking is not enabled"))
                .isEmpty();
    }

    @Test
    void countsTheApplicationsMappingsAndNotTheJvms() {
        var maps = """
                66001000-66d95000 rw-p 00001000 fe:00 328742                             /opt/jdk/lib/server/classes.jsa
                7f7e900ef000-7f7e900ff000 r--s 00000000 fe:00 2148497                    /data/segment-1.log
                7f7e9010f000-7f7e9011f000 r--s 00010000 fe:00 2148497                    /data/segment-1.log
                7f7e9020f000-7f7e9021f000 rw-s 00000000 fe:00 2148498                    /data/segment-27.log (deleted)
                7f7e9030f000-7f7e90310000 rw-p 00000000 fe:00 2148499                    /data/two words.bin
                7f7e9f400000-7f7ea7f33000 r--s 00000000 fe:00 328734                     /opt/jdk/lib/modules
                7f7eac014000-7f7eac06b000 r--p 00000000 fe:00 329635                     /usr/lib/locale/C.utf8/LC_CTYPE
                7f7eaf23f000-7f7eaf246000 r--s 00000000 fe:00 338846                     /usr/lib/gconv/gconv-modules.cache
                7f7eaf276000-7f7eaf27e000 rw-s 00000000 fe:00 2154578                    /tmp/hsperfdata_root/1990
                7f7eb0000000-7f7eb1000000 r-xp 00000000 fe:00 328700                     /opt/jdk/lib/server/libjvm.so
                7f7eb1000000-7f7eb1001000 r--p 01000000 fe:00 328700                     /opt/jdk/lib/server/libjvm.so
                7f7eb2000000-7f7eb2100000 rw-p 00000000 00:00 0
                7ffe37c09000-7ffe37c2a000 rw-p 00000000 00:00 0                          [stack]
                """;

        assertThat(MappedFiles.parse("full", maps))
                .containsExactly(
                        new Mapped("full", "/data/segment-#.log", 3, 3 * 0x10000),
                        new Mapped("full", "/data/two words.bin", 1, 0x1000));
    }
}
