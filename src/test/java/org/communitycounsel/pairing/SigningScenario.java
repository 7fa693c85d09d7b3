package org.communitycounsel.pairing;

import static java.util.stream.Collectors.joining;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.communitycounsel.platform.Scenario;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.document.Docx;
import org.communitycounsel.platform.dossier.Attachment;
import org.communitycounsel.platform.dossier.Attachments;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notice;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.context.ApplicationContext;

/** A community and a firm that have chosen each other, and how they come to an agreement; hides engine and clock. */
class SigningScenario extends Scenario {

    static final String FIRM = "31330000PAIR00001";
    static final String SIGNING_FIRM = "signing-firm";
    static final Needs WEDNESDAY_AFTERNOON = new Needs("", "婚姻家庭", "调解纠纷", 3, Half.AFTERNOON, null);

    private static final AtomicInteger NEXT = new AtomicInteger(100);

    SigningScenario(ApplicationContext beans) {
        super(beans);
    }

    /** A pairing of 上城区, one lawyer for a community. */
    Chosen chosen() {
        return chosen("330102", "上城区", "杭州市", "清波门社区", PairingForm.ONE_LAWYER, WEDNESDAY_AFTERNOON);
    }

    Chosen chosen(String district, String name, String city, String community, PairingForm form, Needs needs) {
        bean(Districts.class).register(district, name, city);
        String street = district + "001";
        String code = street + NEXT.getAndIncrement();
        bean(Streets.class).save(new Street(street, "清波街道"));
        bean(Communities.class).save(new Community(code, community));
        bean(LawFirms.class).save(new LawFirm(FIRM, "浙江清波律师事务所", district, null));
        account(SIGNING_FIRM, Role.LAW_FIRM, FIRM, district);
        account("community" + code, Role.COMMUNITY, code, district);
        account("office" + street, Role.JUSTICE_OFFICE, street, district);
        var pairing = inTransaction(() -> paired(district, code, form, needs));
        return new Chosen(pairing);
    }

    /** As the two-way choice leaves it: chosen, its lawyers' places taken. */
    private Pairing paired(String district, String community, PairingForm form, Needs needs) {
        String dossier = bean(Dossiers.class).open("JD", district, "结对：" + community, List.of(Role.LAW_FIRM.at(FIRM)));
        var pairing = new Pairing(dossier, community, form, PairingOrigin.OFFICE, null, Set.of(), clock.instant());
        pairing.state(needs);
        pairing.chosen(FIRM, null);
        bean(Pairings.class).saveAndFlush(pairing);
        int lawyers = form == PairingForm.FIRM ? 2 : 1;
        for (int i = 0; i < lawyers; i++) {
            hold(pairing, form == PairingForm.FIRM ? Part.LIAISON : Part.STATIONED);
        }
        return pairing;
    }

    private void hold(Pairing pairing, Part part) {
        String licence = "133012020100%05d".formatted(70000 + NEXT.getAndIncrement());
        bean(Lawyers.class)
                .saveAndFlush(
                        new Lawyer(licence, "周明", FIRM, LawyerKind.LAWYER, Degree.BACHELOR, today().minusYears(6)));
        bean(Capacities.class).hasFreePlace(Capacities.LAWYER, licence, 1);
        bean(PairedLawyers.class).saveAndFlush(new PairedLawyer(pairing.id(), licence, part, false, clock.instant()));
    }

    /** A pairing whose agreement is to be signed. */
    class Chosen {

        private final Pairing pairing;

        Chosen(Pairing pairing) {
            this.pairing = pairing;
        }

        Pairing pairing() {
            return pairing;
        }

        String dossier() {
            return pairing.dossierNumber();
        }

        String community() {
            return "community" + pairing.communityCode();
        }

        String office() {
            return "office" + pairing.streetCode();
        }

        Chosen isToBeSigned(Purpose purpose) {
            Map<String, Object> variables = new HashMap<>();
            variables.put("dossierNumber", dossier());
            variables.put("street", pairing.streetCode());
            variables.put("community", pairing.communityCode());
            variables.put("communityName", "社区");
            variables.put("firm", FIRM);
            variables.put("city", "3301");
            variables.put("pairingForm", pairing.form().id());
            variables.put("purpose", purpose.id());
            bean(Flows.class).start("agreement-signing", pairing.districtCode(), dossier(), variables);
            return this;
        }

        Chosen isToBeSigned() {
            return isToBeSigned(Purpose.FIRST);
        }

        /** Service has begun under the filed agreement. */
        void begins(Agreement filed) {
            inTransaction(() -> {
                var current = bean(Pairings.class).findById(pairing.id()).orElseThrow();
                bean(Capacities.class).hasFreePlace(Capacities.COMMUNITY, current.communityCode(), 1);
                current.began(filed.termFrom(), filed.termUntil(), clock.instant());
                return bean(Pairings.class).saveAndFlush(current);
            });
        }

        // --- whose turn

