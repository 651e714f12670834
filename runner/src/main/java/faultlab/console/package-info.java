/** jshell on the live objects of a child JVM: compiled here, run there. */
@NullMarked
package faultlab.console;

import org.jspecify.annotations.NullMarked;
