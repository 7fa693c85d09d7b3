package org.communitycounsel.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.Test;

class Argon2PasswordsTest {

    private static PasswordEncryptor ofTheApplication() {
        ProcessEngineConfigurationImpl engine = new SpringProcessEngineConfiguration();
        new IdentityConfiguration().accountRules().preInit(engine);
        return engine.getPasswordEncryptor();
    }

    @Test
    void costs_what_owasp_asks_for_and_is_salted() {
        var passwords = ofTheApplication();
        String hash = passwords.encrypt("shequ-2026");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.encrypt("shequ-2026")).isNotEqualTo(hash);
    }

    @Test
    void knows_the_password_of_a_hash_whatever_that_cost() {
        String cheaper = new Argon2Passwords(64, 1).encrypt("shequ-2026");
        assertThat(ofTheApplication().check("shequ-2026", cheaper)).isTrue();
        assertThat(ofTheApplication().check("shequ-2027", cheaper)).isFalse();
    }
}
