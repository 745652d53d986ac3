package io.github.mpfinicity;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which partner, where an application has several. Each has settings, a session, a record of
 * attempts and a lock of its own:
 *
 * <pre>{@code
 * @Inject @Partner("acme") AppTokens tokens;
 * @Inject @Partner("acme") PartnerAccount account;
 * }</pre>
 *
 * <p>The settings of a partner begin with {@code finicity.partners.<name>.}, for example {@code
 * finicity.partners.acme.app-key}. Where one is absent, other than credentials, that of the default
 * partner holds. Without this qualifier the default partner is injected, whose settings begin with
 * {@code finicity.} alone. A name that no setting and no bean knows is refused when the application
 * starts, or where that cannot be seen then, when it is first used; with a list of those that
 * exist.
 *
 * <p>On a bean of type {@link PartnerCredentialsSource} it says whose credentials that has.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface Partner {
    /** The name of the default partner. */
    String DEFAULT = "default";

    /**
     * Which one: letters, digits, {@code -} and {@code _}.
     *
     * @return the name, as in the settings
     */
    @Nonbinding
    String value();

    /** For programmatic look-up. */
    final class Literal extends AnnotationLiteral<Partner> implements Partner {
        private static final long serialVersionUID = 1L;

        /** The name. */
        private final String name;

        private Literal(String name) {
            this.name = requireNonNull(name, "name");
        }

        /**
         * A partner by name.
         *
         * @param name as in the settings
         * @return the qualifier
         */
        public static Literal of(String name) {
            return new Literal(name);
        }

        @Override
        public String value() {
            return name;
        }
    }
}
