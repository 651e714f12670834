/** What results look like to people and scripts. */
@NullMarked
package faultlab.report;

import org.jspecify.annotations.NullMarked;
