/**
 * The life of every thread as a state machine over time (the article's section 2.1): read off evidence by a pure function, and read in turn
 * by the timeline, the text of a report and the rules.
 */
@NullMarked
package faultlab.observe.life;

import org.jspecify.annotations.NullMarked;
