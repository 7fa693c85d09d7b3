package org.communitycounsel.platform.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Spring bean that expressions in diagrams, tables, forms and filters may name. No other bean can be reached from
 * an expression. The bean's class and the methods meant for diagrams are public.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UsedInDiagrams {

    /** The name by which expressions reach the bean, such as {@code deadline}. */
    String value();
}
