/** The article's table of a service's stability: what evidence of one JVM shows beside the article's signs of risk and our healthy bounds. */
@NullMarked
package faultlab.diagnose.stability;

import org.jspecify.annotations.NullMarked;
