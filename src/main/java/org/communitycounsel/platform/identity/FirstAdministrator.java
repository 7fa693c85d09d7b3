package org.communitycounsel.platform.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.StartStep;
import org.communitycounsel.platform.StartupProblem;
import org.springframework.stereotype.Component;

/**
 * Opens the first administrator's account before the application serves anyone: while the engine knows no administrator,
 * Camunda lets any visitor make one. The password is random, and shown this once.
 */
@Component
class FirstAdministrator extends StartStep {

    private static final String ID = "admin";

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final IdentityService identity;
    private final Accounts accounts;
    private final SignInSettings settings;

    FirstAdministrator(IdentityService identity, Accounts accounts, SignInSettings settings) {
        this.identity = identity;
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    protected void run() {
        accounts.ensureRoles();
        if (administrators() == 0) {
            if (settings.passwordsAreOutside()) {
                appointNamed();
            } else {
                appointGenerated();
            }
        }
        if (administrators() == 0) {
            throw new StartupProblem("没有系统管理员账号，拒绝提供服务。 There is no administrator; refusing to serve.");
        }
    }

    private long administrators() {
        return identity.createUserQuery()
                .memberOfGroup(CurrentUser.ADMINISTRATORS)
                .count();
    }

    private void appointNamed() {
        String id = settings.administrator();
        if (id == null || id.isBlank()) {
            throw new StartupProblem("密码由外部目录核对时，请用 community-counsel.sign-in.administrator 指定首位系统管理员的用户名。"
                    + " With passwords checked by an outside directory, name the first administrator there.");
        }
        accounts.create(id, id, null, List.of(CurrentUser.ADMINISTRATORS), List.of());
    }

    private void appointGenerated() {
        String id = freeId();
        String password = generatePassword();
        accounts.create(id, "系统管理员", password, List.of(CurrentUser.ADMINISTRATORS), List.of());
        show(id, password);
    }

    /** Never makes an account that is there already an administrator. */
    private String freeId() {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? ID : ID + n)
                .filter(id -> identity.createUserQuery().userId(id).count() == 0)
                .findFirst()
                .orElseThrow();
    }

    private static String generatePassword() {
        var random = new SecureRandom();
        return IntStream.range(0, 4).mapToObj(part -> part(random)).collect(Collectors.joining("-"));
    }

    private static String part(SecureRandom random) {
        return random.ints(5, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static void show(String id, String password) {
        String line = "=".repeat(72);
        System.out.printf(
                "%n%s%n首位系统管理员 / first administrator%n  用户名 user name: %s%n  密  码 password:  %s%n"
                        + "密码只显示这一次，请立即登录并修改。 Shown only this once: sign in and change it.%n%s%n",
                line, id, password, line);
    }

    /** Before the web server, whose phase is 2048 below the default, takes its first request. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
