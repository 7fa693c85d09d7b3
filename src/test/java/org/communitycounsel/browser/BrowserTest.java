package org.communitycounsel.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communitycounsel.platform.DemoTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole application with the demo district, over HTTP, in a real Chromium. Skipped with one line where there is no
 * Chromium, unless the environment says {@code REQUIRE_BROWSER=true}. Screenshots are kept in {@code target/screenshots}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("browser")
@ExtendWith(Chromium.class)
@DemoTest
@Order(Integer.MAX_VALUE)
@interface BrowserTest {}
