/** The report page, looked at as text and in a browser. */
@NullMarked
package faultlab.report.page;

import org.jspecify.annotations.NullMarked;
