/** Proves the pieces of this package one by one. */
@NullMarked
package faultlab.forked;

import org.jspecify.annotations.NullMarked;
