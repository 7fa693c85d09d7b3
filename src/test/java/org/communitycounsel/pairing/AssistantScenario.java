package org.communitycounsel.pairing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.communitycounsel.directory.LawSchool;
import org.communitycounsel.directory.LawSchools;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.document.Docx;
import org.communitycounsel.platform.dossier.Attachments;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.springframework.context.ApplicationContext;

/** What school, community and lawyer do about a pairing's assistants, in a city of the test's own. */
class AssistantScenario {

    static final String SCHOOL = "10354LAW";
    static final String OTHER_SCHOOL = "10355LAW";

    private static final AtomicInteger STUDENTS = new AtomicInteger(1);

    final ApplicationContext beans;
    final PairingScenario pairings;

    /** @param schools codes of the city's law schools */
    AssistantScenario(ApplicationContext beans, String district, String... schools) {
        this.beans = beans;
        beans.getBean(Districts.class).register(PairingScenario.SHANGCHENG, "上城区", "杭州市");
        pairings = new PairingScenario(beans, district, "南湖区", "嘉兴市");
        for (String school : schools) {
            beans.getBean(LawSchools.class).save(new LawSchool(school, "法学院" + school, district.substring(0, 4)));
            pairings.account(school, Role.LAW_SCHOOL, school);
        }
        pairings.account("office" + district, Role.COORDINATION_OFFICE, district);
    }

    /** A pairing that has just begun, and what its beginning set off. */
    PairingScenario.Case pairing() {
        return pairings.serving(pairings.community(), pairings.lawyer());
    }

    Choice begun() {
        return of(pairing());
    }

    /** The community is paired with a firm that has named two liaison lawyers. */
    Choice begunWithFirm() {
        String one = pairings.lawyer();
        String two = pairings.lawyer();
        return of(pairings.begun(pairings.community(), PairingForm.FIRM)
                .needsNothing()
                .prefers(PairingScenario.FIRM)
                .firmNames(PairingScenario.FIRM, one, two)
                .lawyerConsents(one)
                .lawyerConsents(two)
                .isSigned());
    }

    Choice of(PairingScenario.Case pairing) {
        return new Choice(
                pairing,
                beans.getBean(Assistances.class)
                        .findByPairingId(pairing.pairing().id())
                        .orElseThrow()
                        .dossierNumber());
    }

    static Map<String, Object> student(String name) {
        return student(name, "32201%05d".formatted(STUDENTS.getAndIncrement()));
    }

    static Map<String, Object> student(String name, String number) {
        return Map.of(
                "studentName", name, "studentNumber", number, "studentPhone", "13800001234", "studentYear", "2023级法学");
    }

    /** The assistants of one pairing, as their dossier holds them together. */
    class Choice {

        final PairingScenario.Case pairing;
        final String dossier;
        private final PairingScenario.Case flow;

        private Choice(PairingScenario.Case pairing, String dossier) {
            this.pairing = pairing;
            this.dossier = dossier;
            this.flow = pairings.new Case(dossier);
        }

        Assistance assistance() {
            return beans.getBean(Assistances.class).findByDossierNumber(dossier).orElseThrow();
        }

        List<Assistant> all() {
            return beans.getBean(Assistants.class)
                    .findByAssistanceIdOrderById(assistance().id());
        }

        List<String> names(AssistantState state) {
            return all().stream()
                    .filter(one -> one.state() == state)
                    .map(one -> one.student().name())
                    .toList();
        }

        private String community() {
            return pairing.pairing().communityCode();
        }

        String lawyer() {
            return pairing.lawyers().get(0);
        }

        // --- what people do

        Choice officeAssigns(String school) {
            flow.says("office" + pairings.district, "assignSchool", Map.of("assignedSchool", school));
            return this;
        }

        Choice recommends(String... names) {
            return recommends(
                    Arrays.stream(names).map(AssistantScenario::student).toList());
        }

        private static String lines(List<Map<String, Object>> students) {
            return students.stream()
                    .map(student -> Stream.of("studentName", "studentNumber", "studentPhone", "studentYear")
                            .filter(student::containsKey)
                            .map(key -> student.get(key).toString())
                            .collect(joining("，")))
                    .collect(joining("\n"));
        }

        Choice recommends(List<Map<String, Object>> students) {
            flow.says(assistance().schoolCode(), "recommendStudents", Map.of("studentList", lines(students)));
            return this;
        }

        Choice communityAgrees() {
            return says(community(), "agreeByCommunity", Map.of("answer", "agree"));
        }

        Choice communityWantsOthers() {
            return says(community(), "agreeByCommunity", Map.of("answer", "others", "reason", "希望周末也能来"));
        }

