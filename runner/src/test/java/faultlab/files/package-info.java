/** Proves the pieces of this package one by one. */
@NullMarked
package faultlab.files;

import org.jspecify.annotations.NullMarked;
