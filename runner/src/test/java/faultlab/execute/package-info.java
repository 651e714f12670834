/** Proves the pieces that bound and judge a child JVM. */
@NullMarked
package faultlab.execute;

import org.jspecify.annotations.NullMarked;
