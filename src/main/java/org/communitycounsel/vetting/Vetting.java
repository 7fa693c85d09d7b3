package org.communitycounsel.vetting;

import static java.util.stream.Collectors.joining;
import static org.communitycounsel.vetting.NominationState.OPEN;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The acts of a nomination, each written into its dossier, and told to firm and lawyer where it ends. */
@Service
@Transactional
public class Vetting {

    /** The kind of a nomination's dossier: 遴选. */
    private static final String DOSSIER_KIND = "LX";

    private final Nominations nominations;
    private final Roster roster;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Streets streets;
    private final Districts districts;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Clock clock;

    Vetting(
            Nominations nominations,
            Roster roster,
            Lawyers lawyers,
            LawFirms firms,
            Streets streets,
            Districts districts,
            Dossiers dossiers,
            Notices notices,
            Clock clock) {
        this.nominations = nominations;
        this.roster = roster;
        this.lawyers = lawyers;
        this.firms = firms;
        this.streets = streets;
        this.districts = districts;
        this.dossiers = dossiers;
        this.notices = notices;
        this.clock = clock;
    }

    /** Takes a recommendation and opens its dossier; refuses one that cannot lead to a certificate. HZ09-4.2a. */
    public Nomination nominate(Recommendation recommendation) {
        var firm =
                firms.findById(recommendation.firmCode()).orElseThrow(() -> new Refusal("您的律所尚未登记在册。请联系区司法局登记后再推荐。"));
        var lawyer = nominee(recommendation.licenceNumber(), firm);
        concerned(recommendation.streets(), firm.districtCode());
        String dossier = dossiers.open(
                DOSSIER_KIND,
                firm.districtCode(),
                "遴选培训：%s（%s）".formatted(lawyer.name(), firm.name()),
                List.of(
                        Role.LAW_FIRM.at(firm.code()),
                        Role.LAWYER.at(lawyer.licenceNumber()),
                        Role.ASSOCIATION.at(districts.cityOf(firm.districtCode()))));
        dossiers.record(
                dossier,
                null,
                "%s推荐%s担任%s，材料：%d项"
                        .formatted(
                                firm.name(),
                                lawyer.name(),
                                recommendation.serviceKind().chinese(),
                                recommendation.materials().size()),
                "HZ09-4.2a");
        return begun(new Nomination(dossier, firm.districtCode(), recommendation, clock.instant()));
    }

    private Nomination begun(Nomination nomination) {
        try {
            return nominations.saveAndFlush(nomination);
        } catch (DataIntegrityViolationException another) {
            // two recommendations at the same moment: the database lets the first one through
            throw underWay();
        }
    }

    private Lawyer nominee(String licenceNumber, LawFirm firm) {
        var lawyer = lawyers.findById(licenceNumber)
                .orElseThrow(() -> new Refusal("没有执业证号为%s的律师。请核对十七位执业证号，或请区司法局先登记该律师。".formatted(licenceNumber)));
        if (!lawyer.firmCode().equals(firm.code())) {
            throw new Refusal("执业证号%s的律师不在本所执业。律所只能推荐本所律师，请核对执业证号。".formatted(licenceNumber));
        }
        if (nominations.existsByLicenceNumberAndStateIn(licenceNumber, OPEN)) {
            throw underWay();
        }
        roster.certificateOf(licenceNumber).ifPresent(certificate -> {
            throw new Refusal("该律师已在律师名册（证书%s，有效期至%s），不必再推荐。到期前请申请续期。"
                    .formatted(certificate.number(), ChineseDates.full(certificate.validUntil())));
        });
        return lawyer;
    }

    /** The firm's lawyers who are neither under way nor on the roster; what else may stand against it shows on nominating. */
    @Transactional(readOnly = true)
    public List<Lawyer> mayBeNominated(String firm) {
        var own = lawyers.findByFirmCodeOrderByLicenceNumber(firm);
        var licences = own.stream().map(Lawyer::licenceNumber).toList();
        var spokenFor = new HashSet<>(roster.among(licences));
        nominations
                .findByLicenceNumberInAndStateIn(licences, OPEN)
                .forEach(nomination -> spokenFor.add(nomination.licenceNumber()));
        return own.stream()
                .filter(lawyer -> !spokenFor.contains(lawyer.licenceNumber()))
                .toList();
    }

    private static Refusal underWay() {
        return new Refusal("该律师正在遴选中，不能重复推荐。请在案卷中查看进度，或先撤回原推荐。");
    }

    private void concerned(Set<String> codes, String district) {
        if (codes.isEmpty()) {
            throw new Refusal("请至少选择一个有关街道。");
        }
        for (String code : codes) {
            streets.findById(code)
                    .filter(street -> street.districtCode().equals(district))
                    .orElseThrow(() -> new Refusal("本区没有代码为%s的街道。请从列表中选择有关街道。".formatted(code)));
        }
    }

    /** The nomination with that dossier. */
    @Transactional(readOnly = true)
    public Nomination nomination(String dossier) {
        return find(dossier).orElseThrow(() -> new Refusal("没有案卷号为%s的推荐。请刷新任务列表。".formatted(dossier)));
    }