        Choice lawyerAgrees() {
            return lawyerAgrees(lawyer());
        }

        Choice lawyerAgrees(String licence) {
            return says(licence, "agreeByLawyer", Map.of("answer", "agree"));
        }

        Choice lawyerWantsOthers() {
            return says(lawyer(), "agreeByLawyer", Map.of("answer", "others", "reason", "希望是高年级学生"));
        }

        Choice chosen() {
            return recommends("罗小满", "陈一诺").communityAgrees().lawyerAgrees();
        }

        Choice schoolSigns() {
            return schoolSigns(hash());
        }

        Choice schoolSigns(String hash) {
            return says(SCHOOL, "signBySchool", Map.of("answer", "sign", "documentHash", hash));
        }

        Choice communitySigns() {
            return says(community(), "signByCommunity", Map.of("answer", "sign", "documentHash", hash()));
        }

        Choice schoolAnswers(String answer, String field, String text) {
            return says(SCHOOL, "signBySchool", Map.of("answer", answer, field, text));
        }

        Choice communityAnswers(String answer, String field, String text) {
            return says(community(), "signByCommunity", Map.of("answer", answer, field, text));
        }

        Choice signed() {
            return schoolSigns().communitySigns();
        }

        Choice says(String account, String task, Map<String, Object> form) {
            flow.says(account, task, new HashMap<>(form));
            return this;
        }

        // --- what there is

        Choice waitsFor(String group, String task) {
            flow.waitsFor(group, task);
            return this;
        }

        Choice waitsFor(String group, String task, LocalDate due) {
            flow.waitsFor(group, task, due);
            return this;
        }

        Choice is(AssistanceState state) {
            assertThat(assistance().state()).isEqualTo(state);
            return this;
        }

        /** No assistants came of it, and the pairing is none the worse. */
        void endedWithoutAssistants() {
            is(AssistanceState.ENDED).hasNoFlow();
            assertThat(names(AssistantState.RECOMMENDED)).isEmpty();
            assertThat(names(AssistantState.SERVING)).isEmpty();
            assertThat(beans.getBean(Dossiers.class).find(dossier).orElseThrow().outcome())
                    .isEqualTo("未派驻社区律师助理");
            assertThat(told(Role.COORDINATION_OFFICE.at(pairings.district))).contains("不再派驻");
            pairing.is(PairingState.ACTIVE);
        }

        Choice hasNoFlow() {
            for (String process : List.of("assistant-pairing", "assistant-choice", "assistant-signing")) {
                flow.hasNoFlow(process);
            }
            return this;
        }

        Choice dossierSays(String text) {
            flow.dossierSays(text);
            return this;
        }

        String told(String group) {
            return String.join("\n", flow.noticesTo(group));
        }

        /** What the form of that task shows. */
        String shown(String task, String variable) {
            return tasks().getVariable(open(task), variable).toString();
        }

        /** The groups that task is offered to. */
        List<String> asked(String task) {
            return tasks().getIdentityLinksForTask(open(task)).stream()
                    .map(IdentityLink::getGroupId)
                    .toList();
        }

        private TaskService tasks() {
            return beans.getBean(ProcessEngine.class).getTaskService();
        }

        private String open(String task) {
            return tasks().createTaskQuery()
                    .processInstanceBusinessKey(dossier)
                    .taskDefinitionKey(task)
                    .singleResult()
                    .getId();
        }

        String taskNames() {
            return beans
                    .getBean(ProcessEngine.class)
                    .getHistoryService()
                    .createHistoricTaskInstanceQuery()
                    .list()
                    .stream()
                    .filter(task -> dossier.equals(beans.getBean(ProcessEngine.class)
                            .getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .processInstanceId(task.getProcessInstanceId())
                            .singleResult()
                            .getBusinessKey()))
                    .map(task -> task.getName() + " " + task.getDescription())
                    .collect(joining("\n"));
        }

        String hash() {
            return agreement().sha256();
        }

        AssistantAgreement agreement() {
            var all = agreements();
            return all.get(all.size() - 1);
        }

        List<AssistantAgreement> agreements() {
            return beans.getBean(AssistantAgreements.class)
                    .findByPairingIdOrderById(assistance().pairingId());
        }

        List<Signature> signatures(AssistantAgreement agreement) {
            return beans.getBean(Signatures.class).of(agreement);
        }

        byte[] document() {
            var attachments = beans.getBean(Attachments.class);
            return attachments.content(
                    attachments.find(dossier, agreement().documentId()).orElseThrow());
        }

        String text() {
            return Docx.text(document());
        }
    }
}
