package faultlab.workspace;

/**
 * A file of the learner's copy.
 *
 * @param hash lower-case hex SHA-256 of the content's UTF-8 bytes
 */
public record WorkFile(String name, String content, String hash) {}