        Chosen waitsFor(String group, String taskKey) {
            assertThat(task(taskKey)).hasCandidateGroup(group);
            return this;
        }

        Chosen waitsFor(String group, String taskKey, LocalDate due) {
            assertThat(task(taskKey)).hasCandidateGroup(group).hasDueDate(endOf(due));
            return this;
        }

        Chosen waitsForFirm() {
            return waitsFor(Role.LAW_FIRM.at(FIRM), "signByFirm");
        }

        Chosen waitsForCommunity() {
            return waitsFor(Role.COMMUNITY.at(pairing.communityCode()), "signByCommunity");
        }

        Chosen waitsForOffice(String taskKey) {
            return waitsFor(Role.JUSTICE_OFFICE.at(pairing.streetCode()), taskKey);
        }

        Task task(String key) {
            var tasks = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(dossier())
                    .initializeFormKeys()
                    .list();
            Assertions.assertThat(tasks).extracting(Task::getTaskDefinitionKey).containsExactly(key);
            return tasks.get(0);
        }

        Object shown(String taskKey, String variable) {
            return engine.getTaskService().getVariable(task(taskKey).getId(), variable);
        }

        private void complete(String account, String taskKey, Map<String, Object> form) {
            SigningScenario.this.complete(account, task(taskKey), form);
        }

        // --- what people do

        Chosen firmSigns() {
            return firmSigns((String) shown("signByFirm", "documentHash"));
        }

        Chosen firmSigns(String hash) {
            complete(SIGNING_FIRM, "signByFirm", Map.of("answer", "sign", "documentHash", hash));
            return this;
        }

        Chosen communitySigns() {
            return communitySigns((String) shown("signByCommunity", "documentHash"));
        }

        Chosen communitySigns(String hash) {
            complete(community(), "signByCommunity", Map.of("answer", "sign", "documentHash", hash));
            return this;
        }

        Chosen firmAnswers(String answer, String field, String text) {
            complete(SIGNING_FIRM, "signByFirm", Map.of("answer", answer, field, text));
            return this;
        }

        Chosen communityAnswers(String answer, String field, String text) {
            complete(community(), "signByCommunity", Map.of("answer", answer, field, text));
            return this;
        }

        Chosen officeFiles() {
            complete(office(), "fileAgreement", Map.of("filing", "file"));
            return this;
        }

        Chosen officeReturns(String reason) {
            complete(office(), "fileAgreement", Map.of("filing", "return", "reason", reason));
            return this;
        }

        Chosen officeRevises(Map<String, Object> form) {
            Map<String, Object> all = new HashMap<>(form);
            all.putIfAbsent("revision", "amend");
            complete(office(), "reviseAgreement", all);
            return this;
        }

        Chosen uploads(String name, byte[] content) {
            try {
                Path file = Files.createTempFile("upload", null);
                try {
                    Files.write(file, content);
                    bean(Attachments.class).add(dossier(), name, file, "", office());
                } finally {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        // --- what came of it

        Agreement agreement() {
            var all = agreements();
            return all.get(all.size() - 1);
        }

        List<Agreement> agreements() {
            return bean(Agreements.class).findByPairingIdOrderById(pairing.id());
        }

        List<Signature> signatures(Agreement agreement) {
            return bean(Signatures.class).of(agreement);
        }

        Attachment file() {
            return bean(Attachments.class)
                    .find(dossier(), agreement().documentId())
                    .orElseThrow();
        }

        String text() {
            return Docx.text(bean(Attachments.class).content(file()));
        }

        Chosen endedAt(String event) {
            hasEndedAt(dossier(), "agreement-signing", event);
            return this;
        }

        /** As by a flow that calls this one and is interrupted. */
        void isGivenUp() {
            engine.getRuntimeService().deleteProcessInstance(instance(), "given up");
        }

        private String instance() {
            return engine.getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(dossier())
                    .processDefinitionKey("agreement-signing")
                    .orderByProcessInstanceStartTime()
                    .desc()
                    .list()
                    .get(0)
                    .getId();
        }

        Chosen dossierSays(String text) {
            Assertions.assertThat(bean(Dossiers.class).entries(dossier()).stream()
                            .map(entry -> entry.text() + " " + entry.grounds())
                            .collect(joining("\n")))
                    .contains(text);
            return this;
        }

        String notices(String group) {
            return bean(Notices.class).to(Set.of(group), SIGNING_FIRM, 50, 0).stream()
                    .filter(notice -> dossier().equals(notice.dossierNumber()))
                    .map(Notice::text)
                    .collect(joining("\n"));
        }

        Chosen allLearn(String text) {
            for (String group : List.of(
                    Role.LAW_FIRM.at(FIRM),
                    Role.COMMUNITY.at(pairing.communityCode()),
                    Role.JUSTICE_OFFICE.at(pairing.streetCode()))) {
                Assertions.assertThat(notices(group)).as(group).contains(text);
            }
            return this;
        }
    }
}
