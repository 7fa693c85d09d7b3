package org.communitycounsel.pairing;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
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
import org.communitycounsel.pairing.process.PairingAgreement;
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notice;
import org.communitycounsel.platform.notification.Notices;
import org.communitycounsel.vetting.LawyerLeftRoster;
import org.springframework.context.ApplicationContext;

/** Who does what until a community has its lawyer, and what comes of it; hides engine, clock and accounts from the tests. */
class PairingScenario extends Scenario {

    static final String SHANGCHENG = "330102";
    static final String HUANGPU = "310101";
    static final String FIRM = "31330000TEST00011";
    static final String OTHER_FIRM = "31330000TEST00012";

    private static final AtomicLong LICENCES = new AtomicLong(13301202110000001L);
    private static final AtomicLong COMMUNITIES = new AtomicLong(1);

    final String district;

    PairingScenario(ApplicationContext beans) {
        this(beans, SHANGCHENG, "上城区", "杭州市");
    }

    PairingScenario(ApplicationContext beans, String district, String name, String city) {
        super(beans);
        this.district = district;
        database()
                .sql("update certificate set state = 'expired', reasons = '前一测试' where state = 'valid'")
                .update();
        place(name, city);
    }

    private void place(String name, String city) {
        beans.getBean(Districts.class).register(district, name, city);
        if (!beans.getBean(Streets.class).existsById(street())) {
            beans.getBean(Streets.class).save(new Street(street(), "清波街道"));
        }
        for (String firm : List.of(FIRM, OTHER_FIRM)) {
            if (!beans.getBean(LawFirms.class).existsById(firm)) {
                beans.getBean(LawFirms.class)
                        .save(new LawFirm(firm, "浙江" + (firm.equals(FIRM) ? "澄湖" : "吴山") + "律师事务所", SHANGCHENG, null));
            }
        }
        account(street(), Role.JUSTICE_OFFICE, street());
        account(FIRM, Role.LAW_FIRM, FIRM);
        account(OTHER_FIRM, Role.LAW_FIRM, OTHER_FIRM);
        account("cityBureau" + district, Role.CITY_BUREAU, district.substring(0, 4));
    }

    private String street() {
        return district + "088";
    }

    // --- who there is

    /** A community of the street that has no lawyer. */
    String community() {
        return community("测试社区");
    }

    String community(String name) {
        String code = nextCode(street());
        beans.getBean(Communities.class).save(new Community(code, name));
        account(code, Role.COMMUNITY, code);
        return code;
    }

    private static String nextCode(String street) {
        return street + "%03d".formatted(COMMUNITIES.getAndIncrement());
    }

    /** A community without an account, for threads. */
    String communityUnattended() {
        String code = nextCode(street());
        beans.getBean(Communities.class).save(new Community(code, "测试社区"));
        return code;
    }

    String communityOf(String street) {
        if (!beans.getBean(Streets.class).existsById(street)) {
            beans.getBean(Streets.class).save(new Street(street, "湖滨街道"));
        }
        String code = nextCode(street);
        beans.getBean(Communities.class).save(new Community(code, "邻街社区"));
        return code;
    }

    /** A lawyer of the first firm on the district's roster. @return the licence number */
    String lawyer() {
        return lawyer(FIRM, "周明", "物业纠纷", null);
    }

    String lawyer(String firm, String name, String specialities, String languages) {
        String licence = String.valueOf(LICENCES.getAndIncrement());
        beans.getBean(Lawyers.class)
                .save(new Lawyer(licence, name, firm, LawyerKind.LAWYER, Degree.BACHELOR, today().minusYears(6)));
        database()
                .sql("update lawyer set languages = ? where licence_number = ?")
                .params(languages, licence)
                .update();
        certify(licence, firm, specialities);
        account(licence, Role.LAWYER, licence);
        return licence;
    }

