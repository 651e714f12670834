/** Compiles a variant with its scenario, tests and benchmark, in process, and keeps javac's diagnostics. */
@NullMarked
package faultlab.compile;

import org.jspecify.annotations.NullMarked;
