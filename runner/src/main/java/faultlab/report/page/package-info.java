/** The page an explaining run leaves beside its evidence: a pure view of the observation, and the template that shows it. */
@NullMarked
package faultlab.report.page;

import org.jspecify.annotations.NullMarked;
