package faultlab.web.page;

import java.util.List;

/**
 * A page that only says something, such as that there is no lab of this name. Public for the template, which is compiled at run time.
 *
 * @param words the page's texts
 * @param lines what happened and what to do next, a paragraph each
 */
public record Notice(Messages words, String title, List<String> lines) {}
