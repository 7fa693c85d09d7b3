package org.communitycounsel.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.runtime.Job;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.OfficeDecision;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.PairingOrigin;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Term;
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notice;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.context.ApplicationContext;

/** Lawyers who serve communities and write their logs. The clock begins on Monday, 9 March 2026, 9:00. */
public class WorklogScenario extends Scenario {

    public static final String DISTRICT = "330102";
    public static final String STREET = "330102093";
    static final String NEXT_STREET = "330102098";
    public static final String FIRM = "31330000LOG000001";
    static final String OTHER_FIRM = "31330000LOG000002";
    static final String FIRM_ACCOUNT = "log-firm";
    static final String JUSTICE = "log-justice";

    private static final AtomicLong LICENCES = new AtomicLong(13301202193000001L);
    private static final AtomicInteger COMMUNITIES = new AtomicInteger(1);

    public WorklogScenario(ApplicationContext beans) {
        super(beans);
        bean(Districts.class).register(DISTRICT, "上城区", "杭州市");
        bean(Streets.class).save(new Street(STREET, "紫阳街道"));
        bean(Streets.class).save(new Street(NEXT_STREET, "南星街道"));
        bean(LawFirms.class).save(new LawFirm(FIRM, "浙江紫阳律师事务所", DISTRICT, null));
        bean(LawFirms.class).save(new LawFirm(OTHER_FIRM, "浙江南星律师事务所", DISTRICT, null));
        account(FIRM_ACCOUNT, Role.LAW_FIRM, FIRM, DISTRICT);
        account(JUSTICE, Role.JUSTICE_OFFICE, STREET, DISTRICT);
    }

    /** A lawyer of the firm on the roster. @return the licence number */
    public String lawyer(String name) {
        String licence = String.valueOf(LICENCES.getAndIncrement());
        bean(Lawyers.class)
                .save(new Lawyer(licence, name, FIRM, LawyerKind.LAWYER, Degree.BACHELOR, today().minusYears(6)));
        String nomination = "%s-LX-2024-%s".formatted(DISTRICT, licence.substring(11));
        database().sql("""
                        insert into nomination (dossier_number, district_code, firm_code, licence_number, service_kind,
                                                specialities, reputation, state, nominated_at, ended_at)
                        values (?, ?, ?, ?, 'community', '物业纠纷', '好', 'certified', now(), now())""").params(nomination, DISTRICT, FIRM, licence).update();
        database()
                .sql("""
                        insert into certificate (number, nomination, district_code, firm_code, licence_number, service_kind,
                            issued_on, valid_from, valid_until, renewable_from, education_hours, state)
                        values (?, ?, ?, ?, ?, 'community', ?, ?, ?, ?, 24, 'valid')""")
                .params(nomination.replace("LX", "ZS"), nomination, DISTRICT, FIRM, licence)
                .params(today(), today(), today().plusYears(3), today().plusYears(2))
                .update();
        account("log-" + licence, Role.LAWYER, licence, DISTRICT);
        return licence;
    }

    /** A new community whom the lawyer serves in the afternoon of that weekday, under a filed agreement of a year from today. */
    public Served served(String licence, int weekday) {
        return new Served(licence, weekday);
    }

    /** A community, its head, and who serves it. */
    public class Served {

        public final String community = STREET + "%03d".formatted(COMMUNITIES.getAndIncrement());
        public final String name = "紫阳第%s社区".formatted(community.substring(9));
        public final String account = "log-" + community;
        public final String head = "log-head-" + community;
        public final String licence;
        public final String lawyer;
        public final String dossier;

        private Served(String licence, int weekday) {
            this.licence = licence;
            this.lawyer = "log-" + licence;
            bean(Communities.class).save(new Community(community, name));
            account(account, Role.COMMUNITY, community, DISTRICT);
            account(head, Role.COMMUNITY_HEAD, community, DISTRICT);
            dossier = inTransaction(() -> begun(weekday));
            runJobs();
        }

        /** By the domain's acts alone: quicker than by the flow that leads there. */
        private String begun(int weekday) {
            String number = bean(Matching.class)
                    .open(community, PairingForm.ONE_LAWYER, PairingOrigin.OFFICE, null, Set.of())
                    .dossierNumber();
            bean(Pairings.class).flush();
            database()
                    .sql("update pairing set weekday = ?, half = 'afternoon' where dossier_number = ?")
                    .params(weekday, number)
                    .update();
            bean(EntityManager.class).clear();
            assertThat(bean(OfficeDecision.class).appoint(number, licence, "就近"))
                    .isTrue();
            bean(Term.class).begin(number, today(), today().plusYears(1).minusDays(1));
            return number;
        }

