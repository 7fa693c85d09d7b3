package org.communitycounsel.vetting;

import static java.util.stream.Collectors.joining;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notice;
import org.communitycounsel.platform.notification.Notices;
import org.communitycounsel.vetting.process.CertificateRenewal;
import org.communitycounsel.vetting.process.LawyerVetting;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Who does what in the vetting of a lawyer, and what comes of it; hides engine, clock and accounts from the tests. */
class VettingScenario extends Scenario {

    static final String DISTRICT = "330102";
    static final String FIRM = "31330000TEST00001";
    static final String OTHER_FIRM = "31330000TEST00002";
    static final String STREET = "330102001";
    static final String OTHER_STREET = "330102003";
    static final String SHANGHAI = "310101";
    static final String SHANGHAI_FIRM = "31310000TEST00001";
    static final String SHANGHAI_STREET = "310101002";
    static final String ASSOCIATION = Role.ASSOCIATION.at("3301");
    static final Set<String> ALL_MATERIALS = Set.of("licenceCopy", "degreeCopy", "healthAndTime", "settlesDisputes");

    private static final AtomicLong LICENCES = new AtomicLong(13301202010000001L);

    private String firm = FIRM;
    private String firmAccount = "firm";
    private String associationAccount = "association";

    VettingScenario(ApplicationContext beans) {
        super(beans);
        place();
    }

    private void place() {
        beans.getBean(Districts.class).register(DISTRICT, "上城区", "杭州市");
        if (!beans.getBean(LawFirms.class).existsById(FIRM)) {
            beans.getBean(Streets.class).saveAll(List.of(new Street(STREET, "清波街道"), new Street(OTHER_STREET, "湖滨街道")));
            beans.getBean(LawFirms.class)
                    .saveAll(List.of(
                            new LawFirm(FIRM, "浙江清波律师事务所", DISTRICT, null),
                            new LawFirm(OTHER_FIRM, "浙江湖滨律师事务所", DISTRICT, null)));
        }
        account("firm", Role.LAW_FIRM, FIRM, DISTRICT);
        account("otherFirm", Role.LAW_FIRM, OTHER_FIRM, DISTRICT);
        account("ofNoFirm", List.of(Role.LAW_FIRM.id()), DISTRICT);
        account("association", Role.ASSOCIATION, "3301", DISTRICT);
        account(STREET, Role.JUSTICE_OFFICE, STREET, DISTRICT);
        account(OTHER_STREET, Role.JUSTICE_OFFICE, OTHER_STREET, DISTRICT);
    }

    /** From here on people of Shanghai's district 黄浦区 act. */
    VettingScenario inShanghai() {
        firm = SHANGHAI_FIRM;
        firmAccount = "shanghaiFirm";
        associationAccount = "shanghaiAssociation";
        beans.getBean(Districts.class).register(SHANGHAI, "黄浦区", "上海市");
        beans.getBean(Streets.class).save(new Street(SHANGHAI_STREET, "外滩街道"));
        beans.getBean(LawFirms.class).save(new LawFirm(firm, "上海外滩律师事务所", SHANGHAI, null));
        account(firmAccount, Role.LAW_FIRM, firm, SHANGHAI);
        account(associationAccount, Role.ASSOCIATION, "3101", SHANGHAI);
        account(SHANGHAI_STREET, Role.JUSTICE_OFFICE, SHANGHAI_STREET, SHANGHAI);
        return this;
    }

    // --- people

    /** A lawyer of the firm who meets every condition. */
    Lawyer lawyer() {
        return lawyer(LawyerKind.LAWYER, Degree.BACHELOR, 6);
    }

    Lawyer lawyer(LawyerKind kind, Degree degree, int yearsOfPractice) {
        return beans.getBean(Lawyers.class)
                .save(new Lawyer(
                        String.valueOf(LICENCES.getAndIncrement()),
                        "周明",
                        firm,
                        kind,
                        degree,
                        today().minusYears(yearsOfPractice)));
    }

    // --- acts

