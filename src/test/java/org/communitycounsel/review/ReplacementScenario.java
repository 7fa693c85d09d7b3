package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
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
import org.communitycounsel.schedule.Timetable;
import org.communitycounsel.vetting.LawyerLeftRoster;
import org.springframework.context.ApplicationContext;

/** Communities that are served, and what happens when a lawyer is to be replaced there. The clock begins on Monday, 9 March 2026, 9:00. */
public class ReplacementScenario extends Scenario {

    static final String DISTRICT = "330102";
    static final String STREET = "330102095";
    static final String FIRM = "31330000REP000001";
    static final String OTHER_FIRM = "31330000REP000002";
    static final String FIRM_ACCOUNT = "rep-firm";
    static final String OTHER_FIRM_ACCOUNT = "rep-other-firm";
    static final String OFFICE = "rep-office";
    static final String SUPERVISOR = "rep-supervisor";
    static final String JUSTICE = "rep-justice";

    private static final AtomicLong LICENCES = new AtomicLong(13301202195000001L);
    private static final AtomicInteger COMMUNITIES = new AtomicInteger(1);

    ReplacementScenario(ApplicationContext beans) {
        this(beans, MovableClock.START);
    }

    /** @param begin when it begins; who serves has a term of a year from then */
    ReplacementScenario(ApplicationContext beans, LocalDateTime begin) {
        super(beans);
        clock.moveTo(begin);
        bean(Districts.class).register(DISTRICT, "上城区", "杭州市");
        bean(Streets.class).save(new Street(STREET, "南星街道"));
        bean(LawFirms.class).save(new LawFirm(FIRM, "浙江南星律师事务所", DISTRICT, null));
        bean(LawFirms.class).save(new LawFirm(OTHER_FIRM, "浙江复兴律师事务所", DISTRICT, null));
        account(FIRM_ACCOUNT, Role.LAW_FIRM, FIRM, DISTRICT);
        account(OTHER_FIRM_ACCOUNT, Role.LAW_FIRM, OTHER_FIRM, DISTRICT);
        account(OFFICE, Role.COORDINATION_OFFICE, DISTRICT, DISTRICT);
        account(SUPERVISOR, Role.SUPERVISOR, DISTRICT, DISTRICT);
        account(JUSTICE, Role.JUSTICE_OFFICE, STREET, DISTRICT);
        emptyRoster();
    }

    /** Who is left of other tests would cover and be recommended here. */
    private void emptyRoster() {
        database()
                .sql("update certificate set state = 'expired' where district_code = ? and state = 'valid'")
                .param(DISTRICT)
                .update();
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
        String nomination = "%s-LX-2022-%s".formatted(DISTRICT, licence.substring(11));
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
        account("rep-" + licence, Role.LAWYER, licence, DISTRICT);
        return licence;
    }

    /** The certificate is taken away, which everybody learns. */
    void leavesRoster(String licence) {
        losesCertificate(licence);
        inTransaction(() -> beans.publishEvent(new LawyerLeftRoster(certificate(licence), licence, DISTRICT)));
        runJobs();
    }

    void losesCertificate(String licence) {
        database()
                .sql("update certificate set state = 'withdrawn', reasons = '测试' where licence_number = ?")
                .param(licence)
                .update();
    }

    private String certificate(String licence) {
        return database()
                .sql("select number from certificate where licence_number = ?")
                .param(licence)
                .query(String.class)
                .single();
    }

    void getsCertificateBack(String licence) {
        database()
                .sql("update certificate set state = 'valid', reasons = null where licence_number = ?")
                .param(licence)
                .update();
    }

    /** How many places the lawyer holds. */
    int places(String licence) {
        return database()
                .sql("select coalesce(sum(taken), 0) from capacity where holder = 'lawyer' and code = ?")
                .param(licence)
                .query(Integer.class)
                .single();
    }

    Served served(String licence) {
        return new Served(PairingForm.ONE_LAWYER, licence);
    }

    /** A community paired with the firm, whose liaison lawyers are those. */
    Served servedByFirm(String... licences) {
        return new Served(PairingForm.FIRM, licences);
    }

