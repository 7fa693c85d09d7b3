package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.pairing.ActivePairings;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingBegan;
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.dossier.Entry;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notice;
import org.communitycounsel.platform.notification.Notices;
import org.communitycounsel.review.process.HalfYearlyReview;
import org.communitycounsel.review.process.ReviewCampaign;
import org.communitycounsel.review.process.SpotCheck;
import org.communitycounsel.schedule.Timetable;
import org.springframework.context.ApplicationContext;

/**
 * A district of its own for each test, with two streets, a firm and the offices, and what they do about the half-yearly review;
 * hides engine, clock and accounts. Pairings begin on Monday, 9 March 2026.
 */
class ReviewScenario extends Scenario {

    private static final AtomicInteger DISTRICTS = new AtomicInteger(330900);
    private static final AtomicLong LICENCES = new AtomicLong(13309202290000001L);

    final String district = String.valueOf(DISTRICTS.getAndIncrement());
    final String street = district + "001";
    final String otherStreet = district + "002";
    final String firm = "31330000REV" + district;
    final String office = "rev-office" + district;
    final String colleague = "rev-colleague" + district;
    final String bureau = "rev-bureau" + district;
    final String justice = "rev-justice" + street;
    final String otherJustice = "rev-justice" + otherStreet;
    final String firmAccount = "rev-firm" + district;

    final ActivePairings pairings;
    private int communities;

    ReviewScenario(ApplicationContext beans) {
        super(beans);
        pairings = new ActivePairings(beans);
        pairings.district(district, "考评区");
        pairings.district("330102", "上城区");
        pairings.street(street, "东街道", null);
        pairings.street(otherStreet, "西街道", null);
        pairings.firm(firm, "浙江考评律师事务所", district, null);
        account(office, Role.COORDINATION_OFFICE, district, district);
        account(colleague, Role.COORDINATION_OFFICE, district, district);
        account(bureau, Role.DISTRICT_BUREAU, district, district);
        account(justice, Role.JUSTICE_OFFICE, street, district);
        account(otherJustice, Role.JUSTICE_OFFICE, otherStreet, district);
        account(firmAccount, Role.LAW_FIRM, firm, district);
    }

    /** It is that moment, but nothing that is due has been done yet. */
    void clockMovesTo(LocalDateTime time) {
        clock.moveTo(time);
    }

    /** How many tasks the person who acts sees as a member of candidate groups. */
    long visibleTasks() {
        var groups = engine.getIdentityService().getCurrentAuthentication().getGroupIds();
        return engine.getTaskService()
                .createTaskQuery()
                .taskCandidateGroupIn(groups)
                .count();
    }

    // --- who serves

    Pairing pairing() {
        return pairing(street);
    }

    Pairing pairing(String street) {
        return pairings.stationed(community(street), firm, lawyer("周明"));
    }

    String community(String street) {
        String code = street + "%03d".formatted(++communities);
        pairings.community(code, "第%d社区".formatted(communities));
        account(ofCommunity(code), Role.COMMUNITY, code, district);
        return code;
    }

    String lawyer(String name) {
        return lawyer(name, firm);
    }

    String lawyer(String name, String firm) {
        String licence = String.valueOf(LICENCES.getAndIncrement());
        pairings.lawyer(licence, name, firm, null);
        account(ofLawyer(licence), Role.LAWYER, licence, district);
        return licence;
    }

    /** Another lawyer serves in the pairing from now on. */
    void isReplaced(Pairing pairing, String successor) {
        isFollowed(pairing, successor, "stationed");
    }

    /** Another lawyer covers for the pairing's from now on (代管). */
    void isCovered(Pairing pairing, String cover) {
        isFollowed(pairing, cover, "interim");
    }

