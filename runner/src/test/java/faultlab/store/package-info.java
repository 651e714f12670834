/** Proves the pieces of this package one by one. */
@NullMarked
package faultlab.store;

import org.jspecify.annotations.NullMarked;