    @Transactional(readOnly = true)
    public Optional<Nomination> find(String dossier) {
        return nominations.findById(dossier);
    }

    /**
     * What the programme's tables ask about a candidate: {@code serviceKind}, {@code personKind}, {@code degree} (ids),
     * {@code yearsOfPractice} (full years today), {@code goodStanding}, {@code yearsSinceDiscipline} (full years; null
     * without a penalty) and {@code materials} (ids, separated by blanks).
     */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(String dossier) {
        var nomination = nomination(dossier);
        var lawyer = lawyer(nomination);
        var today = today(nomination);
        var facts = new HashMap<String, Object>();
        facts.put("serviceKind", nomination.serviceKind().id());
        facts.put("personKind", lawyer.kind().id());
        facts.put("degree", lawyer.degree().id());
        facts.put("yearsOfPractice", lawyer.yearsOfPractice(today));
        facts.put("goodStanding", lawyer.goodStanding());
        facts.put("yearsSinceDiscipline", yearsSince(lawyer.lastDiscipline(), today));
        facts.put("materials", String.join(" ", nomination.materials()));
        return facts;
    }

    private static Integer yearsSince(LocalDate day, LocalDate today) {
        return day == null ? null : (int) ChronoUnit.YEARS.between(day, today);
    }

    /** Takes what the table of conditions found. */
    public Nomination recordFindings(String dossier, List<Finding> findings) {
        var nomination = nomination(dossier);
        nomination.checked(findings);
        String found = findings.isEmpty()
                ? "各项条件均符合"
                : findings.stream().map(Finding::finding).collect(joining("；"));
        String clauses = findings.stream().map(Finding::clause).distinct().collect(joining("、"));
        dossiers.record(dossier, null, "核对遴选条件：" + found, clauses.isEmpty() ? null : clauses);
        return nomination;
    }

    public void supplement(String dossier, Set<String> materials) {
        nomination(dossier).supplement(materials);
    }

    public void qualify(String dossier) {
        nomination(dossier).qualify();
    }

    public void refuseQualification(String dossier, String reasons) {
        nomination(dossier).refuseQualification(reasons, clock.instant());
    }

    public void published(String dossier, String street, String where) {
        var nomination = nomination(dossier);
        nomination.published(street, where, today(nomination));
    }

    /** @param objections null where there are none */
    public void heard(String dossier, String street, String opinions, String objections) {
        nomination(dossier).heard(street, opinions, objections);
    }

    public void upholdObjections(String dossier, String reasons) {
        nomination(dossier).upholdObjections(reasons, clock.instant());
    }

    public void dismissObjections(String dossier) {
        nomination(dossier).dismissObjections();
    }

    /** The courses the table prescribes. HZ24-1.1c. */
    public void prescribe(String dossier, List<Course> courses) {
        nomination(dossier).prescribe(courses);
        String names = courses.stream()
                .map(c -> "%s%d学时".formatted(c.name(), c.hours()))
                .collect(joining("、"));
        dossiers.record(
                dossier,
                null,
                "确定培训课程：" + names,
                courses.stream().map(Course::clause).distinct().collect(joining("、")));
    }

    public Course passCourse(String dossier, String course, int hours) {
        var nomination = nomination(dossier);
        nomination.passCourse(course, today(nomination), hours);
        return nomination.course(course);
    }

    public Course failCourse(String dossier, String course, int hours, String reasons) {
        var nomination = nomination(dossier);
        nomination.failCourse(course, today(nomination), hours, reasons, clock.instant());
        return nomination.course(course);
    }

    /** Nothing came in time; firm and lawyer learn it. */
    public void lapse(String dossier) {
        var nomination = nomination(dossier);
        nomination.lapse(clock.instant());
        conclude(nomination, "推荐已失效");
    }

    /** The firm takes its recommendation back; firm and lawyer learn it. */
    public void withdraw(String dossier, String reasons) {
        var nomination = nomination(dossier);
        nomination.withdraw(reasons, clock.instant());
        conclude(nomination, "律所已撤回推荐");
    }

    /** Every refused lawyer and firm learns the reason. */
    public void informOfRefusal(String dossier) {
        conclude(nomination(dossier), "未通过遴选");
    }

    private void conclude(Nomination nomination, String outcome) {
        String dossier = nomination.dossierNumber();
        String text = "%s律师：%s。理由：%s".formatted(lawyer(nomination).name(), outcome, nomination.reasons());
        dossiers.record(dossier, null, outcome, nomination.reasons());
        dossiers.close(dossier, outcome);
        notices.send(Role.LAW_FIRM.at(nomination.firmCode()), dossier, outcome, text);
        notices.send(Role.LAWYER.at(nomination.licenceNumber()), dossier, outcome, text);
    }

    private Lawyer lawyer(Nomination nomination) {
        return lawyers.findById(nomination.licenceNumber()).orElseThrow();
    }

    private LocalDate today(Nomination nomination) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(nomination.districtCode()));
    }
}
