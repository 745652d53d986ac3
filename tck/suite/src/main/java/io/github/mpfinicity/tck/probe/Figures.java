package io.github.mpfinicity.tck.probe;

/**
 * The implementation's metrics, for a test inside a server. A runner that reads them has a bean.
 */
public interface Figures {
    /** Names one class of each jar that the bean needs in the archive. */
    String CLASSES = "mpfinicity.tck.figures";

    /**
     * Counts what the metrics tell.
     *
     * @param partner as in the settings
     * @return the number of authentications that have ended, with whatever outcome
     */
    long authentications(String partner);
}
