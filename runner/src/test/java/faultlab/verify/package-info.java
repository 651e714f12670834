/** Proves the pieces of this package one by one. */
@NullMarked
package faultlab.verify;

import org.jspecify.annotations.NullMarked;
