package org.communitycounsel.pairing.web;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.directory.LawSchool;
import org.communitycounsel.directory.LawSchools;
import org.communitycounsel.pairing.Assistance;
import org.communitycounsel.pairing.Assistant;
import org.communitycounsel.pairing.AssistantAgreements;
import org.communitycounsel.pairing.AssistantChoice;
import org.communitycounsel.pairing.AssistantState;
import org.communitycounsel.pairing.Assistants;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the assistants' dossier says at its head, and what the school may do there. HZ09-4.2d. */
@Component
class AssistantDossier implements DossierPart {

    private final AssistantChoice choice;
    private final Assistants assistants;
    private final AssistantAgreements agreements;
    private final AgreementFacts agreementFacts;
    private final LawSchools schools;

    AssistantDossier(
            AssistantChoice choice,
            Assistants assistants,
            AssistantAgreements agreements,
            AgreementFacts agreementFacts,
            LawSchools schools) {
        this.choice = choice;
        this.assistants = assistants;
        this.agreements = agreements;
        this.agreementFacts = agreementFacts;
        this.schools = schools;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(AssistantChoice.DOSSIER_KIND);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Fact> facts(String number) {
        var assistance = choice.of(number);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("结对案卷", choice.pairing(number).dossierNumber()));
        facts.add(new Fact("进度", assistance.state().chinese()));
        if (assistance.schoolCode() != null) {
            facts.add(new Fact("高校", schoolName(assistance)));
        }
        if (assistance.termFrom() != null) {
            facts.add(new Fact(
                    "服务期限",
                    "%s至%s"
                            .formatted(
                                    ChineseDates.full(assistance.termFrom()),
                                    ChineseDates.full(assistance.termUntil()))));
        }
        assistants.findByAssistanceIdOrderById(assistance.id()).forEach(one -> facts.add(fact(one)));
        agreements
                .findByPairingIdOrderById(assistance.pairingId())
                .forEach(one -> facts.add(agreementFacts.of(one, one.state().chinese())));
        return facts;
    }

    private String schoolName(Assistance assistance) {
        return schools.findById(assistance.schoolCode()).map(LawSchool::name).orElse("");
    }

    private static Fact fact(Assistant assistant) {
        var student = assistant.student();
        return new Fact(
                "学生",
                "%s（学号%s，%s，电话%s）：%s%s"
                        .formatted(
                                student.name(),
                                student.number(),
                                student.year(),
                                student.phone(),
                                assistant.state().chinese(),
                                assistant.releaseReason() == null ? "" : "，" + assistant.releaseReason()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Action> actions(String number, CurrentUser user) {
        var assistance = choice.of(number);
        return isOfSchool(assistance, user)
                ? assistants
                        .findByAssistanceIdAndStateInOrderById(assistance.id(), List.of(AssistantState.SERVING))
                        .stream()
                        .map(one -> new Action(
                                "学生离任：" + one.student().name(),
                                "/assistants/%s/departures/%d".formatted(number, one.id()),
                                "离任原因"))
                        .toList()
                : List.of();
    }

    static boolean isOfSchool(Assistance assistance, CurrentUser user) {
        return assistance.schoolCode() != null && user.isMemberOf(Role.LAW_SCHOOL.at(assistance.schoolCode()));
    }
}
