package org.communitycounsel.vetting.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.StartStep;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.DemoActors;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.vetting.Certification;
import org.communitycounsel.vetting.Nominations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo's lawyers in every state of the vetting, brought there through the flow itself, as people would; time is made
 * to pass by running timers early. Only where the demo is on, and nobody has been nominated yet.
 */
@Component
class VettingDemo extends StartStep {

    private static final Set<String> ALL_MATERIALS =
            Set.of("licenceCopy", "degreeCopy", "healthAndTime", "settlesDisputes");

    private static final List<String> COURSES = List.of("classroom", "online", "seminar", "discipline");

    /** How far each of the qualified lawyers gets, in turn; the rest are left for the visitors to recommend. */
    private enum Fate {
        /** First, so that the firm of the demo account has a lawyer to recommend by hand. */
        LEFT_ALONE,
        TO_SUPPLEMENT,
        CERTIFIED,
        RENEWAL_DUE,
        IN_QUALIFICATION,
        CERTIFIED_AGAIN,
        NOT_YET_PUBLISHED,
        IN_TRAINING,
        OBJECTED,
        OPINIONS_DUE,
        REFUSED,
        CERTIFIED_FOR_REMOTE_SERVICE,
        LEFT_ALONE_TOO,
        IN_PUBLICITY,
        WITHDRAWN,
        LAPSED
    }

    private final ProcessEngine engine;
    private final DemoActors actors;
    private final Nominations nominations;
    private final Certification certification;
    private final LawyerVetting flow;
    private final CertificateRenewal renewal;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Streets streets;
    private final Districts districts;
    private final JdbcClient database;
    private final Clock clock;

    VettingDemo(
            ProcessEngine engine,
            DemoActors actors,
            Nominations nominations,
            Certification certification,
            LawyerVetting flow,
            CertificateRenewal renewal,
            Lawyers lawyers,
            LawFirms firms,
            Streets streets,
            Districts districts,
            JdbcClient database,
            Clock clock) {
        this.engine = engine;
        this.actors = actors;
        this.nominations = nominations;
        this.certification = certification;
        this.flow = flow;
        this.renewal = renewal;
        this.lawyers = lawyers;
        this.firms = firms;
        this.streets = streets;
        this.districts = districts;
        this.database = database;
        this.clock = clock;
    }

    @Override
    protected void run() {
        if (actors.areWanted() && nominations.count() == 0) {
            play();
        }
    }

    private void play() {
        int turn = 0;
        int unqualified = 0;
        for (LawFirm firm : firms.findAll()) {
            for (Lawyer lawyer : lawyers.findByFirmCodeOrderByLicenceNumber(firm.code())) {
                if (meetsConditions(lawyer)) {
                    play(lawyer, firm, Fate.values()[turn++ % Fate.values().length]);
                } else if (lawyer.kind() == LawyerKind.LAWYER && unqualified++ % 3 == 0) {
                    recommend(lawyer, firm, "community", ALL_MATERIALS);
                }
            }
        }
    }

    private boolean meetsConditions(Lawyer lawyer) {
        return lawyer.kind() == LawyerKind.LAWYER
                && lawyer.degree() != Degree.NONE
                && lawyer.goodStanding()
                && lawyer.lastDiscipline() == null
                && lawyer.yearsOfPractice(
                                today(firms.findById(lawyer.firmCode()).orElseThrow()))
                        >= 5;
    }

    private void play(Lawyer lawyer, LawFirm firm, Fate fate) {
        switch (fate) {
            case LEFT_ALONE, LEFT_ALONE_TOO -> {}
            case TO_SUPPLEMENT -> recommend(lawyer, firm, "community", Set.of("licenceCopy", "healthAndTime"));
            case LAPSED -> lapse(recommend(lawyer, firm, "community", Set.of("licenceCopy")));
            case IN_QUALIFICATION -> recommend(lawyer, firm, "community", ALL_MATERIALS);
            case REFUSED ->
                actors.decide(
                        recommend(lawyer, firm, "community", ALL_MATERIALS),
                        "qualifyLawyer",
                        Map.of("qualification", "refused", "reason", "上一服务年度考评不合格，暂不认定。"));
            case WITHDRAWN -> flow.withdraw(recommend(lawyer, firm, "community", ALL_MATERIALS), "该律师已申请调往外地执业。");
            case CERTIFIED_FOR_REMOTE_SERVICE -> certify(recommend(lawyer, firm, "remoteCentre", ALL_MATERIALS));
            case CERTIFIED, CERTIFIED_AGAIN -> certify(recommend(lawyer, firm, "community", ALL_MATERIALS));
            case RENEWAL_DUE -> openRenewal(certify(recommend(lawyer, firm, "community", ALL_MATERIALS)));
            default -> untilPublicity(recommend(lawyer, firm, "community", ALL_MATERIALS), fate);
        }
    }

