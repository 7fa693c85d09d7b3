package org.communitycounsel.platform.identity;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.communitycounsel.platform.StartupProblem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.ldap.core.support.LdapContextSource;

/** How accounts are kept and checked: slow hashes, a policy, and a delay after a wrong password. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class IdentityConfiguration {

    /** Seconds a person waits after the first wrong password; each further one doubles it. */
    private static final int FIRST_DELAY = 2;

    /** Seconds waited at most: enough against guessing, little enough that an outsider cannot lock a person out for good. */
    private static final int LONGEST_DELAY = 60;

    @Bean
    @Order(1100)
    AbstractCamundaConfiguration accountRules() {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setPasswordEncryptor(new Argon2Passwords());
                engine.setEnablePasswordPolicy(true);
                engine.setPasswordPolicy(new PasswordRules());
                engine.setLoginMaxAttempts(Integer.MAX_VALUE);
                engine.setLoginDelayBase(FIRST_DELAY);
                engine.setLoginDelayFactor(2);
                engine.setLoginDelayMaxTime(LONGEST_DELAY);
            }
        };
    }

    @Bean
    Passwords passwords(
            ProcessEngine engine,
            SignInSettings settings,
            ObjectProvider<LdapContextSource> directory,
            @Value("${spring.ldap.urls:}") String urls) {
        if (urls.isEmpty() != (settings.ldap() == null)) {
            throw new StartupProblem("LDAP 登录须同时设置 spring.ldap.urls 和 community-counsel.sign-in.ldap.*。"
                    + " Sign-in by LDAP needs both.");
        }
        return settings.ldap() == null
                ? new EnginePasswords(engine)
                : new LdapPasswords(directory.getObject(), settings.ldap());
    }
}
