package org.communitycounsel.pairing;

import static java.util.stream.Collectors.joining;
import static org.communitycounsel.pairing.AssistantState.RECOMMENDED;
import static org.communitycounsel.pairing.AssistantState.SERVING;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.LawSchool;
import org.communitycounsel.directory.LawSchools;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way from a pairing to its two law students: the school, its recommendation, the answers, the service and its end. The
 * pairing itself never depends on it. Each act is written into the assistants' own dossier. HZ09-4.2d.
 */
@Service
@Transactional
public class AssistantChoice {

    /** The kind of the assistants' dossier: 助理. */
    public static final String DOSSIER_KIND = "ZL";

    private static final String CLAUSE = "HZ09-4.2d";
    private static final Set<AssistantState> HOLDS_PLACE = EnumSet.of(RECOMMENDED, SERVING);

    private final Assistances assistances;
    private final Assistants assistants;
    private final AssistantTerms terms;
    private final Pairings pairings;
    private final PairedLawyers pairedLawyers;
    private final PlacesHeld places;
    private final LawSchools schools;
    private final Communities communities;
    private final Districts districts;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Clock clock;

    AssistantChoice(
            Assistances assistances,
            Assistants assistants,
            AssistantTerms terms,
            Pairings pairings,
            PairedLawyers pairedLawyers,
            PlacesHeld places,
            LawSchools schools,
            Communities communities,
            Districts districts,
            Dossiers dossiers,
            Notices notices,
            Clock clock) {
        this.assistances = assistances;
        this.assistants = assistants;
        this.terms = terms;
        this.pairings = pairings;
        this.pairedLawyers = pairedLawyers;
        this.places = places;
        this.schools = schools;
        this.communities = communities;
        this.districts = districts;
        this.dossiers = dossiers;
        this.notices = notices;
        this.clock = clock;
    }

    // --- the beginning and the school

    /** Opens the assistants' dossier; empty, with an entry in the pairing's, where the district has none or no school. */
    public Optional<Assistance> open(Pairing pairing) {
        var figures = terms.of(pairing);
        if (figures.isEmpty()) {
            dossiers.record(pairing.dossierNumber(), null, "本区不派驻社区律师助理（见表 assistant-terms）", CLAUSE);
            return Optional.empty();
        }
        if (schoolsOf(pairing).isEmpty()) {
            dossiers.record(pairing.dossierNumber(), null, "目录中没有本市的高校法学院，不派驻社区律师助理", CLAUSE);
            return Optional.empty();
        }
        String dossier = dossiers.open(
                DOSSIER_KIND,
                pairing.districtCode(),
                "社区律师助理："
                        + communities
                                .findById(pairing.communityCode())
                                .orElseThrow()
                                .name(),
                members(pairing));
        dossiers.record(
                pairing.dossierNumber(),
                null,
                "开始为社区选派%d名社区律师助理，见案卷%s".formatted(figures.get().students(), dossier),
                figures.get().clause());
        return Optional.of(
                assistances.saveAndFlush(new Assistance(pairing.id(), dossier, figures.get(), clock.instant())));
    }

    private List<String> members(Pairing pairing) {
        List<String> groups = new ArrayList<>(List.of(
                Role.COMMUNITY.at(pairing.communityCode()),
                Role.COMMUNITY_HEAD.at(pairing.communityCode()),
                Role.LAW_FIRM.at(pairing.firmCode()),
                Role.JUSTICE_OFFICE.at(pairing.streetCode()),
                Role.COORDINATION_OFFICE.at(pairing.districtCode())));
        lawyers(pairing).forEach(licence -> groups.add(Role.LAWYER.at(licence)));
        return groups;
    }

    /** Licence numbers of the pairing's lawyers: one, or a firm's liaison lawyers (SC20-4.1a). */
    @Transactional(readOnly = true)
    public List<String> lawyers(Pairing pairing) {
        return pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(pairing.id()).stream()
                .map(PairedLawyer::licenceNumber)
                .toList();
    }

    /** Those of the city, among which the coordination office assigns the nearest. */
    @Transactional(readOnly = true)
    public List<LawSchool> schools(String dossier) {
        return schoolsOf(pairing(dossier));
    }