    private void certify(String licence, String firm, String specialities) {
        String nomination = "%s-LX-2025-%s".formatted(district, licence.substring(11));
        database()
                .sql("""
                        insert into nomination (dossier_number, district_code, firm_code, licence_number, service_kind,
                                                specialities, reputation, state, nominated_at, ended_at)
                        values (?, ?, ?, ?, 'community', ?, '好', 'certified', now(), now())""")
                .params(nomination, district, firm, licence, specialities)
                .update();
        database()
                .sql("""
                        insert into certificate (number, nomination, district_code, firm_code, licence_number, service_kind,
                            issued_on, valid_from, valid_until, renewable_from, education_hours, state)
                        values (?, ?, ?, ?, ?, 'community', ?, ?, ?, ?, 24, 'valid')""")
                .params(
                        nomination.replace("LX", "ZS"),
                        nomination,
                        district,
                        firm,
                        licence,
                        today(),
                        today(),
                        today().plusYears(3),
                        today().plusYears(2))
                .update();
    }

    /** The lawyer's certificate is of that district. */
    void isOfDistrict(String licence, String code) {
        beans.getBean(Districts.class).register(code, "拱墅区", "杭州市");
        database()
                .sql("update certificate set district_code = ? where licence_number = ?")
                .params(code, licence)
                .update();
    }

    void recommendedFor(String licence, String street) {
        database().sql("""
                        insert into nomination_street (dossier_number, street_code)
                        select dossier_number, ? from nomination where licence_number = ?""").params(street, licence).update();
    }

    void leavesRoster(String licence) {
        database()
                .sql("update certificate set state = 'withdrawn', reasons = '测试' where licence_number = ?")
                .param(licence)
                .update();
        inTransaction(() -> beans.publishEvent(new LawyerLeftRoster(district + "-ZS-2025-000001", licence, district)));
    }

    /** The lawyer serves that many communities already. */
    void serves(String licence, int communities) {
        for (int n = 0; n < communities; n++) {
            inTransaction(() -> begun(community("已结对社区"), licence));
        }
    }

    /** The lawyer serves the community, by the domain's acts alone and what they set off: quicker than by the flow that leads there. */
    Case serving(String community, String licence) {
        String dossier = inTransaction(() -> begun(community, licence));
        runJobs();
        return new Case(dossier);
    }

    private String begun(String community, String licence) {
        String dossier = beans.getBean(Matching.class)
                .open(community, PairingForm.ONE_LAWYER, PairingOrigin.OFFICE, null, Set.of())
                .dossierNumber();
        Assertions.assertThat(beans.getBean(OfficeDecision.class).appoint(dossier, licence, "测试"))
                .isTrue();
        beans.getBean(Term.class).begin(dossier, today(), today().plusYears(1).minusDays(1));
        return dossier;
    }

    /** The pairing's service is at another time, whatever its agreement says. */
    void servesNow(Case pairing, int weekday, Half half) {
        database()
                .sql("update service_plan set weekday = ?, half = ? where pairing_id = ?")
                .params(weekday, half.id(), pairing.pairing().id())
                .update();
        database()
                .sql("update service_plan_lawyer set slot = (select slot from service_plan where id = plan_id) "
                        + "where plan_id in (select id from service_plan where pairing_id = ?)")
                .param(pairing.pairing().id())
                .update();
    }

    // --- acts

    /** The justice office begins for the community, one lawyer. */
    Case begun(String community) {
        return begun(community, PairingForm.ONE_LAWYER);
    }

    Case begun(String community, PairingForm form) {
        return started(street(), Map.of("community", community, "pairingForm", form.id()));
    }

    Case started(String account, Map<String, Object> form) {
        var started = new HashMap<>(form);
        started.put("district", district);
        return new Case(start(account, "pairing-agreement", started));
    }

    /** Accounts of the scenario work in its district. */
    void account(String id, Role role, String place) {
        account(id, role, place, district);
    }

    /** The search that is under way for the community. */
    Case searchFor(String community) {
        return new Case(beans.getBean(Pairings.class)
                .findByCommunityCodeAndStateInOrderById(community, List.of(PairingState.SEEKING, PairingState.CHOSEN))
                .get(0)
                .dossierNumber());
    }

    /** A pairing under way, as its dossier holds it together. */
    class Case {

        final String dossier;

