package io.github.mpfinicity.core.credentials;

/**
 * A file with a secret cannot be used. The message is a sentence for people. It names the setting
 * and the path, and never holds the content of the file.
 */
public final class SecretFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean missing;

    SecretFileException(String sentence, boolean missing) {
        super(sentence, null, false, false);
        this.missing = missing;
    }

    /** True if there is no such file. It may appear later. */
    public boolean missing() {
        return missing;
    }

    /** The message, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
