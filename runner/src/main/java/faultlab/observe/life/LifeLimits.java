package faultlab.observe.life;

import java.time.Duration;

/**
 * From when on a stay is marked.
 *
 * @param waiting for somebody, without a known reason
 * @param runnable for a processor or a carrier
 */
public record LifeLimits(Duration waiting, Duration runnable) {

    /** The article's (section 2.1). */
    public static final LifeLimits ARTICLE = new LifeLimits(Duration.ofSeconds(5), Duration.ofMillis(100));
}
