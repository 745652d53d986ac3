package io.github.mpfinicity.microprofile.config;

/**
 * The value of a setting cannot be read. Keeps no cause: its message may hold part of the value.
 */
public final class UnreadableSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnreadableSettingException(String name) {
        super(null, null, false, false);
        this.sentence =
                name
                        + " cannot be read: it must be a plain value or an expression whose"
                        + " name is set, for example ${OTHER_NAME} with OTHER_NAME set";
    }

    /** The sentence that names the setting, the problem and the remedy. */
    public String sentence() {
        return sentence;
    }
}
