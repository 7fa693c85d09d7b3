package org.communitycounsel.platform.identity;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/** What a password must be: long, not made of the account's own data, not one letter over and over, none of the usual ones. */
class PasswordRules implements PasswordPolicy {

    static final int SHORTEST = 10;

    /** The rules in one sentence, for people. */
    static final String CHINESE = "密码至少 10 个字符，不得包含用户名或姓名，不得是常见密码或同一字符、连续数字的重复";

    private static final List<PasswordPolicyRule> RULES =
            List.of(new PasswordPolicyLengthRuleImpl(SHORTEST), new PasswordPolicyUserDataRuleImpl(), new NotTrivial());

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    boolean allow(String password, User user) {
        return RULES.stream().allMatch(rule -> rule.execute(password, user));
    }

    /** No sequence such as 1234567890 or aaaaaaaaaa, however it is decorated, and no password everybody tries first. */
    private static class NotTrivial implements PasswordPolicyRule {

        private static final int DIFFERENT_CHARACTERS = 5;
        private static final List<String> USUAL = List.of(
                "password",
                "passw0rd",
                "p@ssw0rd",
                "qwerty",
                "1qaz2wsx",
                "admin123",
                "1234567",
                "7654321",
                "abcdefg",
                "woaini",
                "letmein",
                "iloveyou",
                "11223344",
                "88888888",
                "66666666");

        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_NOT_TRIVIAL";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            String plain = password.toLowerCase(java.util.Locale.ROOT);
            return plain.chars().distinct().count() >= DIFFERENT_CHARACTERS
                    && USUAL.stream().noneMatch(plain::contains);
        }
    }
}
