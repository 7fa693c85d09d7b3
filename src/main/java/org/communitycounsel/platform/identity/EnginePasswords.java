package org.communitycounsel.platform.identity;

import java.util.Date;
import org.camunda.bpm.engine.OptimisticLockingException;
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
        if (engine.getCommandExecutorTxRequired().execute(context -> isHashedByTheEngine(context, userId))) {
            return check(userId, password);
        }
        engine.getPasswordManager().check(password, nobodysPassword);
        return false;
    }

    /** The engine counts failures in the account's row; of two sign-ins at once, one has to count again. */
    private boolean check(String userId, String password) {
        var identity = engine.getIdentityService();
        try {
            return identity.checkPassword(userId, password);
        } catch (OptimisticLockingException another) {
            return identity.checkPassword(userId, password);
        }
    }

    /** An account that signs in elsewhere has no password here, and nobody gets in by one. */
    private static boolean isHashedByTheEngine(CommandContext context, String userId) {
        var user = context.getDbEntityManager().selectById(UserEntity.class, userId);
        return user != null && user.getPassword() != null && !isWaiting(user);
    }

    private static boolean isWaiting(UserEntity user) {
        Date until = user.getLockExpirationTime();
        return until != null && until.after(ClockUtil.getCurrentTime());
    }
}
