package faultlab.cli;

/** The words on {@code --using} that several commands share. */
final class Using {

    static final String DESCRIPTION = "fault, solution, alternative:NAME, decoy:NAME or a folder; default: your work.";

    private Using() {}
}
