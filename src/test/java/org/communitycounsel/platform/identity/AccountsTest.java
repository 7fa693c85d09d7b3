package org.communitycounsel.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@ApplicationTest
@Transactional
class AccountsTest {

    private static final String PASSWORD = "lake-bridge-temple";

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identity;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Memberships memberships;

    @Test
    void an_account_has_its_name_groups_and_districts() {
        identity.saveTenant(identity.newTenant("999901"));
        accounts.ensureGroups(Map.of("justiceOffice", "司法所", "justiceOffice.999901001", "某某司法所"));
        accounts.create("sun", "孙所长", PASSWORD, List.of("justiceOffice", "justiceOffice.999901001"), List.of("999901"));
        accounts.create("sun", "孙主任", "ignored", List.of("justiceOffice"), List.of("999901"));

        var account = memberships.find("sun").orElseThrow();
        assertThat(account.displayName()).isEqualTo("孙主任");
        assertThat(account.groups()).containsExactlyInAnyOrder("justiceOffice", "justiceOffice.999901001");
        assertThat(account.tenants()).containsExactly("999901");
        assertThat(identity.checkPassword("sun", PASSWORD))
                .as("a known account keeps its password")
                .isTrue();
    }

    @Test
    void passwords_are_kept_as_argon2id_hashes() {
        accounts.create("li", "李敏", PASSWORD, List.of(), List.of());
        String kept = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.getDbEntityManager()
                        .selectById(UserEntity.class, "li")
                        .getPassword());
        assertThat(kept).startsWith("{ARGON2ID}$argon2id$v=19$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short-1",
                "zhoujie-2026",
                "Zhou-ZHOUJIE-x",
                "aaaaaaaaaaaa",
                "1234567890ab",
                "my-password-1",
                "周捷周捷的密码很长很长"
            })
    void a_password_that_can_be_guessed_is_refused_in_chinese(String password) {
        assertThatThrownBy(() -> accounts.create("zhoujie", "周捷", password, List.of(), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("密码至少 10 个字符");
    }

    @Test
    void twenty_thousand_groups_take_seconds_and_only_new_names_are_written() {
        var groups = new LinkedHashMap<String, String>();
        IntStream.range(0, 20_000).forEach(n -> groups.put("community.9999%08d".formatted(n), "第" + n + "社区"));

        assertThat(timeOf(groups)).isLessThan(Duration.ofSeconds(5));
        assertThat(identity.createGroupQuery()
                        .groupIdIn("community.999900000007")
                        .singleResult()
                        .getName())
                .isEqualTo("第7社区");

        groups.put("community.999900000007", "新名社区");
        assertThat(timeOf(groups)).isLessThan(Duration.ofSeconds(5));
        assertThat(identity.createGroupQuery()
                        .groupId("community.999900000007")
                        .singleResult()
                        .getName())
                .isEqualTo("新名社区");
    }

    private Duration timeOf(Map<String, String> groups) {
        long start = System.nanoTime();
        accounts.ensureGroups(groups);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void every_role_has_its_group_with_its_chinese_name() {
        accounts.ensureRoles();
        for (Role role : Role.values()) {
            assertThat(identity.createGroupQuery()
                            .groupId(role.id())
                            .singleResult()
                            .getName())
                    .isEqualTo(role.chinese());
        }
    }
}
