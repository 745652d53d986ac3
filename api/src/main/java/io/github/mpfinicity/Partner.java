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
 * Names one partner of an application that has several. Each partner has its own settings, session,
 * record of attempts and lock:
 *
 * <pre>{@code
 * @Inject @Partner("acme") AppTokens tokens;
 * @Inject @Partner("acme") PartnerAccount account;
 * }</pre>
 *
 * <p>The settings of a partner begin with {@code finicity.partners.<name>.}, for example {@code
 * finicity.partners.acme.app-key}. If a setting other than credentials is absent, the partner uses
 * the setting of the default partner. Without this qualifier the default partner is injected, whose
 * settings begin with {@code finicity.} alone. If no setting and no bean knows a name, the
 * application does not start, or the first use fails if the start cannot see the name; the message
 * lists the names that exist.
 *
 * <p>On a bean of type {@link PartnerCredentialsSource} the annotation names the partner whose
 * credentials the bean supplies.
 *
 * @since 1.0
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface Partner {
    /** The name of the default partner. */
    String DEFAULT = "default";

    /**
     * {@return the name of the partner, as in the settings} A name has letters, digits, {@code -}
     * and {@code _}.
     */
    @Nonbinding
    String value();

    /** The annotation as an object, for programmatic look-up. */
    final class Literal extends AnnotationLiteral<Partner> implements Partner {
        private static final long serialVersionUID = 1L;

        /** The name of the partner. */
        private final String name;

        private Literal(String name) {
            this.name = requireNonNull(name, "name");
        }

        /**
         * Creates the qualifier of one partner.
         *
         * @param name the name, as in the settings
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
