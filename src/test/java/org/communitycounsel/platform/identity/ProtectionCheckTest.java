package org.communitycounsel.platform.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.communitycounsel.platform.StartupProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

/** Start-up refuses to serve when a protection is switched off by configuration. */
class ProtectionCheckTest {

    static Stream<Arguments> switchedOff() {
        return Stream.of(
                off("authorization", engine -> engine.setAuthorizationEnabled(false)),
                off("tenant", engine -> engine.setTenantCheckEnabled(false)),
                off("expressions", engine -> engine.setEnableExpressionsInAdhocQueries(true)),
                off("deserialization", engine -> engine.setDeserializationTypeValidationEnabled(false)),
                off("any class", engine -> engine.setDeserializationAllowedPackages("*")),
                off("Java serialized", engine -> engine.setJavaSerializationFormatEnabled(true)),
                off("XML", engine -> engine.setEnableXxeProcessing(true)),
                off("results", engine -> engine.setQueryMaxResultsLimit(Integer.MAX_VALUE)),
                off("policy", engine -> engine.setEnablePasswordPolicy(false)),
                off("policy", engine -> engine.setPasswordPolicy(new DefaultPasswordPolicyImpl())),
                off("Argon2id", engine -> engine.setPasswordEncryptor(new Sha512HashDigest())),
                off("delay", engine -> engine.setLoginDelayBase(0)));
    }

    private static Arguments off(String word, Consumer<ProcessEngineConfigurationImpl> change) {
        return Arguments.of(word, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("switchedOff")
    void each_protection_of_the_engine_is_missed(String word, Consumer<ProcessEngineConfigurationImpl> change) {
        var engine = protectedEngine();
        change.accept(engine);
        assertThatThrownBy(() -> check(engine, Map.of()))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("拒绝提供服务")
                .hasMessageContaining(word)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "server.servlet.session.cookie.http-only,false",
        "server.servlet.session.cookie.same-site,none",
        "server.servlet.session.cookie.secure,false",
        "server.error.include-stacktrace,always",
        "server.error.include-message,ALWAYS",
        "server.error.include-exception,true"
    })
    void each_protection_of_the_web_server_is_missed(String name, String value) {
        assertThatThrownBy(() -> check(protectedEngine(), Map.of(name, value)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(name + "=" + value);
    }

    @Test
    void with_all_protections_it_serves() {
        assertThatCode(() -> check(protectedEngine(), Map.of())).doesNotThrowAnyException();
    }

    private static ProcessEngineConfigurationImpl protectedEngine() {
        var engine = new SpringProcessEngineConfiguration();
        engine.setAuthorizationEnabled(true);
        engine.setTenantCheckEnabled(true);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setQueryMaxResultsLimit(2000);
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new PasswordRules());
        engine.setPasswordEncryptor(new Argon2Passwords());
        return engine;
    }

    private static void check(ProcessEngineConfigurationImpl configuration, Map<String, String> settings) {
        var engine = mock(ProcessEngine.class);
        when(engine.getProcessEngineConfiguration()).thenReturn(configuration);
        var environment = new MockEnvironment();
        settings.forEach(environment::setProperty);
        new ProtectionCheck(engine, environment).afterSingletonsInstantiated();
    }
}
