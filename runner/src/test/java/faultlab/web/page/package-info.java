/** The pages as a browser first gets them, and the words on them. */
@NullMarked
package faultlab.web.page;

import org.jspecify.annotations.NullMarked;
