package io.github.mpfinicity.core.record;

/**
 * Which record this is.
 *
 * @param number grows with each change
 * @param salt of the fingerprints
 * @param lineage which records this one goes on from
 */
public record Version(long number, String salt, Lineage lineage) {
    static Version first(String salt) {
        return new Version(1, salt, Lineage.of(salt));
    }

    Version next() {
        return after(lineage);
    }

    public Version after(Lineage next) {
        return new Version(number + 1, salt, next);
    }
}
