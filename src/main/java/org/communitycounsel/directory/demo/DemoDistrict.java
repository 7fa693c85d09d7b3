package org.communitycounsel.directory.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communitycounsel.directory.imports.ImportState;
import org.communitycounsel.directory.imports.Imports;
import org.communitycounsel.directory.imports.Listing;
import org.communitycounsel.platform.StartStep;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo: Shangcheng (上城区) with its real streets and communities, invented firms and lawyers, and one account a role.
 * {@code community-counsel.demo} says when: {@code on} always, {@code off} never, {@code auto} (the default) only in the
 * embedded database, and only if that was empty at first. An outside database never gets it unless asked for by name.
 */
@Component
class DemoDistrict extends StartStep implements DemoAccounts {

    static final String DISTRICT = "330102";

    /** Long enough for the rules; it says itself that it protects nothing. */
    static final String PASSWORD = "shequ-2026-demo";

    /** Under this name the demo's lists stand among the imports. */
    private static final String IMPORTER = "演示数据";

    /** {@code @14个月前} in a list is the day fourteen months before the demo is loaded. */
    private static final Pattern MONTHS_AGO = Pattern.compile("@(\\d+)个月前");

    private record DemoList(Listing listing, String file) {}

    private static final List<DemoList> LISTS = List.of(
            new DemoList(Listing.COMMUNITIES, "communities-330102.csv"),
            new DemoList(Listing.JUSTICE_OFFICES, "justice-offices-330102.csv"),
            new DemoList(Listing.LAW_FIRMS, "law-firms-330102.csv"),
            new DemoList(Listing.LAWYERS, "lawyers-330102.csv"),
            new DemoList(Listing.LAW_SCHOOLS, "law-schools-3301.csv"));

    private final Imports imports;
    private final Accounts accounts;
    private final Districts districts;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final String wanted;
    private final boolean outside;
    private List<Account> offered = List.of();

    DemoDistrict(
            Imports imports,
            Accounts accounts,
            Districts districts,
            JdbcTemplate jdbc,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${community-counsel.demo:auto}") String wanted,
            @Value("${spring.datasource.url:}") String outsideDatabase) {
        this.imports = imports;
        this.accounts = accounts;
        this.districts = districts;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.wanted = wanted;
        this.outside = !outsideDatabase.isBlank();
    }

    @Override
    protected void run() {
        if (isWanted()) {
            load();
            offered = DemoRoles.ALL.stream().map(DemoRoles.Holder::account).toList();
        }
    }

    private boolean isWanted() {
        return switch (wanted) {
            case "on" -> true;
            case "auto" -> !outside && (isBegun() || districts.all().isEmpty());
            default -> false;
        };
    }

    private boolean isBegun() {
        return count("select count(*) from directory_import where account = ? and state = 'done'", IMPORTER) > 0;
    }

    private boolean isComplete() {
        var last = DemoRoles.ALL.get(DemoRoles.ALL.size() - 1).account().id();
        return isBegun() && count("select count(*) from act_id_user where id_ = ?", last) > 0;
    }

    private long count(String query, String parameter) {
        return jdbc.queryForObject(query, Long.class, parameter);
    }

    /** Again after a start that was cut off; never over what people have changed since. */
    private void load() {
        if (!isComplete()) {
            LISTS.forEach(this::load);
            transaction.executeWithoutResult(status -> openAccounts());
        }
    }

    private void load(DemoList list) {
        var done = imports.runNow(list.file(), content(list.file()), Optional.of(list.listing()), IMPORTER, true);
        if (done.state() != ImportState.DONE) {
            throw new IllegalStateException(
                    "%s: %s %s".formatted(list.file(), done.message(), imports.problems(done.id(), 5)));
        }
    }

    private byte[] content(String file) {
        try {
            var text =
                    new ClassPathResource("demo/" + file).getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            return MONTHS_AGO
                    .matcher(text)
                    .replaceAll(months ->
                            today().minusMonths(Long.parseLong(months.group(1))).toString())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), districts.zone(DISTRICT));
    }

    private void openAccounts() {
        accounts.ensureRoles();
        accounts.ensureGroups(DemoRoles.GROUPS);
        String first = DemoRoles.ALL.get(0).account().id();
        for (var holder : DemoRoles.ALL) {
            var account = holder.account();
            var tenants = holder.isAdministrator() ? List.<String>of() : List.of(DISTRICT);
            accounts.create(
                    account.id(),
                    account.name(),
                    account.id().equals(first) ? PASSWORD : null,
                    holder.groups(),
                    tenants);
        }
        accounts.sharePassword(
                first,
                DemoRoles.ALL.stream().map(holder -> holder.account().id()).toList());
    }

    /** After the line that tells the address. */
    @EventListener(ApplicationReadyEvent.class)
    void tellTheAccounts() {
        if (!offered.isEmpty()) {
            System.out.printf("演示账号（密码均为 %s）：%n", PASSWORD);
            offered.forEach(account -> System.out.printf("  %-15s %s%n", account.id(), account.roleText()));
        }
    }

    @Override
    public List<Account> accounts() {
        return offered;
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    /** Before the phases in which the first administrator is looked for and the web server takes its first request. */
    @Override
    public int getPhase() {
        return 0;
    }
}
