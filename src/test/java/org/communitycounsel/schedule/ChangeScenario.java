package org.communitycounsel.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.task.Task;
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
import org.communitycounsel.pairing.Agreement;
import org.communitycounsel.pairing.Agreements;
import org.communitycounsel.pairing.Matching;
import org.communitycounsel.pairing.OfficeDecision;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingForm;
import org.communitycounsel.pairing.PairingOrigin;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Party;
import org.communitycounsel.pairing.PublicNotices;
import org.communitycounsel.pairing.Purpose;
import org.communitycounsel.pairing.ServiceHours;
import org.communitycounsel.pairing.Signing;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.pairing.Term;
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Attachment;
import org.communitycounsel.platform.dossier.Attachments;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notice;
import org.communitycounsel.platform.notification.Notices;
import org.communitycounsel.vetting.LawyerLeftRoster;
import org.springframework.context.ApplicationContext;

/** A firm that serves communities and reports a change, and what comes of it. The clock begins on Monday, 9 March 2026, 9:00. */
class ChangeScenario extends Scenario {

    static final String DISTRICT = "330102";
    static final String STREET = "330102092";
    static final String FIRM = "31330000CHG000001";
    static final String OTHER_FIRM = "31330000CHG000002";
    static final String FIRM_ACCOUNT = "chg-firm";
    static final String OFFICE = "chg-office";
    static final String SUPERVISOR = "chg-supervisor";
    static final String JUSTICE = "chg-justice";

    private static final AtomicLong LICENCES = new AtomicLong(13301202192000001L);
    private static final AtomicInteger COMMUNITIES = new AtomicInteger(1);

    ChangeScenario(ApplicationContext beans) {
        super(beans);
        bean(Districts.class).register(DISTRICT, "上城区", "杭州市");
        bean(Streets.class).save(new Street(STREET, "望江街道"));
        bean(LawFirms.class).save(new LawFirm(FIRM, "浙江望江律师事务所", DISTRICT, null));
        bean(LawFirms.class).save(new LawFirm(OTHER_FIRM, "浙江婺江律师事务所", DISTRICT, null));
        account(FIRM_ACCOUNT, Role.LAW_FIRM, FIRM, DISTRICT);
        account("chg-other-firm", Role.LAW_FIRM, OTHER_FIRM, DISTRICT);
        account(OFFICE, Role.COORDINATION_OFFICE, DISTRICT, DISTRICT);
        account(SUPERVISOR, Role.SUPERVISOR, DISTRICT, DISTRICT);
        account(JUSTICE, Role.JUSTICE_OFFICE, STREET, DISTRICT);
    }

    // --- who there is

    /** A lawyer of the firm on the roster. @return the licence number */
    String lawyer(String name) {
        return lawyer(name, FIRM);
    }

    String lawyer(String name, String firm) {
        String licence = String.valueOf(LICENCES.getAndIncrement());
        bean(Lawyers.class)
                .save(new Lawyer(licence, name, firm, LawyerKind.LAWYER, Degree.BACHELOR, today().minusYears(6)));
        String nomination = "%s-LX-2023-%s".formatted(DISTRICT, licence.substring(11));
        database().sql("""
                        insert into nomination (dossier_number, district_code, firm_code, licence_number, service_kind,
                                                specialities, reputation, state, nominated_at, ended_at)
                        values (?, ?, ?, ?, 'community', '物业纠纷', '好', 'certified', now(), now())""").params(nomination, DISTRICT, firm, licence).update();
        database()
                .sql("""
                        insert into certificate (number, nomination, district_code, firm_code, licence_number, service_kind,
                            issued_on, valid_from, valid_until, renewable_from, education_hours, state)
                        values (?, ?, ?, ?, ?, 'community', ?, ?, ?, ?, 24, 'valid')""")
                .params(nomination.replace("LX", "ZS"), nomination, DISTRICT, firm, licence)
                .params(today(), today(), today().plusYears(3), today().plusYears(2))
                .update();
        account("chg-" + licence, Role.LAWYER, licence, DISTRICT);
        return licence;
    }

    /** The certificate is taken away, which everybody learns. */
    void leavesRoster(String licence) {
        losesCertificate(licence);
        inTransaction(() -> beans.publishEvent(new LawyerLeftRoster(DISTRICT + "-ZS-2025-000001", licence, DISTRICT)));
    }