    /** The firm recommends for service in one street, with all materials. */
    Candidate recommended(Lawyer lawyer) {
        return recommended(lawyer, "community", Set.of(STREET), ALL_MATERIALS);
    }

    Candidate recommended(Lawyer lawyer, String serviceKind, Set<String> streets, Set<String> materials) {
        return recommended(firmAccount, lawyer.licenceNumber(), serviceKind, streets, materials);
    }

    Candidate recommended(
            String account, String licenceNumber, String serviceKind, Set<String> streets, Set<String> materials) {
        Map<String, Object> form = new HashMap<>();
        form.put("licenceNumber", licenceNumber);
        form.put("serviceKind", serviceKind);
        form.put("streets", list(streets));
        form.put("materials", list(materials));
        form.put("specialities", "婚姻家庭、劳动争议");
        form.put("reputation", "2024年度优秀人民调解员");
        return started(account, form);
    }

    Candidate started(String account, Map<String, Object> form) {
        return new Candidate(start(account, "lawyer-vetting", form));
    }

    Roster roster() {
        return beans.getBean(Roster.class);
    }

    /** A case as its dossier number holds it together: a nomination, or a certificate. */
    class Candidate {

        private final String dossier;

        Candidate(String dossier) {
            this.dossier = dossier;
        }

        String dossier() {
            return dossier;
        }

        Nomination nomination() {
            return beans.getBean(TransactionTemplate.class).execute(status -> {
                var nomination = beans.getBean(Vetting.class).nomination(dossier);
                nomination.findings();
                nomination.materials();
                nomination.publicity();
                nomination.courses().forEach(Course::attempts);
                return nomination;
            });
        }

        Certificate certificate() {
            return beans.getBean(Certificates.class).findByNomination(dossier).orElseThrow();
        }

        // --- whose turn

        Candidate waitsFor(String group, String taskKey) {
            assertThat(task(taskKey)).hasCandidateGroup(group);
            return this;
        }

        Candidate waitsFor(String group, String taskKey, LocalDate due) {
            assertThat(task(taskKey)).hasCandidateGroup(group).hasDueDate(endOf(due));
            return this;
        }

        Candidate hasNoTask(String taskKey) {
            Assertions.assertThat(tasks(taskKey)).isEmpty();
            return this;
        }

        private Task task(String step) {
            return VettingScenario.this.task(dossier, step);
        }

        List<Task> tasks(String step) {
            return VettingScenario.this.tasks(dossier, step);
        }

        // --- what people do

        Candidate supplements(Set<String> materials) {
            complete(firmAccount, task("supplementNomination"), Map.of("materials", list(materials)));
            return this;
        }

        Candidate isQualified() {
            complete(associationAccount, task("qualifyLawyer"), Map.of("qualification", "qualified"));
            return this;
        }

        Candidate isNotQualified(String reason) {
            complete(associationAccount, task("qualifyLawyer"), Map.of("qualification", "refused", "reason", reason));
            return this;
        }

        Candidate isPublishedIn(String street) {
            complete(street, inStreet("publishParticulars", street), Map.of("publishedAt", "社区公告栏"));
            return this;
        }

        Candidate isNotObjectedIn(String street) {
            complete(street, inStreet("recordOpinions", street), Map.of("opinions", "居委会和居民表示欢迎", "objection", "none"));
            return this;
        }

        Candidate isObjectedIn(String street, String objections) {
            complete(
                    street,
                    inStreet("recordOpinions", street),
                    Map.of("opinions", "有居民提出不同意见", "objection", "raised", "objections", objections));
            return this;
        }

        private Task inStreet(String key, String street) {
            return tasks(key).stream()
                    .filter(task -> street.equals(engine.getTaskService().getVariable(task.getId(), "street")))
                    .findFirst()
                    .orElseThrow();
        }

        /** Published, five working days without objection. */
        Candidate passesPublicity() {
            isPublishedIn(STREET);
            daysPass(8);
            isNotObjectedIn(STREET);
            runJobs();
            return this;
        }