    private List<LawSchool> schoolsOf(Pairing pairing) {
        return schools.findByCityCodeOrderByCode(districts.cityOf(pairing.districtCode()));
    }

    /** A choice begins: the school of before, or the only one of the city. @return whether it is known */
    public boolean findSchool(String dossier) {
        var assistance = held(dossier);
        assistance.choiceBegan();
        var all = schools(dossier);
        if (assistance.schoolCode() == null && all.size() == 1) {
            takes(assistance, all.get(0));
        }
        return assistance.schoolCode() != null;
    }

    /** @throws Refusal where it is none of the city's */
    public void assign(String dossier, String code) {
        takes(
                held(dossier),
                schools(dossier).stream()
                        .filter(school -> school.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("请在列表中选择本市的高校法学院。")));
    }

    private void takes(Assistance assistance, LawSchool school) {
        assistance.school(school.code());
        dossiers.admit(assistance.dossierNumber(), Role.LAW_SCHOOL.at(school.code()));
        dossiers.record(assistance.dossierNumber(), null, "由%s推荐社区律师助理".formatted(school.name()), CLAUSE);
    }

    // --- recommendation and answers

    /** How many students are still to be found. */
    @Transactional(readOnly = true)
    public int missing(String dossier) {
        var assistance = of(dossier);
        return assistance.places() - holding(assistance).size();
    }

    private List<Assistant> holding(Assistance assistance) {
        return assistants.findByAssistanceIdAndStateInOrderById(assistance.id(), HOLDS_PLACE);
    }

    /**
     * The school recommends as many students as are missing.
     *
     * @throws Refusal where they are not as many, one is named twice, or assists another community already
     */
    public void recommend(String dossier, List<Student> students) {
        var assistance = held(dossier);
        int missing = missing(dossier);
        if (students.size() != missing) {
            throw new Refusal("应推荐%d名学生，现填写了%d名。请补齐后再提交。".formatted(missing, students.size()));
        }
        var numbers = new HashSet<String>();
        students.forEach(student -> check(assistance, student, numbers));
        assistance.recommended();
        try {
            students.forEach(student -> assistants.saveAndFlush(
                    new Assistant(assistance.id(), assistance.schoolCode(), student, clock.instant())));
        } catch (DataIntegrityViolationException another) {
            // recommended for two communities at the same moment: the database lets the first one through
            throw new Refusal("有学生正在协助另一个社区，同时只能协助一个。请刷新后改推其他学生。");
        }
    }

    private void check(Assistance assistance, Student student, Set<String> numbers) {
        if (!student.number().matches("[0-9A-Z]{4,20}")) {
            throw new Refusal("学号“%s”应为4至20位数字或大写字母，请核对。".formatted(student.number()));
        }
        if (!student.phone().matches("[0-9-]{7,20}")) {
            throw new Refusal("%s的联系电话应为7至20位数字，可带连字符，请核对。".formatted(student.name()));
        }
        if (!numbers.add(student.number())) {
            throw new Refusal("学号%s填写了两次，请推荐不同的学生。".formatted(student.number()));
        }
        if (assistants.existsBySchoolCodeAndStudentNumberAndStateIn(
                assistance.schoolCode(), student.number(), HOLDS_PLACE)) {
            throw new Refusal("%s（学号%s）正在协助社区，同时只能协助一个。请改推其他学生。".formatted(student.name(), student.number()));
        }
    }

    /** Those who wait for an answer. */
    @Transactional(readOnly = true)
    public List<Student> recommended(String dossier) {
        return assistants.findByAssistanceIdAndStateInOrderById(of(dossier).id(), Set.of(RECOMMENDED)).stream()
                .map(Assistant::student)
                .toList();
    }

    /**
     * One side wants other students.
     *
     * @param who and reason: Chinese
     * @return whether the school may recommend again; else nobody is left to
     */
    public boolean refuse(String dossier, String who, String reason) {
        var assistance = held(dossier);
        String words = "%s请另行推荐：%s".formatted(who, reason);
        release(assistance, RECOMMENDED, words);
        assistance.refused(words);
        boolean again = assistance.mayRecommendAgain();
        notices.send(
                Role.LAW_SCHOOL.at(assistance.schoolCode()),
                dossier,
                "推荐的学生未获同意",
                words + (again ? "。请另行推荐。" : "。推荐轮数已用尽，不再推荐。"),
                "%s round %d".formatted(LocalDate.ofInstant(clock.instant(), zone(dossier)), assistance.round()));
        return again;
    }

