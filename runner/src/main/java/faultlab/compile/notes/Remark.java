package faultlab.compile.notes;

/** What a check says of a place. */
interface Remark {

    /** What the code does there. */
    String what();

    /** Why that may hurt. */
    String why();

    /** What to do or to look at instead. */
    String instead();
}