    /** A dispute of the community, for which the lawyer has accepted to mediate. @return its number */
    String disputeMediatedBy(String licence, Served served) {
        String dispute = start(
                served.account,
                "dispute-escalation",
                Map.of(
                        "community", served.community,
                        "kind", "neighbours",
                        "partiesOne", "王秀兰，3幢2单元居民，13800001234",
                        "partiesOther", "陈建国，3幢3单元居民，13800005678",
                        "matter", "楼上漏水，双方争执多次，要求赔偿装修损失。",
                        "people", 2));
        runJobs();
        complete(JUSTICE, task(dispute, "inviteMediator"), Map.of("mediator", licence));
        complete("rep-" + licence, task(dispute, "answerInvitation"), Map.of("answer", "accept"));
        runJobs();
        return dispute;
    }

    /** A community and who serves it, under a filed agreement of a year from today. */
    class Served {

        final String community = STREET + "%03d".formatted(COMMUNITIES.getAndIncrement());
        final String name = "南星第%s社区".formatted(community.substring(9));
        final String account = "rep-" + community;
        final String dossier;

        private Served(PairingForm form, String... licences) {
            bean(Communities.class).save(new Community(community, name));
            account(account, Role.COMMUNITY, community, DISTRICT);
            dossier = bean(Matching.class)
                    .open(community, form, PairingOrigin.OFFICE, null, Set.of())
                    .dossierNumber();
            assertThat(bean(OfficeDecision.class).appoint(dossier, licences[0], "就近"))
                    .isTrue();
            Arrays.stream(licences).skip(1).forEach(this::joins);
            begins(dossier, FIRM_ACCOUNT);
        }

        private void joins(String licence) {
            database()
                    .sql("insert into capacity (holder, code, places) values ('lawyer', ?, 5) on conflict do nothing")
                    .param(licence)
                    .update();
            database()
                    .sql(
                            "insert into paired_lawyer (pairing_id, licence_number, part, held_at) values (?, ?, 'liaison', ?)")
                    .params(pairing().id(), licence, clock.instant().atOffset(java.time.ZoneOffset.UTC))
                    .update();
        }

        /** The agreement is signed and filed, and service begins. */
        void begins(String pairing, String firm) {
            var signing = bean(Signing.class);
            signing.draft(pairing, Purpose.FIRST);
            String hash = signing.open(pairing).orElseThrow().sha256();
            for (var party : List.of(Party.FIRM, Party.COMMUNITY)) {
                as(party == Party.FIRM ? firm : account);
                signing.sign(pairing, party, hash, bean(CurrentUser.class));
                signOut();
            }
            signing.file(pairing);
            inTransaction(() -> bean(Term.class)
                    .begin(pairing, today(), today().plusYears(1).minusDays(1)));
            runJobs();
        }

        Pairing pairing() {
            return bean(Pairings.class).findByDossierNumber(dossier).orElseThrow();
        }

        /** The names of who serves by the first pairing now. */
        Set<String> lawyers() {
            return bean(Staffing.class).serving(pairing()).stream()
                    .map(licence ->
                            bean(Lawyers.class).findById(licence).orElseThrow().name())
                    .collect(Collectors.toSet());
        }

        /** The search that is under way, which there has to be. */
        Pairing search() {
            return bean(Pairings.class)
                    .findByCommunityCodeAndStateInOrderById(
                            community, Set.of(PairingState.SEEKING, PairingState.CHOSEN))
                    .get(0);
        }

        boolean isSearching() {
            return bean(Pairings.class)
                    .existsByCommunityCodeAndStateIn(community, Set.of(PairingState.SEEKING, PairingState.CHOSEN));
        }

        /** The search is cut short: the justice office appoints, and service begins. */
        void findsSuccessor(String licence, String firm) {
            String found = search().dossierNumber();
            assertThat(bean(OfficeDecision.class).appoint(found, licence, "就近")).isTrue();
            begins(found, firm);
        }

        /** The search comes to nothing. */
        void findsNobody(String reason) {
            String search = search().dossierNumber();
            inTransaction(() -> bean(Matching.class).fail(search, reason));
            runJobs();
        }

        /** As residents read it today: names with what they are. */
        String shown() {
            return bean(PublicNotices.class).find(community).orElseThrow().services().stream()
                    .flatMap(service -> service.lawyers().stream())
                    .map(person -> person.name() + "（" + person.part() + "）")
                    .toList()
                    .toString();
        }

