/** Evidence about one JVM, collected from outside over the attach protocol, and the file it is kept in. */
@NullMarked
package faultlab.observe;

import org.jspecify.annotations.NullMarked;