        Candidate objectionsAre(String decision, String reason) {
            complete(
                    associationAccount,
                    task("decideObjections"),
                    Map.of("objectionDecision", decision, "reason", reason));
            runJobs();
            return this;
        }

        Candidate passes(String course, int hours) {
            complete(associationAccount, forCourse(course), Map.of("hours", hours, "courseResult", "passed"));
            runJobs();
            return this;
        }

        Candidate fails(String course) {
            complete(
                    associationAccount,
                    forCourse(course),
                    Map.of("hours", 2, "courseResult", "failed", "reason", "缺课"));
            runJobs();
            return this;
        }

        private Task forCourse(String course) {
            return tasks("recordCourse").stream()
                    .filter(task -> engine.getTaskService()
                            .getVariable(task.getId(), "course")
                            .toString()
                            .contains("\"" + course + "\""))
                    .findFirst()
                    .orElseThrow();
        }

        Candidate passesAllCourses() {
            return passes("classroom", 8)
                    .passes("online", 12)
                    .passes("seminar", 4)
                    .passes("discipline", 4);
        }

        Candidate isCertified() {
            return isQualified().passesPublicity().passesAllCourses();
        }

        Candidate isWithdrawn(String reason) {
            beans.getBean(LawyerVetting.class).withdraw(dossier, reason);
            return this;
        }

        // --- the certificate's own case

        Candidate ofCertificate() {
            return new Candidate(certificate().number());
        }

        Certificate itself() {
            return beans.getBean(Certificates.class).findById(dossier).orElseThrow();
        }

        Candidate asksForRenewal(int hours) {
            complete(firmAccount, task("renewCertificate"), Map.of("educationHours", hours, "renewalNote", "已完成"));
            return this;
        }

        Candidate isRenewed(int hours) {
            complete(
                    associationAccount,
                    task("confirmRenewal"),
                    Map.of("confirmedHours", hours, "renewal", "confirmed"));
            return this;
        }

        Candidate isNotRenewed(String reason) {
            complete(
                    associationAccount,
                    task("confirmRenewal"),
                    Map.of("confirmedHours", 0, "renewal", "refused", "reason", reason));
            return this;
        }

        Candidate isTakenOffTheRoster(String reason) {
            beans.getBean(CertificateRenewal.class).withdraw(dossier, reason);
            return this;
        }

        // --- what came of it

        Candidate endedAt(String event) {
            hasEndedAt(dossier, "lawyer-vetting", event);
            return this;
        }

        Candidate isIn(NominationState state) {
            Assertions.assertThat(nomination().state()).isEqualTo(state);
            return this;
        }

        /** Firm and lawyer both have a notice that says so, and the dossier says it too. */
        Candidate firmAndLawyerLearn(String text) {
            var about = Stream.of(Role.LAW_FIRM.at(firm), Role.LAWYER.at(licenceNumber()));
            about.forEach(
                    group -> Assertions.assertThat(notices(group)).as(group).contains(text));
            return dossierSays(text);
        }

        Candidate dossierSays(String text) {
            Assertions.assertThat(beans.getBean(Dossiers.class).entries(dossier).stream()
                            .map(entry -> entry.text() + " " + entry.grounds())
                            .collect(joining("\n")))
                    .contains(text);
            return this;
        }

        Candidate dossierDoesNotSay(String text) {
            Assertions.assertThat(beans.getBean(Dossiers.class).entries(dossier))
                    .noneMatch(entry -> String.valueOf(entry.text()).contains(text)
                            || String.valueOf(entry.grounds()).contains(text));
            return this;
        }

        String notices(String group) {
            return beans.getBean(Notices.class).to(Set.of(group), "firm", 50, 0).stream()
                    .filter(notice -> dossier.equals(notice.dossierNumber()))
                    .map(Notice::text)
                    .collect(joining("\n"));
        }

        private String licenceNumber() {
            return beans.getBean(Nominations.class)
                    .findById(dossier)
                    .map(Nomination::licenceNumber)
                    .orElseGet(() -> itself().licenceNumber());
        }
    }
}
