/** Proves the pieces of this package one by one. */
@NullMarked
package faultlab.catalog;

import org.jspecify.annotations.NullMarked;
