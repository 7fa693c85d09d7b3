package org.communitycounsel.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.dispute.process.DisputeEscalation;
import org.communitycounsel.pairing.ActivePairings;
import org.communitycounsel.pairing.ConflictsOfInterest;
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossier;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.dossier.Entry;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notice;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.context.ApplicationContext;

/** A community with its lawyer and its offices, and what they do about a dispute; hides engine, clock and accounts. */
class DisputeScenario extends Scenario {

    static final String DISTRICT = "330102";
    static final String STREET = "330102091";
    static final String FIRM = "31330000DISP00001";

    static final String OFFICE = "dis-office";
    static final String COORDINATION = "dis-coordination";
    static final String BUREAU = "dis-bureau";
    static final String CITY = "dis-city";

    private static final AtomicLong LICENCES = new AtomicLong(13301202290000001L);
    private static final AtomicInteger COMMUNITIES = new AtomicInteger(1);

    final ActivePairings pairings;

    /** The community the scenario is about, and the lawyer who serves it. */
    final String community;

    final String lawyer;

    DisputeScenario(ApplicationContext beans) {
        super(beans);
        this.pairings = new ActivePairings(beans);
        places();
        this.community = community();
        this.lawyer = lawyer();
        pairings.stationed(community, FIRM, lawyer);
    }

    private void places() {
        bean(Districts.class).register(DISTRICT, "上城区", "杭州市");
        pairings.street(STREET, "望江街道", null);
        pairings.firm(FIRM, "浙江望江律师事务所", DISTRICT, null);
        account(OFFICE, Role.JUSTICE_OFFICE, STREET);
        account(COORDINATION, Role.COORDINATION_OFFICE, DISTRICT);
        account(BUREAU, Role.DISTRICT_BUREAU, DISTRICT);
        account(CITY, Role.CITY_BUREAU, "3301");
    }

    String account(String id, Role role, String place) {
        pairings.account(id, role, place, DISTRICT);
        return id;
    }

    /** Another community of the street, with its accounts, without a lawyer. */
    String community() {
        String code = STREET + "%03d".formatted(COMMUNITIES.getAndIncrement());
        pairings.community(code, "近江社区");
        account(ofCommunity(code), Role.COMMUNITY, code);
        account(ofCommittee(code), Role.MEDIATION_COMMITTEE, code);
        return code;
    }

    static String ofCommunity(String code) {
        return "dis-community" + code;
    }

    static String ofCommittee(String code) {
        return "dis-committee" + code;
    }

    static String ofLawyer(String licence) {
        return "dis-lawyer" + licence;
    }

    /** Another lawyer, who serves nowhere. */
    String lawyer() {
        String licence = String.valueOf(LICENCES.getAndIncrement());
        pairings.lawyer(licence, "周明", FIRM, null);
        account(ofLawyer(licence), Role.LAWYER, licence);
        return licence;
    }

    /** Why the lawyer may not serve the community, as far as anybody knows; Chinese. */
    List<String> conflicts(String licence, String code) {
        return beans.getBeanProvider(ConflictsOfInterest.class).stream()
                .flatMap(each -> Optional.ofNullable(each.of(code).get(licence)).stream())
                .toList();
    }

    // --- time

