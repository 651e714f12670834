/** Fault Lab's runner: everything that runs a lab. ARCHITECTURE.md has the data flow. */
@NullMarked
package faultlab;

import org.jspecify.annotations.NullMarked;
