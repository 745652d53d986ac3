package io.github.mpfinicity.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The requirement that a test method checks. Every test method has one, so that a list can be made.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requirement {
    /**
     * {@return the name of the requirement: a topic and a number, for example {@code HEADER-01}}
     * The name is unique in the suite and never given to another requirement later.
     */
    String id();

    /** {@return the duty of an implementation, in one sentence} */
    String text();

    /** {@return the source: a document of the vendor, a type of the API, or a specification} */
    String source();
}