        Case(String dossier) {
            this.dossier = dossier;
        }

        Pairing pairing() {
            return beans.getBean(Pairings.class).findByDossierNumber(dossier).orElseThrow();
        }

        List<String> lawyers() {
            return beans
                    .getBean(PairedLawyers.class)
                    .findByPairingIdAndReleasedAtIsNullOrderById(pairing().id())
                    .stream()
                    .map(PairedLawyer::licenceNumber)
                    .toList();
        }

        /** Licence numbers, or firm codes, in the order of the last round's recommendation. */
        List<String> recommended() {
            return lastRound().stream()
                    .map(candidate ->
                            candidate.licenceNumber() == null ? candidate.firmCode() : candidate.licenceNumber())
                    .toList();
        }

        List<Candidate> lastRound() {
            return beans.getBean(Candidates.class)
                    .findByPairingIdAndRoundOrderByPointsDescIdAsc(
                            pairing().id(), pairing().choiceRound());
        }

        CandidateState of(String candidate) {
            return lastRound().stream()
                    .filter(one -> candidate.equals(one.licenceNumber()) || candidate.equals(one.firmCode()))
                    .map(Candidate::state)
                    .findFirst()
                    .orElseThrow();
        }

        // --- whose turn

        Case waitsFor(String group, String taskKey) {
            assertThat(task(taskKey)).hasCandidateGroup(group);
            return this;
        }

        Case waitsFor(String group, String taskKey, LocalDate due) {
            assertThat(task(taskKey)).hasCandidateGroup(group).hasDueDate(endOf(due));
            return this;
        }

        /** What the task's form can show. */
        Case shows(String taskKey, String text) {
            var variables =
                    engine.getTaskService().getVariables(task(taskKey).getId()).values();
            Assertions.assertThat(variables.toString()).contains(text);
            return this;
        }

        Case hasNoTask(String taskKey) {
            Assertions.assertThat(tasks(taskKey)).isEmpty();
            return this;
        }

        private Task task(String step) {
            return PairingScenario.this.task(dossier, step);
        }

        private List<Task> tasks(String step) {
            return PairingScenario.this.tasks(dossier, step);
        }

        private Case complete(String account, Task task, Map<String, Object> form) {
            PairingScenario.this.complete(account, task, form);
            return this;
        }

        // --- what people do

        Case says(String account, String taskKey, Map<String, Object> form) {
            complete(account, task(taskKey), form);
            return this;
        }

        Case needsNothing() {
            return needs(Map.of());
        }

        Case needs(Map<String, Object> form) {
            return complete(pairing().communityCode(), task("stateNeeds"), form);
        }

        /** @param choices licence numbers or firm codes, the first choice first */
        Case prefers(String... choices) {
            var keys = List.of("firstChoice", "secondChoice", "thirdChoice");
            Map<String, Object> form = new HashMap<>();
            for (int n = 0; n < choices.length; n++) {
                form.put(keys.get(n), idOf(choices[n]));
            }
            return prefersAs(form);
        }

        Case prefersAs(Map<String, Object> form) {
            return complete(pairing().communityCode(), task("rankCandidates"), form);
        }

        String idOf(String candidate) {
            return lastRound().stream()
                    .filter(one -> candidate.equals(one.licenceNumber()) || candidate.equals(one.firmCode()))
                    .map(one -> one.id().toString())
                    .findFirst()
                    .orElseThrow();
        }

        Case firmConsents() {
            return firmAnswers(FIRM, Map.of("answer", "agree"));
        }

        Case firmNames(String firm, String... liaisons) {
            return firmAnswers(firm, Map.of("answer", "agree", "liaisons", Flows.json(Arrays.asList(liaisons))));
        }

        Case firmAnswers(String firm, Map<String, Object> form) {
            return complete(firm, task("consentByFirm"), form);
        }

        Case lawyerConsents(String licence) {
            return lawyerAnswers(licence, Map.of("answer", "agree"));
        }

        Case lawyerAnswers(String licence, Map<String, Object> form) {
            return complete(licence, ofLawyer(licence), form);
        }

