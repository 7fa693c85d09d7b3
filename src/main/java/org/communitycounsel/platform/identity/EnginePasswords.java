package org.communitycounsel.platform.identity;

import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Checks passwords against the engine's own table. The engine answers at once, without hashing, where it does not know
 * the user or makes it wait; the hashing is done all the same then, so that the time taken tells nothing.
 */
class EnginePasswords implements Passwords {

    private final ProcessEngineConfigurationImpl engine;
    private final String nobodysPassword;

    EnginePasswords(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.nobodysPassword = this.engine.getPasswordManager().encrypt("nobody");
    }

    @Override
    public boolean match(String userId, String password) {
        if (!engine.getCommandExecutorTxRequired().execute(context -> isHashedByTheEngine(context, userId))) {
            engine.getPasswordManager().check(password, nobodysPassword);
        }
        return engine.getIdentityService().checkPassword(userId, password);
    }

    private static boolean isHashedByTheEngine(CommandContext context, String userId) {
        var user = context.getDbEntityManager().selectById(UserEntity.class, userId);
        return user != null && !isWaiting(user);
    }

    private static boolean isWaiting(UserEntity user) {
        Date until = user.getLockExpirationTime();
        return until != null && until.after(ClockUtil.getCurrentTime());
    }
}