    void losesCertificate(String licence) {
        database()
                .sql("update certificate set state = 'withdrawn', reasons = '测试' where licence_number = ?")
                .param(licence)
                .update();
    }

    /** A lawyer declared a conflict with the community. */
    void declaresConflict(String licence, Served served) {
        database()
                .sql("insert into conflict_of_interest values (?, ?, '曾代理该社区的对方当事人', 'chg-firm', now())")
                .params(licence, served.community)
                .update();
    }

    Served served(String licence) {
        return served(licence, 3);
    }

    /** A new community whom the lawyer serves in the afternoon of that weekday, under a filed agreement of a year from today. */
    Served served(String licence, int weekday) {
        return promised(licence, weekday).begins();
    }

    /** The same while the agreement has yet to be signed. */
    Served promised(String licence, int weekday) {
        return new Served(licence, weekday);
    }

    /** How many places the lawyer holds. */
    int places(String licence) {
        return database()
                .sql("select coalesce(sum(taken), 0) from capacity where holder = 'lawyer' and code = ?")
                .param(licence)
                .query(Integer.class)
                .single();
    }

    /** A community and who serves it. */
    class Served {

        final String community = STREET + "%03d".formatted(COMMUNITIES.getAndIncrement());
        final String name = "望江第%s社区".formatted(community.substring(9));
        final String account = "chg-" + community;
        final String dossier;

        private Served(String licence, int weekday) {
            bean(Communities.class).save(new Community(community, name));
            account(account, Role.COMMUNITY, community, DISTRICT);
            dossier = bean(Matching.class)
                    .open(community, PairingForm.ONE_LAWYER, PairingOrigin.OFFICE, null, Set.of())
                    .dossierNumber();
            database()
                    .sql("update pairing set weekday = ?, half = 'afternoon' where dossier_number = ?")
                    .params(weekday, dossier)
                    .update();
            assertThat(bean(OfficeDecision.class).appoint(dossier, licence, "就近"))
                    .isTrue();
            bean(Signing.class).draft(dossier, Purpose.FIRST);
        }

        private Served begins() {
            sign();
            bean(Signing.class).file(dossier);
            inTransaction(() -> bean(Term.class)
                    .begin(dossier, today(), today().plusYears(1).minusDays(1)));
            runJobs();
            return this;
        }

        void follows(Served earlier) {
            database()
                    .sql("update pairing set predecessor = ? where dossier_number = ?")
                    .params(earlier.pairing().id(), dossier)
                    .update();
        }

        private void sign() {
            String hash = bean(Signing.class).open(dossier).orElseThrow().sha256();
            for (var party : List.of(Party.FIRM, Party.COMMUNITY)) {
                as(party == Party.FIRM ? FIRM_ACCOUNT : account);
                bean(Signing.class).sign(dossier, party, hash, bean(CurrentUser.class));
                signOut();
            }
        }

        /** As the district's table has it where a community is paired with a firm. */
        void isServedOnThe15th() {
            database()
                    .sql(
                            "update service_plan_lawyer set slot = null where plan_id in (select id from service_plan where pairing_id = ?)")
                    .param(pairing().id())
                    .update();
            database().sql("""
                            update service_plan set rule = 'monthlyDay', weekday = null, day_of_month = 15,
                                on_holiday = 'nextWorkingDay' where pairing_id = ?""").param(pairing().id()).update();
        }

        Pairing pairing() {
            return bean(Pairings.class).findByDossierNumber(dossier).orElseThrow();
        }

        Set<String> lawyers() {
            return bean(Staffing.class).serving(pairing());
        }

        /** As residents read it today. */
        PublicNotices.Service shown() {
            return bean(PublicNotices.class)
                    .find(community)
                    .orElseThrow()
                    .services()
                    .get(0);
        }

        String shownLawyers() {
            return shown().lawyers().stream()
                    .map(person -> person.name() + "（" + person.part() + "）")
                    .toList()
                    .toString();
        }

        String hours(LocalDate day) {
            return bean(ServiceHours.class).inWords(pairing().id(), day);
        }

