/** Proves the pieces of this package one by one. */
@NullMarked
package faultlab.workspace;

import org.jspecify.annotations.NullMarked;
