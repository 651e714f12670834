/** The site's pages as a browser first gets them: views of the session and of the lab's JSON, and the templates that show them. */
@NullMarked
package faultlab.web.page;

import org.jspecify.annotations.NullMarked;