        /** Date, hours and lawyers of the duties listed in that month. */
        List<String> duties(int year, int month) {
            return bean(Timetable.class).ofPlace(community, YearMonth.of(year, month)).stream()
                    .map(line -> "%s %s %s".formatted(line.date(), line.hours(), line.lawyers()))
                    .toList();
        }

        List<Agreement> agreements() {
            return bean(Agreements.class).findByPairingIdOrderById(pairing().id());
        }

        Agreement lastAgreement() {
            return agreements().get(agreements().size() - 1);
        }

        void ends() {
            inTransaction(() -> bean(Term.class).end(dossier, "律所停业"));
        }

        void is(PairingState state) {
            assertThat(pairing().state()).isEqualTo(state);
        }

        // --- the supplement

        Served isToBeSigned() {
            assertThat(tasks(dossier, "signByFirm")).hasSize(1);
            return this;
        }

        Served firmSigns() {
            return signs(FIRM_ACCOUNT, "signByFirm");
        }

        Served signsAndFiles() {
            firmSigns().signs(account, "signByCommunity");
            complete(JUSTICE, task(dossier, "fileAgreement"), Map.of("filing", "file"));
            return this;
        }

        private Served signs(String who, String step) {
            var task = task(dossier, step);
            var hash = engine.getTaskService().getVariable(task.getId(), "documentHash");
            complete(who, task, Map.of("answer", "sign", "documentHash", hash));
            return this;
        }

        void refusesToSign() {
            complete(account, task(dossier, "signByCommunity"), Map.of("answer", "refuse", "reason", "不熟悉接任律师"));
        }

        String dossierText() {
            return text(dossier);
        }
    }

    private String text(String number) {
        return String.join(
                "\n",
                bean(Dossiers.class).entries(number).stream()
                        .map(entry -> entry.text() + " " + entry.grounds())
                        .toList());
    }

    // --- reports

    Map<String, Object> form(Served served, String kind, LocalDate from) {
        Map<String, Object> form = new HashMap<>();
        form.put("pairing", served.dossier);
        form.put("kind", kind);
        form.put("effectiveFrom", from.toString());
        form.put("reason", "workChange");
        form.put("report", "因律师工作变动，原定时间不能到社区，申请调整。");
        return form;
    }

    /** That the service be on Thursday morning. */
    Map<String, Object> hours(Served served, LocalDate from) {
        return hours(served, from, "4", "morning");
    }

    Map<String, Object> hours(Served served, LocalDate from, String weekday, String half) {
        var form = form(served, "hours", from);
        form.put("weekday", weekday);
        form.put("half", half);
        return form;
    }

    Map<String, Object> lawyer(Served served, LocalDate from, String wished) {
        return wishing(form(served, "lawyer", from), wished);
    }

    Map<String, Object> leave(Served served, LocalDate from, LocalDate until, String wished) {
        var form = wishing(form(served, "leave", from), wished);
        form.put("effectiveUntil", until.toString());
        return form;
    }

    private static Map<String, Object> wishing(Map<String, Object> form, String wished) {
        if (wished != null) {
            form.put("wished", wished);
        }
        return form;
    }

    Map<String, Object> exchange(Served served, Served other, LocalDate from) {
        var form = form(served, "community", from);
        form.put("otherPairing", other.dossier);
        return form;
    }

    static Map<String, Object> because(String reason, Map<String, Object> form) {
        form.put("reason", reason);
        return form;
    }

    Change reported(Map<String, Object> form) {
        return reported(FIRM_ACCOUNT, form);
    }

    Change reported(String account, Map<String, Object> form) {
        return new Change(start(account, "schedule-change", form));
    }

    // --- what becomes of it

    /** A change under way, as its dossier holds it together. */
    class Change {

        final String dossier;

        private Change(String dossier) {
            this.dossier = dossier;
        }

        ScheduleChange change() {
            return bean(ScheduleChanges.class).findByDossierNumber(dossier).orElseThrow();
        }

        Change is(ChangeState state) {
            assertThat(change().state()).isEqualTo(state);
            return this;
        }

        Change waitsFor(String step, String group) {
            var task = task(dossier, step);
            assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
                    .extracting(link -> link.getGroupId())
                    .contains(group);
            return this;
        }