        /** The firm residents are shown with the lawyers, on the notice and in the street's list. */
        String firmShown() {
            var notices = bean(PublicNotices.class);
            String firm =
                    notices.find(community).orElseThrow().services().get(0).firm();
            assertThat(notices.of(community.substring(0, 9), "").stream()
                            .filter(line -> line.code().equals(community))
                            .map(PublicNotices.Line::firms))
                    .containsExactly(firm);
            return firm;
        }

        /** Dates and lawyers of the duties listed in that month. */
        List<String> duties(int year, int month) {
            return bean(Timetable.class).ofPlace(community, YearMonth.of(year, month)).stream()
                    .map(line -> "%s %s".formatted(line.date(), line.lawyers()))
                    .toList();
        }

        void ends(String reason) {
            inTransaction(() -> bean(Term.class).end(dossier, reason));
            runJobs();
        }

        void is(PairingState state) {
            assertThat(pairing().state()).isEqualTo(state);
        }

        // --- the supplement

        Served firmSigns() {
            return signs(FIRM_ACCOUNT, "signByFirm");
        }

        void signsAndFiles() {
            firmSigns().signs(account, "signByCommunity");
            complete(JUSTICE, task(dossier, "fileAgreement"), Map.of("filing", "file"));
            runJobs();
        }

        private Served signs(String who, String step) {
            var task = task(dossier, step);
            var hash = engine.getTaskService().getVariable(task.getId(), "documentHash");
            complete(who, task, Map.of("answer", "sign", "documentHash", hash));
            return this;
        }

        void refusesToSign() {
            complete(account, task(dossier, "signByCommunity"), Map.of("answer", "refuse", "reason", "不熟悉接任律师"));
            runJobs();
        }

        // --- what opens a replacement

        /** As the community fills in the form. */
        Case reports(String licence) {
            return reports(account, licence, "3月4日、11日值班未到，事先没有说明，居民白等半天。");
        }

        Case reports(String who, String licence, String facts) {
            return new Case(
                    this,
                    start(who, "lawyer-replacement", Map.of("servingLawyer", dossier + " " + licence, "facts", facts)));
        }

        Case fails(String licence) {
            return fails(licence, "330102-KP-2026-%s".formatted(licence.substring(11)));
        }

        Case fails(String licence, String review) {
            tells(new LawyerFailed(pairing().id(), licence, review, "总分52分，不合格（HZ09-7.4d）"));
            return open(licence);
        }

        Case isAbsent(String licence, int times, String days) {
            tells(new AbsentAtSpotChecks(pairing().id(), licence, times, days));
            return open(licence);
        }

        void tells(Object event) {
            inTransaction(() -> beans.publishEvent(event));
            runJobs();
        }

        /** The replacement of the lawyer that is under way here. */
        Case open(String licence) {
            return new Case(
                    this,
                    bean(ReplacementGrounds.class)
                            .underWay(pairing().id(), licence)
                            .orElseThrow()
                            .dossierNumber());
        }

        /** How many replacements of the lawyer there were here. */
        int replacements(String licence) {
            return database()
                    .sql("select count(*) from replacement where pairing_id = ? and licence_number = ?")
                    .params(pairing().id(), licence)
                    .query(Integer.class)
                    .single();
        }
    }

    /** A replacement under way, as its dossier holds it together. */
    class Case {

        final Served served;
        final String dossier;

        private Case(Served served, String dossier) {
            this.served = served;
            this.dossier = dossier;
        }

        Replacement replacement() {
            return bean(Replacements.class).of(dossier);
        }

        Case is(ReplacementState state) {
            assertThat(replacement().state()).isEqualTo(state);
            return this;
        }

        Task taskOf(String step) {
            return task(dossier, step);
        }

        Case waitsFor(String step, String group) {
            assertThat(engine.getTaskService()
                            .getIdentityLinksForTask(taskOf(step).getId()))
                    .extracting(link -> link.getGroupId())
                    .contains(group);
            return this;
        }

        Case hasNoTask(String step) {
            assertThat(tasks(dossier, step)).isEmpty();
            return this;
        }

        Case isDueOn(String step, LocalDate day) {
            assertThat(taskOf(step).getDueDate()).isEqualTo(endOf(day));
            return this;
        }

        /** What the form of the step shows under that name. */
        String shown(String step, String variable) {
            return String.valueOf(
                    engine.getTaskService().getVariable(taskOf(step).getId(), variable));
        }

