package faultlab.store;

/**
 * What one of the learner's files held at a time.
 *
 * @param hash lower-case hex SHA-256 of the content's UTF-8 bytes
 * @param savedAt epoch millis
 * @param by who saved it: page or editor
 */
public record Version(String lab, String file, String hash, String content, long savedAt, String by) {}