        Change hasNoTask(String step) {
            assertThat(tasks(dossier, step)).isEmpty();
            return this;
        }

        Change isDue(String step, LocalDateTime moment) {
            assertThat(task(dossier, step).getDueDate()).isEqualTo(date(moment));
            return this;
        }

        /** A timer of that event waits for that moment. */
        Change timerGoesOff(String event, LocalDateTime moment) {
            var jobs = engine.getManagementService()
                    .createJobQuery()
                    .activityId(event)
                    .active()
                    .list();
            assertThat(jobs).extracting(job -> job.getDuedate()).contains(date(moment));
            return this;
        }

        private static Date date(LocalDateTime moment) {
            return Date.from(moment.atZone(MovableClock.ZONE).toInstant());
        }

        Task taskOf(String step) {
            return task(dossier, step);
        }

        Object shown(String step, String variable) {
            return engine.getTaskService().getVariable(taskOf(step).getId(), variable);
        }

        Change communitySays(Served served, Map<String, Object> form) {
            complete(served.account, taskOf("hearCommunity", Role.COMMUNITY.at(served.community)), form);
            return this;
        }

        Change lawyerSays(String licence, Map<String, Object> form) {
            complete("chg-" + licence, taskOf("hearLawyer", Role.LAWYER.at(licence)), form);
            return this;
        }

        private Task taskOf(String step, String group) {
            return tasks(dossier, step).stream()
                    .filter(task -> engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                            .anyMatch(link -> group.equals(link.getGroupId())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no task of " + group));
        }

        /** All who are asked agree. */
        Change isHeard() {
            for (String step : List.of("hearCommunity", "hearLawyer")) {
                for (Task task : tasks(dossier, step)) {
                    complete(accountOf(task), task, Map.of("opinion", "agree"));
                }
            }
            return this;
        }

        private String accountOf(Task task) {
            String group = engine.getTaskService()
                    .getIdentityLinksForTask(task.getId())
                    .get(0)
                    .getGroupId();
            return "chg-" + group.substring(group.indexOf('.') + 1);
        }

        Change officeDecides(Map<String, Object> form) {
            complete(OFFICE, taskOf("reallocate"), form);
            return this;
        }

        Change isApproved() {
            return officeDecides(Map.of("decision", "approve", "decisionReason", "安排合理"));
        }

        /** The office's account claims the task, as Tasklist asks for before it can be done. */
        Change officeTakesItOn() {
            String task = taskOf("reallocate").getId();
            as(OFFICE);
            engine.getTaskService().claim(task, OFFICE);
            signOut();
            return this;
        }

        Change isApprovedWith(String licence) {
            return officeDecides(approving(licence));
        }

        Change isRefused(String reason) {
            return officeDecides(Map.of("decision", "refuse", "decisionReason", reason));
        }

        Change supervisorDecides(Map<String, Object> form) {
            complete(SUPERVISOR, taskOf("decideBySupervisor"), form);
            return this;
        }

        Change firmMovesTo(LocalDate from) {
            complete(FIRM_ACCOUNT, taskOf("reviseRequest"), Map.of("effectiveFrom", from.toString()));
            return this;
        }

        Change dossierSays(String... texts) {
            assertThat(text(dossier)).contains(texts);
            return this;
        }

        Change hears(String group, String text) {
            assertThat(notices(group)).contains(text);
            return this;
        }

        String notices(String group) {
            return String.join(
                    "\n",
                    bean(Notices.class).to(List.of(group), "nobody", 100, 0).stream()
                            .filter(notice -> dossier.equals(notice.dossierNumber()))
                            .map(Notice::text)
                            .toList());
        }

        List<Attachment> documents() {
            return bean(Attachments.class).of(dossier);
        }

        /** Nothing waits any more. */
        Change hasEndedAt(String event) {
            ChangeScenario.this.hasEndedAt(dossier, "schedule-change", event);
            assertThat(engine.getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(dossier)
                            .count())
                    .isZero();
            assertThat(bean(Dossiers.class).find(dossier).orElseThrow().closedAt())
                    .isNotNull();
            return this;
        }
    }

    static Map<String, Object> approving(String licence) {
        return Map.of("decision", "approve", "takenOverBy", licence, "decisionReason", "该律师有余力，离社区近");
    }
}
