package org.communitycounsel.worklog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what will be missing before the period ends, to who can still do something about it; and which logs wait too long. */
@Service
@Transactional
public class DutyReminders {

    private static final int MOST_LINES = 20;

    private final Obligations obligations;
    private final Notices notices;
    private final Districts districts;
    private final JdbcClient database;
    private final Clock clock;

    DutyReminders(Obligations obligations, Notices notices, Districts districts, JdbcClient database, Clock clock) {
        this.obligations = obligations;
        this.notices = notices;
        this.districts = districts;
        this.database = database;
        this.clock = clock;
    }

    /** Tells lawyers, firms and justice offices what is at risk; run again on the same day, nobody is told twice. */
    public void remindOfDuties() {
        for (String district : districts.all().stream().map(District::code).toList()) {
            var atRisk = obligations.ofPlace(district).stream()
                    .filter(one -> one.progress() == Progress.AT_RISK)
                    .toList();
            atRisk.forEach(one -> one.pairing()
                    .licences()
                    .forEach(licence -> send(Role.LAWYER.at(licence), "服务目标将逾期", List.of(one))));
            byGroup(atRisk, one -> Role.LAW_FIRM.at(one.pairing().firmCode()), "本所律师的服务目标将逾期");
            byGroup(atRisk, one -> Role.JUSTICE_OFFICE.at(one.pairing().streetCode()), "本街道的服务目标将逾期");
        }
    }

    private void byGroup(Collection<Obligation> atRisk, Function<Obligation, String> group, String subject) {
        atRisk.stream().collect(groupingBy(group)).forEach((to, which) -> send(to, subject, which));
    }

    private void send(String group, String subject, List<Obligation> which) {
        String lines = which.stream().limit(MOST_LINES).map(DutyReminders::line).collect(joining("；"));
        String more = which.size() > MOST_LINES ? "；等共%d项".formatted(which.size()) : "";
        notices.send(group, null, subject, lines + more + "。详见“服务目标”页面。", today() + " " + hash(lines));
    }

    private static String line(Obligation one) {
        return "%s（%s）：%s%s，%s前%s"
                .formatted(
                        one.pairing().community(),
                        one.pairing().lawyers(),
                        one.period().chinese(),
                        one.target(),
                        ChineseDates.full(one.last()),
                        one.missingInWords());
    }

    private static String hash(String text) {
        return Integer.toHexString(text.hashCode());
    }

    /** Tells heads how many logs wait for them after the deadline. */
    public void remindOfLogs() {
        database.sql("""
                        select community_code, count(*) as waiting from log_entry
                        where state = 'submitted' and sign_due_at < ? group by community_code order by 1""")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    notices.send(
                            Role.COMMUNITY_HEAD.at(row.getString("community_code")),
                            null,
                            "工作日志逾期未签字",
                            "有%d条工作日志过了期限还没有签字，请到任务列表签字或者退回（JG-11）。".formatted(row.getInt("waiting")));
                    return number;
                })
                .list();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Districts.DEFAULT_ZONE);
    }
}