    void hoursPass(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            clock.advance(Duration.ofHours(1));
            runJobs();
        }
    }

    static Date at(LocalDateTime time) {
        return Date.from(time.atZone(MovableClock.ZONE).toInstant());
    }

    // --- recording

    /** What the form says of an ordinary dispute. */
    Map<String, Object> form() {
        Map<String, Object> form = new HashMap<>();
        form.put("community", community);
        form.put("kind", "neighbours");
        form.put("partiesOne", "王秀兰，3幢2单元居民，13800001234");
        form.put("partiesOther", "李国强");
        form.put("matter", "楼上水管破裂，渗水到楼下。");
        form.put("people", 2);
        return form;
    }

    Map<String, Object> form(String key, Object value) {
        var form = form();
        form.put(key, value);
        return form;
    }

    Map<String, Object> dangerous() {
        return form("signs", Flows.json(List.of("gathering", "petition")));
    }

    Map<String, Object> againstTheStreet() {
        return form("authorityIsSide", true);
    }

    Case ordinary() {
        return recordedBy(ofLawyer(lawyer), form());
    }

    /** A dispute that the justice office has to handle from the start. */
    Case conflict() {
        return recordedBy(ofLawyer(lawyer), againstTheStreet());
    }

    Case recordedBy(String account, Map<String, Object> form) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("dispute-escalation")
                .withoutTenantId()
                .latestVersion()
                .singleResult()
                .getId();
        String instance = as(
                account,
                () -> engine.getFormService().submitStartForm(definition, form).getId());
        return new Case(engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey());
    }

    /** A dispute as its dossier holds it together. */
    class Case {

        final String dossier;

        Case(String dossier) {
            this.dossier = dossier;
        }

        Dispute dispute() {
            return bean(Disputes.class).of(dossier);
        }

        Dossier file() {
            return bean(Dossiers.class).find(dossier).orElseThrow();
        }

        Mediation mediation() {
            return bean(Mediations.class)
                    .findFirstByDisputeIdOrderByIdDesc(dispute().id())
                    .orElseThrow();
        }

        // --- whose turn

        List<Task> tasks(String key) {
            return engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(dossier)
                    .taskDefinitionKey(key)
                    .initializeFormKeys()
                    .list();
        }

        Task task(String key) {
            assertThat(tasks(key)).as(key).hasSize(1);
            return tasks(key).get(0);
        }

        private List<String> groups(Task task) {
            return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                    .map(link -> link.getGroupId())
                    .toList();
        }

        Case waitsFor(String group, String key, Date due) {
            var task = task(key);
            assertThat(groups(task)).contains(group);
            assertThat(task.getDueDate()).isEqualTo(due);
            return this;
        }

        Case waitsFor(String group, String key) {
            assertThat(groups(task(key))).contains(group);
            return this;
        }

        /** @param event a boundary or start event, or the task whose reminder it is */
        Case timerGoesOff(String event, Date moment) {
            var instances = engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(dossier)
                    .list();
            assertThat(instances)
                    .flatExtracting(instance -> engine.getManagementService()
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .activityId(event)
                            .list())
                    .as(event)
                    .extracting(job -> job.getDuedate())
                    .containsOnly(moment);
            return this;
        }

        Case hasNoTask(String key) {
            assertThat(tasks(key)).as(key).isEmpty();
            return this;
        }

        /** The groups that are asked to acknowledge now. */
        List<String> asked() {
            return tasks("acknowledgeReport").stream()
                    .flatMap(task -> groups(task).stream())
                    .toList();
        }

        Case mustAcknowledge(Role role, String place, LocalDateTime until) {
            var mine = tasks("acknowledgeReport").stream()
                    .filter(task -> groups(task).contains(role.at(place)))
                    .toList();
            assertThat(mine).as(role.at(place)).hasSize(1);
            assertThat(mine.get(0).getDueDate()).isEqualTo(at(until));
            return this;
        }

        // --- what people do

        Case complete(String account, String key, Map<String, Object> form) {
            return complete(account, task(key), form);
        }

        Case complete(String account, Task task, Map<String, Object> form) {
            as(account, () -> {
                engine.getFormService().submitTaskForm(task.getId(), form);
                return null;
            });
            return this;
        }

        Case acknowledgedBy(String account, Role role, String place) {
            var mine = tasks("acknowledgeReport").stream()
                    .filter(task -> groups(task).contains(role.at(place)))
                    .findFirst()
                    .orElseThrow();
            return complete(account, mine, Map.of("note", "已知悉，马上到场"));
        }

        Case officeChooses(String handling) {
            return complete(OFFICE, "chooseHandling", Map.of("handling", handling, "handlingLawyer", lawyer));
        }

        Case concludes(String conclusion) {
            return complete(OFFICE, "concludeHandling", Map.of("conclusion", conclusion, "conclusionNote", "双方已和解"));
        }

        Case inviting(String licence) {
            return complete(ofCommittee(community), "inviteMediator", Map.of("mediator", licence));
        }

        Case accepting() {
            return complete(ofLawyer(lawyer), "answerInvitation", Map.of("answer", "accept"));
        }

        Case consenting() {
            return consenting(Map.of(
                    "oneAnswer", "consent",
                    "oneOn", today().toString(),
                    "oneHow", "written",
                    "otherAnswer", "consent",
                    "otherOn", today().minusDays(1).toString(),
                    "otherHow", "phone"));
        }

        Case consenting(Map<String, Object> form) {
            return complete(ofLawyer(lawyer), "recordConsent", form);
        }

        Case establishing() {
            return complete(ofLawyer(lawyer), "establishFacts", Map.of("facts", "水管于3月1日破裂，双方对渗水没有争议。"));
        }

        Case agreeing() {
            return complete(
                    ofLawyer(lawyer),
                    "recordResult",
                    Map.of("mediationResult", "agreed", "terms", "赔偿装修损失3000元", "performance", "当日付清"));
        }

        Case failing() {
            return complete(
                    ofLawyer(lawyer), "recordResult", Map.of("mediationResult", "failed", "failure", "对金额分歧较大"));
        }

        Case regradedBy(String account, Grade grade, boolean mayLower) {
            return as(account, () -> {
                bean(DisputeEscalation.class).regrade(dossier, grade, "情况有变化", account, mayLower);
                return this;
            });
        }

        Case joinedInto(Case other) {
            return as(OFFICE, () -> {
                bean(DisputeEscalation.class).join(dossier, other.dossier, OFFICE);
                return this;
            });
        }

        Case withdrawnBy(Side side) {
            return as(OFFICE, () -> {
                bean(DisputeEscalation.class).withdrawConsent(dossier, side, "不愿再谈", OFFICE);
                return this;
            });
        }

        void represents(String licence, Side side) {
            bean(Representing.class).record(dossier, licence, side, OFFICE);
        }

        // --- what comes of it

        Case is(DisputeState state) {
            assertThat(dispute().state()).isEqualTo(state);
            return this;
        }

        Case endedWith(Outcome outcome) {
            is(DisputeState.ENDED);
            assertThat(dispute().outcome()).isEqualTo(outcome);
            assertThat(file().open()).isFalse();
            return hasEnded();
        }

        Case hasEnded() {
            assertThat(engine.getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(dossier)
                            .count())
                    .isZero();
            return this;
        }

        List<String> says() {
            return bean(Dossiers.class).entries(dossier).stream()
                    .map(Entry::text)
                    .toList();
        }

        Case dossierSays(String text) {
            assertThat(says()).anySatisfy(entry -> assertThat(entry).contains(text));
            return this;
        }

        List<String> noticesTo(String group) {
            return bean(Notices.class).to(List.of(group), "nobody", 1000, 0).stream()
                    .filter(notice -> dossier.equals(notice.dossierNumber()))
                    .map(Notice::text)
                    .toList();
        }
    }
}