        public Pairing pairing() {
            return bean(Pairings.class).findByDossierNumber(dossier).orElseThrow();
        }

        public void ends() {
            inTransaction(() -> bean(Term.class).end(dossier, "律所停业"));
        }

        /** What the lawyer tells of an hour's advice today, an hour ago. */
        public Map<String, Object> advice() {
            var now = LocalDateTime.ofInstant(clock.instant(), MovableClock.ZONE);
            return told("matter", now.minusHours(1), now, "advice");
        }

        /** A visit of the whole afternoon of that day. */
        public Map<String, Object> visit(LocalDate day) {
            return told("visit", day.atTime(14, 0), day.atTime(17, 0), "reception");
        }

        public Map<String, Object> told(String nature, LocalDateTime from, LocalDateTime until, String kind) {
            Map<String, Object> form = new HashMap<>();
            form.put("community", community);
            form.put("nature", nature);
            form.put("day", from.toLocalDate().toString());
            form.put("from", from.toLocalTime().toString());
            form.put("until", until.toLocalTime().toString());
            form.put("served", "resident");
            form.put("whom", "3幢居民2人");
            form.put("kind", kind);
            form.put("content", "解答楼上渗水的赔偿问题。");
            form.put("result", "告知可以请调委会调解。");
            return form;
        }

        public Log records(Map<String, Object> form) {
            return new Log(this, start(lawyer, "work-log", form));
        }

        /** Recorded and signed. */
        public Log signed(Map<String, Object> form) {
            return records(form).isSigned();
        }
    }

    /** A record. */
    public class Log {

        public final Served served;
        public final String number;

        private Log(Served served, String number) {
            this.served = served;
            this.number = number;
        }

        public LogEntry entry() {
            return bean(LogEntries.class).findByNumber(number).orElseThrow();
        }

        Log is(LogState state) {
            assertThat(entry().state()).isEqualTo(state);
            return this;
        }

        public Log isSigned() {
            signs(served.head);
            return is(LogState.SIGNED);
        }

        void signs(String account) {
            complete(account, task(number, "signLog"), Map.of("signature", "sign"));
        }

        Log isReturned(String reason) {
            complete(served.head, task(number, "signLog"), Map.of("signature", "return", "reason", reason));
            return is(LogState.RETURNED);
        }

        Log isRevised(Map<String, Object> form) {
            var revised = new HashMap<>(form);
            revised.keySet().removeAll(Set.of("community", "nature"));
            revised.put("revision", "resubmit");
            complete(served.lawyer, task(number, "reviseLog"), revised);
            return this;
        }

        Log waitsFor(String step, String group) {
            var task = task(number, step);
            var groups = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                    .map(link -> link.getGroupId())
                    .toList();
            assertThat(groups).containsExactly(group);
            return this;
        }

        Log hasNoTask(String step) {
            assertThat(tasks(number, step)).isEmpty();
            return this;
        }

        /** How many of its tasks the person finds. */
        long seenBy(String account) {
            return as(
                    account,
                    () -> engine.getTaskService()
                            .createTaskQuery()
                            .processInstanceBusinessKey(number)
                            .count());
        }

        Date due(String step) {
            return task(number, step).getDueDate();
        }

        Log endsAt(String event) {
            hasEndedAt(number, "work-log", event);
            return this;
        }

        /** A value the step's form shows. */
        Object shown(String step, String variable) {
            return engine.getTaskService().getVariable(task(number, step).getId(), variable);
        }

        public String dossierText() {
            return String.join(
                    "\n",
                    bean(Dossiers.class).entries(number).stream()
                            .map(entry -> entry.text() + " " + entry.grounds())
                            .toList());
        }
    }

    /** Time has moved, but no timer has gone off yet. */
    void clockShows(LocalDateTime time) {
        clock.moveTo(time);
    }

    /** The weekly timer goes off at that time; other tests may have moved it months ahead. @return when it goes off next */
    Instant reminderGoesOff(LocalDateTime time) {
        clock.moveTo(time);
        engine.getManagementService().setJobDuedate(reminder().getId(), Date.from(clock.instant()));
        runJobs();
        return reminder().getDuedate().toInstant();
    }

    private Job reminder() {
        return engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("duty-reminder")
                .timers()
                .singleResult();
    }

    /** Subjects and texts of what the group was told. */
    List<String> told(String group) {
        return bean(Notices.class).to(List.of(group), "nobody", 100, 0).stream()
                .map(WorklogScenario::words)
                .toList();
    }

    private static String words(Notice notice) {
        return notice.subject() + " " + notice.text();
    }
}
