package io.github.mpfinicity.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a test method checks. Stands on every test method, so that a list can be made of them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requirement {
    /**
     * The name of the requirement, unique in the suite.
     *
     * @return a topic and a number, for example {@code HEADER-01}; never given to another one later
     */
    String id();

    /**
     * What an implementation has to do.
     *
     * @return a sentence
     */
    String text();

    /**
     * Where that is written.
     *
     * @return a document of the vendor, a type of the API, or a specification
     */
    String source();
}
