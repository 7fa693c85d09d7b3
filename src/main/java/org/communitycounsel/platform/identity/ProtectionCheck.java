package org.communitycounsel.platform.identity;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.communitycounsel.platform.StartupProblem;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses to serve where configuration has switched off a protection the programme relies on. Looks at the engine as it was
 * built, so that it does not matter by which of the many ways it was configured.
 */
@Component
class ProtectionCheck implements SmartInitializingSingleton {

    /** The most results one query may give; Camunda's web applications ask for as many as 2,000. */
    static final int MOST_RESULTS = 2000;

    private static final List<Protection> ENGINE = List.of(
            new Protection(
                    "权限检查被关闭",
                    "authorizations are off (camunda.bpm.authorization.enabled)",
                    ProcessEngineConfigurationImpl::isAuthorizationEnabled),
            new Protection(
                    "租户隔离被关闭",
                    "tenant checks are off (camunda.bpm.authorization.tenant-check-enabled)",
                    ProcessEngineConfigurationImpl::isTenantCheckEnabled),
            new Protection(
                    "查询中允许表达式",
                    "expressions in ad-hoc queries are on (enableExpressionsInAdhocQueries)",
                    engine -> !engine.isEnableExpressionsInAdhocQueries()),
            new Protection(
                    "反序列化类型检查被关闭",
                    "deserialization type validation is off (deserializationTypeValidationEnabled)",
                    ProcessEngineConfigurationImpl::isDeserializationTypeValidationEnabled),
            new Protection(
                    "反序列化允许任意类型",
                    "deserialization allows any class (deserializationAllowedClasses, deserializationAllowedPackages)",
                    engine -> allowsNoExtra(engine.getDeserializationAllowedClasses())
                            && allowsNoExtra(engine.getDeserializationAllowedPackages())),
            new Protection(
                    "允许 Java 序列化变量",
                    "Java serialized variables are on (javaSerializationFormatEnabled)",
                    engine -> !engine.isJavaSerializationFormatEnabled()),
            new Protection(
                    "XML 外部实体被允许",
                    "XML external entities are on (enableXxeProcessing)",
                    engine -> !engine.isEnableXxeProcessing()),
            new Protection(
                    "查询结果不限条数",
                    "query results are not limited (queryMaxResultsLimit)",
                    engine -> engine.getQueryMaxResultsLimit() <= MOST_RESULTS),
            new Protection(
                    "密码规则被关闭",
                    "the password policy is off (enablePasswordPolicy)",
                    engine -> engine.isEnablePasswordPolicy() && engine.getPasswordPolicy() instanceof PasswordRules),
            new Protection(
                    "密码未用慢哈希保存",
                    "passwords are not hashed by Argon2id (passwordEncryptor)",
                    engine -> engine.getPasswordEncryptor() instanceof Argon2Passwords),
            new Protection(
                    "登录限速被关闭",
                    "the delay after wrong passwords is off (loginDelay…)",
                    engine -> engine.getLoginDelayBase() > 0 && engine.getLoginDelayMaxTime() >= 30));

    /** Settings of the web server that would undo a protection, with the values that do. */
    private static final List<Setting> SETTINGS = List.of(
            new Setting("server.servlet.session.cookie.http-only", "会话 Cookie 可被脚本读取", Set.of("false")),
            new Setting("server.servlet.session.cookie.same-site", "会话 Cookie 可被其他网站使用", Set.of("none")),
            new Setting("server.servlet.session.cookie.secure", "会话 Cookie 可经明文传输", Set.of("false")),
            new Setting("server.error.include-stacktrace", "出错页面会泄露程序内部信息", Set.of("always", "on-param", "on_param")),
            new Setting("server.error.include-message", "出错页面会泄露程序内部信息", Set.of("always", "on-param", "on_param")),
            new Setting("server.error.include-exception", "出错页面会泄露程序内部信息", Set.of("true")));

    private final ProcessEngineConfigurationImpl engine;
    private final Environment environment;

    ProtectionCheck(ProcessEngine engine, Environment environment) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ENGINE.stream()
                .filter(protection -> !protection.holds().test(engine))
                .findFirst()
                .ifPresent(off -> {
                    throw problem(off.chinese(), off.english());
                });
        SETTINGS.stream().filter(this::isUndone).findFirst().ifPresent(setting -> {
            throw problem(setting.chinese(), setting.name() + "=" + environment.getProperty(setting.name()));
        });
    }

    private boolean isUndone(Setting setting) {
        String value = environment.getProperty(setting.name(), "");
        return setting.bad().contains(value.toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean allowsNoExtra(String list) {
        return list == null || !list.contains("*");
    }

    private static StartupProblem problem(String chinese, String english) {
        return new StartupProblem("安全保护缺失，拒绝提供服务：" + chinese + "。 Refusing to serve: " + english + ".");
    }

    private record Protection(String chinese, String english, Predicate<ProcessEngineConfigurationImpl> holds) {}

    private record Setting(String name, String chinese, Set<String> bad) {}
}
