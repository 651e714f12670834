package faultlab.compile.notes;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;

/** A check over attributed source. Each is a class of its own, listed in {@link Notes}. */
interface StaticCheck {

    /** Hears what a check found. */
    @FunctionalInterface
    interface Listener {

        /** @param at what the note points at: of a call its name, of anything else its first line */
        void found(Tree at, Remark remark);
    }

    /** What its notes are about, in a word. */
    String about();

    /** Looks at a top-level class, with types known. */
    void look(TreePath type, Attributed types, Listener listener);
}
