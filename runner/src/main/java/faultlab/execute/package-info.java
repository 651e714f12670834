/** Runs compiled labs in forked JVMs: bounded, heard over a socket, and ended with all they started. */
@NullMarked
package faultlab.execute;

import org.jspecify.annotations.NullMarked;