    /** The step's deadline has passed: who has to act is told once more. @param step and task: its name, and the task's id */
    public void remind(String dossier, String group, String step, String task) {
        String text = "“%s”已到期，请尽快办理；再逾期的，不再等待，不派驻社区律师助理。".formatted(step);
        notices.send(group, dossier, "社区律师助理：请尽快办理", text, task);
        dossiers.record(dossier, null, "“%s”逾期，已催办".formatted(step), CLAUSE);
    }

    /** A choice that failed leaves nobody recommended. @return whether students of before still serve */
    public boolean withdrawRecommended(String dossier) {
        var assistance = held(dossier);
        release(assistance, RECOMMENDED, "未选定或未签成协议");
        boolean left = !holding(assistance).isEmpty();
        if (left) {
            tell(assistance, "未补选到助理", "社区律师助理未能补选，由在岗的助理继续服务。");
        }
        return left;
    }

    // --- service

    /** Both have signed: the students begin. */
    public void begin(String dossier) {
        var assistance = held(dossier);
        var students = assistants.findByAssistanceIdAndStateInOrderById(assistance.id(), Set.of(RECOMMENDED));
        students.forEach(student -> student.began(clock.instant()));
        students.forEach(student -> dossiers.admit(dossier, student.group()));
        assistance.began(LocalDate.ofInstant(clock.instant(), zone(dossier)));
        assistances.saveAndFlush(assistance);
        String names = students.stream().map(one -> one.student().name()).collect(joining("、"));
        String until = ChineseDates.full(assistance.termUntil());
        dossiers.record(
                dossier,
                null,
                "社区律师助理上岗：%s，服务期限%s至%s".formatted(names, ChineseDates.full(assistance.termFrom()), until),
                CLAUSE);
        tell(assistance, "社区律师助理上岗", "%s担任社区律师助理，协助律师开展服务工作，服务至%s。".formatted(names, until));
        students.forEach(student -> tell(student, assistance, "您已担任社区律师助理", welcome(assistance)));
    }

    private String welcome(Assistance assistance) {
        var community = communities
                .findById(pairing(assistance.dossierNumber()).communityCode())
                .orElseThrow();
        return "您担任%s的社区律师助理，协助律师开展服务工作，服务至%s。".formatted(community.name(), ChineseDates.full(assistance.termUntil()));
    }

