/**
 * Measures the product's own speed beside what a user would run instead: ratios in one run, in turns, with their spread. It looks
 * at the stages and at the whole from outside and gates nothing.
 */
@NullMarked
package faultlab.bench;

import org.jspecify.annotations.NullMarked;
