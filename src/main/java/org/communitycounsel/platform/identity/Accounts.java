package org.communitycounsel.platform.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.communitycounsel.platform.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and groups, kept in the engine's identity tables. */
@Service
public class Accounts {

    private final IdentityService identity;
    private final JdbcTemplate database;
    private final SignInSettings settings;
    private final Passwords passwords;
    private final Memberships memberships;
    private final ProcessEngineConfigurationImpl engine;

    Accounts(
            ProcessEngine engine,
            JdbcTemplate database,
            SignInSettings settings,
            Passwords passwords,
            Memberships memberships) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.identity = engine.getIdentityService();
        this.database = database;
        this.settings = settings;
        this.passwords = passwords;
        this.memberships = memberships;
    }

    /** What a password must be, in one Chinese sentence. */
    public String passwordRules() {
        return PasswordRules.CHINESE + "。";
    }

    /** The name people know the account by; for an id that is no account's, the id itself. */
    public String nameOf(String id) {
        return unrestricted(
                () -> Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                        .map(Memberships::displayName)
                        .orElse(id));
    }

    /** Whether a directory outside checks passwords, so that none can be changed here. */
    public boolean passwordsAreOutside() {
        return settings.passwordsAreOutside();
    }

    /**
     * Opens an account, or brings the name, groups and tenants of a known one up to date; a known account keeps its
     * password and the memberships it has besides.
     *
     * @param id what the person types to sign in
     * @param displayName the person's or office's name, in Chinese
     * @param password null where a directory outside checks passwords
     * @param groups ids of groups that exist: the role's, and the role's at its place
     * @param tenants codes of the districts the account works in
     * @throws Refusal where the password breaks the rules
     */
    @Transactional
    public void create(
            String id, String displayName, String password, Collection<String> groups, Collection<String> tenants) {
        User known = identity.createUserQuery().userId(id).singleResult();
        User user = known == null ? identity.newUser(id) : known;
        user.setFirstName("");
        user.setLastName(displayName);
        if (known == null && password != null) {
            user.setPassword(checked(password, user));
        }
        identity.saveUser(user);
        groups.forEach(group -> join(id, group));
        tenants.forEach(tenant -> work(id, tenant));
    }

    /**
     * Gives accounts without a password that of another. It is hashed once for all of them, which only a password that protects
     * nothing may be: the demo's.
     */
    @Transactional
    public void sharePassword(String of, Collection<String> accounts) {
        database.batchUpdate(
                """
                update act_id_user account set pwd_ = other.pwd_, salt_ = other.salt_ from act_id_user other
                where other.id_ = ? and account.id_ = ? and account.pwd_ is null
                """,
                accounts.stream().map(account -> new Object[] {of, account}).toList());
    }

    private static String checked(String password, User user) {
        if (!new PasswordRules().allow(password, user)) {
            throw new Refusal("新密码不符合要求：" + PasswordRules.CHINESE + "。");
        }
        return password;
    }

    private void join(String user, String group) {
        if (identity.createUserQuery().userId(user).memberOfGroup(group).count() == 0) {
            identity.createMembership(user, group);
        }
    }

    private void work(String user, String tenant) {
        if (identity.createUserQuery().userId(user).memberOfTenant(tenant).count() == 0) {
            identity.createTenantUserMembership(tenant, user);
        }
    }

    /**
     * Gives a role at a place to all accounts of a group, whoever is asking; again changes nothing.
     *
     * @param membersOf such as a lawyer's group {@code lawyer.13301201010900001}
     * @param place a code; the role's group there exists
     */
    @Transactional
    public void giveRole(String membersOf, Role role, String place) {
        unrestricted(() -> {
            members(membersOf).forEach(account -> {
                join(account, role.id());
                join(account, role.at(place));
            });
            return null;
        });
    }

    /** Takes a role at a place from all accounts of a group, whoever is asking; they keep it at other places. */
    @Transactional
    public void takeRole(String membersOf, Role role, String place) {
        unrestricted(() -> {
            members(membersOf).forEach(account -> leave(account, role, place));
            return null;
        });
    }

    private List<String> members(String group) {
        return identity.createUserQuery().memberOfGroup(group).unlimitedList().stream()
                .map(User::getId)
                .toList();
    }

    private void leave(String account, Role role, String place) {
        boolean elsewhere = memberships.find(account).orElseThrow().groups().stream()
                .filter(group -> !group.equals(role.at(place)))
                .anyMatch(group -> group.startsWith(role.at("")));
        identity.deleteMembership(account, role.at(place));
        if (!elsewhere) {
            identity.deleteMembership(account, role.id());
        }
    }

    /**
     * Changes the password of an account whose holder knows the present one.
     *
     * @throws Refusal where the present password is wrong or the new one breaks the rules
     */
    public void changePassword(String id, String present, String next) {
        if (settings.passwordsAreOutside()) {
            throw new Refusal("您的密码由统一身份认证系统管理，请到该系统修改。");
        }
        if (!unrestricted(() -> passwords.match(id, present))) {
            throw new Refusal("原密码不正确，请核对后重试；连续输错后须稍等片刻。");
        }
        User user = unrestricted(() -> identity.createUserQuery().userId(id).singleResult());
        user.setPassword(checked(next, user));
        unrestricted(() -> {
            identity.saveUser(user);
            return user;
        });
    }

    private <T> T unrestricted(Callable<T> work) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work));
    }

    /** Adds the groups that are missing and renames those that have another name, as many as there are in one go. */
    @Transactional
    public void ensureGroups(Map<String, String> groups) {
        ensureGroups(groups, "单位角色");
    }

    /** Adds the group of every role. */
    @Transactional
    public void ensureRoles() {
        ensureGroups(
                Arrays.stream(Role.values()).collect(java.util.stream.Collectors.toMap(Role::id, Role::chinese)), "角色");
        ensureGroups(Map.of(CurrentUser.ADMINISTRATORS, "系统管理员"), "系统");
    }

    private void ensureGroups(Map<String, String> groups, String type) {
        database.batchUpdate(
                """
                insert into act_id_group (id_, rev_, name_, type_) values (?, 1, ?, ?)
                on conflict (id_) do update set name_ = excluded.name_, rev_ = act_id_group.rev_ + 1
                where act_id_group.name_ is distinct from excluded.name_
                """,
                groups.entrySet().stream()
                        .map(group -> new Object[] {group.getKey(), group.getValue(), type})
                        .toList());
    }
}
