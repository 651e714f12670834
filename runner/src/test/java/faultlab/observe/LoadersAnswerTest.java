package faultlab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadersAnswerTest {

    /** As a JDK 25 answers; hidden classes are on a line of their own, the boot loader and the sum are nobody's. */
    private static final String ANSWER = """
            ClassLoader         Parent              CLD*               Classes   ChunkSz   BlockSz  Type
            0x0000000000000000  0x0000000000000000  0x00007f56e0091140    1394   4456448   1716376  <boot class loader>
                                                                            36    110592     63296   + hidden classes
            0x000000007d10d3d0  0x000000007c1c9698  0x00007f56e038b7f0       3      6144      1432  house.Theatre$Loader
            0x000000007d10d3e8  0x000000007c1c9698  0x00007f56e038b7f8       4      7168      1432  house.Theatre$Loader
            0x000000007c1c9bb8  0x0000000000000000  0x00007f56e00dff40      74    273408    251320  jdk.internal.loader.ClassLoaders$PlatformClassLoader
            Total = 5                                                     1511  12322816   9489376
            ChunkSz: Total size of all allocated metaspace chunks
            """;

    @Test
    void countsLoadersOfOneClassTogether() {
        assertThat(LoadersAnswer.parse("full", ANSWER))
                .containsExactly(
                        new Data.Loaders("full", "house.Theatre$Loader", 2, 7, 13_312),
                        new Data.Loaders(
                                "full", "jdk.internal.loader.ClassLoaders$PlatformClassLoader", 1, 74, 273_408));
    }

    @Test
    void findsNoneInAnAnswerThatIsNone() {
        assertThat(LoadersAnswer.parse("full", "Could not find the command")).isEmpty();
    }
}
