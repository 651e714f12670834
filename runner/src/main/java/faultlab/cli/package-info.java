/** The command line: picocli commands over a session. */
@NullMarked
package faultlab.cli;

import org.jspecify.annotations.NullMarked;
