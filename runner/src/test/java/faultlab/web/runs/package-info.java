/** Logs and runs by themselves. */
@NullMarked
package faultlab.web.runs;

import org.jspecify.annotations.NullMarked;
