/** The site's server: routes over a session for this machine's browser, and nobody else. */
@NullMarked
package faultlab.web;

import org.jspecify.annotations.NullMarked;