    /**
     * A student does not assist any more; the others do.
     *
     * @param id of one who serves in that dossier
     */
    public void leave(String dossier, Long id, String reason, String actor) {
        var assistance = held(dossier);
        var student = assistants.findByAssistanceIdAndStateInOrderById(assistance.id(), Set.of(SERVING)).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("该学生已不在岗。请刷新页面。"));
        released(assistance, student, reason);
        assistants.flush();
        dossiers.record(dossier, actor, "社区律师助理%s离任".formatted(student.student().name()), reason);
        tell(
                assistance,
                "社区律师助理离任",
                "%s不再担任社区律师助理：%s。由高校补荐。".formatted(student.student().name(), reason));
    }

    /** The students' term is over. @return whether the pairing lasts, so that the next may be chosen */
    public boolean endTerm(String dossier) {
        var assistance = held(dossier);
        release(assistance, SERVING, "服务期满");
        assistance.termOver();
        boolean lasts = pairing(dossier).state() == PairingState.ACTIVE;
        tell(assistance, "社区律师助理服务期满", "社区律师助理服务期满离岗" + (lasts ? "，由高校推荐下一期助理。" : "。"));
        return lasts;
    }

    /** No students came of it; the pairing goes on. */
    public void endWithoutAssistants(String dossier) {
        var assistance = held(dossier);
        tell(assistance, "未派驻社区律师助理", "社区律师助理未选定或未签成协议，不再派驻；结对和律师的服务不受影响。");
        end(assistance, "未派驻社区律师助理");
    }

    /**
     * A lawyer of the pairing serves it no longer; the assistants' dossier is open to who does now.
     *
     * @param leaving licence number
     * @return the assistants' service, where there is one that has not ended
     */
    public Optional<Assistance> lawyerChanged(Long pairing, String leaving) {
        var open = underWay(pairing);
        open.ifPresent(assistance -> {
            String dossier = assistance.dossierNumber();
            var serving = lawyers(pairing(dossier));
            serving.forEach(licence -> dossiers.admit(dossier, Role.LAWYER.at(licence)));
            String text = "%s不再服务该社区，社区律师助理的选派和指导由%s接手"
                    .formatted(places.names(Set.of(leaving)), places.names(Set.copyOf(serving)));
            dossiers.record(dossier, null, text, CLAUSE);
            tell(assistance, "指导律师变更", text + "。");
        });
        return open;
    }

    private Optional<Assistance> underWay(Long pairing) {
        return assistances.findByPairingId(pairing).filter(one -> one.state() != AssistanceState.ENDED);
    }

    /** The pairing has ended, and with it the assistants' service, wherever that stood. */
    public Optional<Assistance> endWith(Long pairing) {
        var open = underWay(pairing);
        open.map(Assistance::dossierNumber).map(this::held).ifPresent(assistance -> {
            release(assistance, RECOMMENDED, "结对结束");
            release(assistance, SERVING, "结对结束");
            tell(assistance, "社区律师助理服务结束", "结对已结束，社区律师助理的服务随之结束。");
            end(assistance, "结对结束");
        });
        return open;
    }

    private void end(Assistance assistance, String reason) {
        assistance.ended(reason, clock.instant());
        assistances.saveAndFlush(assistance);
        dossiers.close(assistance.dossierNumber(), reason);
    }

    private void release(Assistance assistance, AssistantState state, String reason) {
        assistants
                .findByAssistanceIdAndStateInOrderById(assistance.id(), Set.of(state))
                .forEach(student -> released(assistance, student, reason));
        assistants.flush();
    }

    /** Who was only recommended has heard nothing from us, and does not now. */
    private void released(Assistance assistance, Assistant student, String reason) {
        if (student.state() == SERVING) {
            tell(student, assistance, "您不再担任社区律师助理", "您不再担任社区律师助理：%s。感谢您的工作。".formatted(reason));
        }
        student.released(reason, clock.instant());
    }

    private void tell(Assistant student, Assistance assistance, String subject, String text) {
        notices.send(student.group(), assistance.dossierNumber(), subject, text);
    }

    /** School, community, lawyers and coordination office. */
    private void tell(Assistance assistance, String subject, String text) {
        var pairing = pairing(assistance.dossierNumber());
        List<String> groups = new ArrayList<>(List.of(
                Role.COMMUNITY.at(pairing.communityCode()), Role.COORDINATION_OFFICE.at(pairing.districtCode())));
        lawyers(pairing).forEach(licence -> groups.add(Role.LAWYER.at(licence)));
        if (assistance.schoolCode() != null) {
            groups.add(Role.LAW_SCHOOL.at(assistance.schoolCode()));
        }
        groups.forEach(group -> notices.send(group, assistance.dossierNumber(), subject, text));
    }

    // --- what there is

    @Transactional(readOnly = true)
    public Assistance of(String dossier) {
        return assistances
                .findByDossierNumber(dossier)
                .orElseThrow(() -> new IllegalArgumentException("no assistants' dossier " + dossier));
    }

    /** The pairing whose assistants' dossier that is. */
    @Transactional(readOnly = true)
    public Pairing pairing(String dossier) {
        return pairings.findById(of(dossier).pairingId()).orElseThrow();
    }

    /** One act at a time: two that come together see each other's outcome. */
    private Assistance held(String dossier) {
        return assistances
                .hold(dossier)
                .flatMap(assistances::findById)
                .orElseThrow(() -> new IllegalArgumentException("no assistants' dossier " + dossier));
    }

    private ZoneId zone(String dossier) {
        return districts.zone(dossier.substring(0, 6));
    }
}
