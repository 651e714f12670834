/** The JSON under /api, over the same session as the command line. */
@NullMarked
package faultlab.web.api;

import org.jspecify.annotations.NullMarked;
