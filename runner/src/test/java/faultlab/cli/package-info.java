/** Proves commands as a shell sees them: words in, exit codes, streams and files out. */
@NullMarked
package faultlab.cli;

import org.jspecify.annotations.NullMarked;