    private void untilPublicity(String dossier, Fate fate) {
        qualify(dossier);
        if (fate == Fate.NOT_YET_PUBLISHED) {
            return;
        }
        publish(dossier);
        if (fate == Fate.IN_PUBLICITY) {
            return;
        }
        actors.letTimePass(dossier);
        switch (fate) {
            case OBJECTED -> hear(dossier, "raised");
            case IN_TRAINING -> {
                hear(dossier, "none");
                pass(dossier, COURSES.subList(0, 2));
            }
            default -> {}
        }
    }

    private void qualify(String dossier) {
        actors.decide(dossier, "qualifyLawyer", Map.of("qualification", "qualified"));
    }

    private void publish(String dossier) {
        actors.decide(dossier, "publishParticulars", Map.of("publishedAt", "各社区公告栏、街道公众号"));
    }

    private void hear(String dossier, String objection) {
        actors.decide(
                dossier,
                "recordOpinions",
                objection.equals("none")
                        ? Map.of("opinions", "各社区居委会和居民均表示欢迎。", "objection", objection)
                        : Map.of(
                                "opinions", "一位居民提出不同意见，其余表示欢迎。",
                                "objection", objection,
                                "objections", "居民反映该律师曾代理物业公司起诉本小区业主。"));
    }

    private void pass(String dossier, List<String> courses) {
        actors.runJobs(dossier);
        for (Task task : actors.tasks(dossier, "recordCourse")) {
            String course = actors.variable(task, "course");
            if (courses.stream().anyMatch(code -> course.contains("\"" + code + "\""))) {
                actors.complete(task, "association", Map.of("hours", 12, "courseResult", "passed"));
            }
        }
        actors.runJobs(dossier);
    }

    private String certify(String dossier) {
        qualify(dossier);
        publish(dossier);
        actors.letTimePass(dossier);
        hear(dossier, "none");
        pass(dossier, COURSES);
        return dossier;
    }

    private void lapse(String dossier) {
        actors.letTimePass(dossier);
    }

    /** As if the certificate had been issued almost its whole term ago. */
    private void openRenewal(String dossier) {
        String number = database.sql("select number from certificate where nomination = ?")
                .param(dossier)
                .query(String.class)
                .single();
        var certificate = certification.certificate(number);
        long days = certificate.validUntil().toEpochDay()
                - today(firms.findById(certificate.firmCode()).orElseThrow()).toEpochDay()
                - 30;
        database.sql("""
                        update certificate set issued_on = issued_on - ?, valid_from = valid_from - ?,
                            valid_until = valid_until - ?, renewable_from = renewable_from - ? where number = ?""")
                .params((int) days, (int) days, (int) days, (int) days, number)
                .update();
        showDates(number);
        actors.letTimePass(number);
    }

    private void showDates(String certificate) {
        var flow = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(certificate, CertificateRenewal.KEY)
                .singleResult();
        engine.getRuntimeService()
                .setVariables(flow.getId(), renewal.variables(certification.certificate(certificate)));
    }

    // --- as people do it

    private String recommend(Lawyer lawyer, LawFirm firm, String serviceKind, Set<String> materials) {
        var offices = streets.findByDistrictCodeOrderByCode(firm.districtCode()).stream()
                .filter(this::hasDemoAccount)
                .toList();
        String account = actors.account(Role.LAW_FIRM, firm.code(), firm.name(), firm.districtCode());
        Map<String, Object> form = Map.of(
                "licenceNumber",
                lawyer.licenceNumber(),
                "serviceKind",
                serviceKind,
                "streets",
                Flows.json(
                        List.of(offices.get(Math.floorMod(lawyer.licenceNumber().hashCode(), offices.size()))
                                .code())),
                "specialities",
                lawyer.speciality() == null ? "民商事争议" : lawyer.speciality(),
                "reputation",
                "办理社区纠纷多起，当事人评价良好。",
                "materials",
                Flows.json(new ArrayList<>(materials)));
        return actors.start(LawyerVetting.KEY, account, firm.districtCode(), form);
    }

    private boolean hasDemoAccount(Street street) {
        return actors.member(Role.JUSTICE_OFFICE.at(street.code())) != null;
    }

    private LocalDate today(LawFirm firm) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(firm.districtCode()));
    }

    /** After models and the demo's directory are there, before the web server. */
    @Override
    public int getPhase() {
        return 10;
    }
}
