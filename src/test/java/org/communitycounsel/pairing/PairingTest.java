package org.communitycounsel.pairing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.FlowCoverage;
import org.springframework.context.annotation.Import;

/** A test of the module's flows: whose task it is counts, not which account may see it, which is proved elsewhere. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ApplicationTest
@Import(FlowCoverage.class)
@interface PairingTest {}