        private Task ofLawyer(String licence) {
            return tasks("consentByLawyer").stream()
                    .filter(task -> licence.equals(engine.getTaskService().getVariable(task.getId(), "lawyer")))
                    .findFirst()
                    .orElseThrow();
        }

        /** The community wants the lawyer, firm and lawyer consent. */
        Case chooses(String licence) {
            return needsNothing().prefers(licence).firmConsents().lawyerConsents(licence);
        }

        Case opines(String opinion) {
            return complete(pairing().communityCode(), task("giveOpinion"), Map.of("opinion", opinion));
        }

        Case officeAppoints(String licence) {
            return officeDecides(Map.of("appointment", "appoint", "licenceNumber", licence, "reason", "就近、方便居民"));
        }

        Case officeDecides(Map<String, Object> form) {
            return complete(street(), task("decidePairing"), form);
        }

        Case bureauDecides(String consent) {
            return complete(
                    "cityBureau" + district,
                    task("consentToExtraPlace"),
                    Map.of("consent", consent, "reason", "该街道律师不足"));
        }

        /** Firm and community sign the document as it is, the justice office files it. */
        Case isSigned() {
            return firmSigns().communitySigns().officeFiles();
        }

        Case firmSigns() {
            return says(pairing().firmCode(), "signByFirm", Map.of("answer", "sign", "documentHash", documentHash()));
        }

        Case communitySigns() {
            return communityAnswers(Map.of("answer", "sign", "documentHash", documentHash()));
        }

        Case firmAsksForChange(String changes) {
            return says(pairing().firmCode(), "signByFirm", Map.of("answer", "amend", "changes", changes));
        }

        Case officeFiles() {
            return officeFilesAndServiceWaits().begins();
        }

        Case officeFilesAndServiceWaits() {
            return says(pairing().streetCode(), "fileAgreement", Map.of("filing", "file"));
        }

        Case begins() {
            runJobs();
            return this;
        }

        Case officeReturns(String reason) {
            return says(pairing().streetCode(), "fileAgreement", Map.of("filing", "return", "reason", reason));
        }

        Case officeRevises(Map<String, Object> changes) {
            Map<String, Object> form = new HashMap<>(changes);
            form.put("revision", "amend");
            return says(pairing().streetCode(), "reviseAgreement", form);
        }

        Case communityAnswers(Map<String, Object> form) {
            return says(pairing().communityCode(), "signByCommunity", form);
        }

        private String documentHash() {
            return beans.getBean(Signing.class).open(dossier).orElseThrow().sha256();
        }

        Case isNotSigned() {
            firmSigns().communityAnswers(Map.of("answer", "refuse", "reason", "对服务时间有不同意见"));
            runJobs();
            return this;
        }

        Case isCancelled(String reason) {
            beans.getBean(PairingAgreement.class).cancel(dossier, reason);
            return this;
        }

        // --- what comes of it

        String communityName() {
            return beans.getBean(Communities.class)
                    .findById(pairing().communityCode())
                    .orElseThrow()
                    .name();
        }

        /** The hours of service in words, today. */
        String hours() {
            return beans.getBean(ServiceHours.class).inWords(pairing().id(), today());
        }

        Case is(PairingState state) {
            Assertions.assertThat(pairing().state()).isEqualTo(state);
            return this;
        }

        Case dossierSays(String text) {
            Assertions.assertThat(beans.getBean(Dossiers.class).entries(dossier))
                    .anySatisfy(entry -> Assertions.assertThat(entry.text() + " " + entry.grounds())
                            .contains(text));
            return this;
        }

        List<String> noticesTo(String group) {
            return beans.getBean(Notices.class).to(List.of(group), "nobody", 100, 0).stream()
                    .filter(notice -> dossier.equals(notice.dossierNumber()))
                    .map(Notice::text)
                    .toList();
        }

        Case hasEnded() {
            return hasNoFlow("pairing-agreement");
        }

        Case hasNoFlow(String process) {
            Assertions.assertThat(engine.getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(dossier)
                            .processDefinitionKey(process)
                            .count())
                    .isZero();
            return this;
        }
    }
}