    private void isFollowed(Pairing pairing, String successor, String part) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database()
                .sql("insert into capacity (holder, code, places) values ('lawyer', ?, 5) on conflict do nothing")
                .param(successor)
                .update();
        database()
                .sql("update paired_lawyer set released_at = ? where pairing_id = ?")
                .params(now, pairing.id())
                .update();
        database()
                .sql("insert into paired_lawyer (pairing_id, licence_number, part, held_at) values (?, ?, ?, ?)")
                .params(pairing.id(), successor, part, now)
                .update();
    }

    String lawyerOf(Pairing pairing) {
        return database()
                .sql("select licence_number from paired_lawyer where pairing_id = ?")
                .param(pairing.id())
                .query(String.class)
                .single();
    }

    static String ofCommunity(String code) {
        return "rev-community" + code;
    }

    static String ofLawyer(String licence) {
        return "rev-lawyer" + licence;
    }

    // --- the campaign

    /** The coordination office begins the reviews of the last half-year. @return the campaign's dossier */
    String campaign() {
        String dossier = as(office, () -> bean(ReviewCampaign.class).begin(district));
        runJobs();
        return dossier;
    }

    Campaign campaign(String dossier) {
        return bean(Campaigns.class).find(dossier).orElseThrow();
    }

    /** The dossier of the pairing's latest review. */
    String reviewOf(Pairing pairing) {
        return database()
                .sql("select dossier_number from review where pairing_id = ? order by id desc limit 1")
                .param(pairing.id())
                .query(String.class)
                .single();
    }

    Review review(String dossier) {
        return bean(Reviews.class).of(dossier);
    }

    Map<String, Reviewing.Line> score(String dossier) {
        var lines = new HashMap<String, Reviewing.Line>();
        bean(Reviewing.class).lines(review(dossier)).forEach(line -> lines.put(line.item(), line));
        return lines;
    }

    // --- what people say

    void communitySays(String dossier, int quality, int effect) {
        var review = review(dossier);
        complete(
                ofCommunity(review.communityCode()),
                task(dossier, "askCommunity"),
                Map.of("quality", String.valueOf(quality), "effect", String.valueOf(effect), "opinion", "每周都来，解答耐心"));
    }

    void officeSays(String dossier, int rating, int complaints) {
        complete(
                justiceOf(dossier),
                task(dossier, "visitByOffice"),
                Map.of("visits", 6, "rating", String.valueOf(rating), "complaints", complaints, "findings", "查实的情况"));
    }

    void residentsSay(String dossier, int satisfied, int fairly, int dissatisfied) {
        complete(
                justiceOf(dossier),
                task(dossier, "surveyResidents"),
                Map.of("satisfied", satisfied, "fairly", fairly, "dissatisfied", dissatisfied));
    }

    void firmSummarises(String dossier) {
        complete(firmAccount, task(dossier, "summariseByFirm"), Map.of("summary", "半年来按期到岗，解答咨询，举办讲座。"));
    }

    private String justiceOf(String dossier) {
        return "rev-justice" + review(dossier).streetCode();
    }

    /** All four say what they have to, and it is scored. */
    void allIsGathered(String dossier) {
        communitySays(dossier, 5, 5);
        officeSays(dossier, 5, 0);
        residentsSay(dossier, 90, 10, 0);
        firmSummarises(dossier);
        runJobs();
    }

    void officeGrades(String dossier, Grade grade, String reason) {
        Map<String, Object> form = new HashMap<>(Map.of("grade", grade.id()));
        if (reason != null) {
            form.put("reason", reason);
        }
        complete(office, task(dossier, "deliberate"), form);
        runJobs();
    }

    void lawyerObjects(String dossier, String text) {
        String licence = bean(Reviewing.class).lawyers(review(dossier)).get(0);
        as(ofLawyer(licence), () -> {
            bean(HalfYearlyReview.class).object(dossier, text, Role.LAWYER.at(licence), ofLawyer(licence));
            return null;
        });
    }

    void firmObjects(String dossier, String text) {
        as(firmAccount, () -> {
            bean(HalfYearlyReview.class).object(dossier, text, Role.LAW_FIRM.at(firm), firmAccount);
            return null;
        });
    }

    void decides(String account, String dossier, String decision) {
        complete(
                account,
                task(dossier, "decideObjection"),
                Map.of("decision", decision, "decisionReason", "核对日志和走访记录后认定"));
        runJobs();
    }

    // --- spot checks

    /** The coordination office draws this month's checks. @return the drawing's dossier */
    String draws() {
        String dossier = as(office, () -> bean(SpotCheck.class).begin(district));
        runJobs();
        return dossier;
    }

    Task checkOf(String dossier, Pairing pairing) {
        return tasks(dossier, "checkOnSite").stream()
                .filter(task -> String.valueOf(pairing.id())
                        .equals(engine.getTaskService().getVariable(task.getId(), "pairing")))
                .findFirst()
                .orElseThrow();
    }

    /** What the form of a check says. */
    String reads(String dossier, Pairing pairing, String variable) {
        return String.valueOf(
                engine.getTaskService().getVariable(checkOf(dossier, pairing).getId(), variable));
    }

    /** Today; absent on the next day of duty. */
    void isFound(String dossier, Pairing pairing, boolean present) {
        var day = present ? today() : nextDuty(pairing);
        if (day.isAfter(today())) {
            itIs(day.atTime(10, 0));
        }
        isFound(dossier, pairing, present, day);
    }

    /** What is set down when a pairing begins: its half days stand in the schedule. */
    void isScheduled(Pairing pairing) {
        inTransaction(() -> beans.publishEvent(
                new PairingBegan(pairing.id(), pairing.dossierNumber(), pairing.communityCode(), null)));
    }

    LocalDate nextDuty(Pairing pairing) {
        return Stream.of(YearMonth.from(today()), YearMonth.from(today()).plusMonths(1))
                .flatMap(month -> bean(Timetable.class).ofPlace(pairing.communityCode(), month).stream())
                .filter(duty -> !duty.leftOut() && !duty.date().isBefore(today()))
                .map(Timetable.Line::date)
                .findFirst()
                .orElse(today());
    }

    void isFound(String dossier, Pairing pairing, boolean present, LocalDate on) {
        complete(
                "rev-justice" + pairing.streetCode(),
                checkOf(dossier, pairing),
                Map.of("checkedOn", on.toString(), "presence", present ? "present" : "absent", "note", "值班时间到场查看"));
        runJobs();
    }

    // --- what came of it

    List<String> noticesTo(String group) {
        return bean(Notices.class).to(List.of(group), "nobody", 100, 0).stream()
                .map(Notice::subject)
                .toList();
    }

    List<String> entries(String dossier) {
        return bean(Dossiers.class).entries(dossier).stream().map(Entry::text).toList();
    }

    /** Who sees the tasks of that step: candidate groups. */
    List<String> askedIn(String dossier, String step) {
        var groups = new ArrayList<String>();
        tasks(dossier, step)
                .forEach(task -> engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                        .map(link -> link.getGroupId())
                        .filter(group -> group != null)
                        .forEach(groups::add));
        assertThat(groups).as("groups of " + step).isNotEmpty();
        return groups;
    }
}