        Case does(String who, String step, Map<String, Object> form) {
            complete(who, taskOf(step), form);
            runJobs();
            return this;
        }

        // --- heard and decided

        Case lawyerObjects(String text) {
            return does(
                    "rep-" + replacement().licenceNumber(),
                    "hearLawyer",
                    Map.of("opinion", "object", "opinionText", text));
        }

        Case lawyerAccepts() {
            return does("rep-" + replacement().licenceNumber(), "hearLawyer", Map.of("opinion", "accept"));
        }

        Case firmAccepts() {
            return does(FIRM_ACCOUNT, "hearFirm", Map.of("opinion", "accept"));
        }

        Case isHeard() {
            return lawyerAccepts().firmAccepts();
        }

        Case officeConfirms() {
            return does(OFFICE, "confirmCause", CONFIRMED);
        }

        Case officeRejects(String reason) {
            return does(OFFICE, "confirmCause", Map.of("confirmation", "reject", "confirmReason", reason));
        }

        // --- arranged

        /** The lawyer serves until that day; that lawyer covers. */
        Case isArranged(LocalDate lastDay, String cover) {
            return does(OFFICE, "arrangeReplacement", arrangement(lastDay, cover));
        }

        Case isArrangedWithNobody(LocalDate lastDay, String why) {
            var form = arrangement(lastDay, "none");
            form.put("gapReason", why);
            return does(OFFICE, "arrangeReplacement", form);
        }

        /** The day after the last day has begun. */
        Case lastDayPasses() {
            itIs(replacement().lastDay().plusDays(1).atTime(8, 0));
            return this;
        }

        // --- handed over

        Case firmHandsOver() {
            return does(FIRM_ACCOUNT, "handOverByFirm", Map.of("handedOver", true));
        }

        Case isReceived(String who, String step) {
            return does(who, step, Map.of("receipt", "complete"));
        }

        /** Firm, who covers and community sign. */
        Case isHandedOver() {
            firmHandsOver();
            String receiver = replacement().cover().licence();
            if (receiver != null) {
                isReceived("rep-" + receiver, "receiveByLawyer");
            }
            return isReceived(served.account, "receiveByCommunity");
        }

        String receipts() {
            return bean(Handover.class).receipts(dossier);
        }

        List<Attachment> documents() {
            return bean(Attachments.class).of(dossier);
        }

        // --- who follows

        Case decides(String course) {
            return does(OFFICE, "decideSuccession", Map.of("course", course, "courseReason", "已征求社区意见"));
        }

        Case firmNames(String licence) {
            return does(FIRM_ACCOUNT, "nameSuccessor", Map.of("naming", "name", "successor", licence));
        }

        Case firmNamesNobody() {
            return does(FIRM_ACCOUNT, "nameSuccessor", Map.of("naming", "none", "noneReason", "本所律师都已满额"));
        }

        // --- what is known

        Case dossierSays(String... texts) {
            assertThat(text(dossier)).contains(texts);
            return this;
        }

        Case dossierSaysNot(String text) {
            assertThat(ReplacementScenario.this.text(dossier)).doesNotContain(text);
            return this;
        }

        Case hears(String group, String... texts) {
            assertThat(notices(group)).contains(texts);
            return this;
        }

        private String notices(String group) {
            return String.join(
                    "\n",
                    bean(Notices.class).to(List.of(group), "nobody", 100, 0).stream()
                            .filter(notice -> dossier.equals(notice.dossierNumber()))
                            .map(Notice::text)
                            .toList());
        }

        /** Nothing waits any more. */
        Case hasEndedAt(String event) {
            ReplacementScenario.this.hasEndedAt(dossier, "lawyer-replacement", event);
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

    String text(String number) {
        return String.join(
                "\n",
                bean(Dossiers.class).entries(number).stream()
                        .map(entry -> entry.text() + " " + entry.grounds())
                        .toList());
    }

    static final Map<String, Object> CONFIRMED = Map.of("confirmation", "confirm", "confirmReason", "多次无故不到，情况属实");

    static Map<String, Object> arrangement(LocalDate lastDay, String cover) {
        Map<String, Object> form = new HashMap<>();
        form.put("lastDay", lastDay.toString());
        form.put("coverBy", cover);
        return form;
    }
}
