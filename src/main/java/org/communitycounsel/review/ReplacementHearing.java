package org.communitycounsel.review;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.communitycounsel.pairing.LawyerBarred;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lawyer and firm are heard; the coordination office finds whether the ground stands. JG-21. */
@Service
@Transactional
public class ReplacementHearing {

    private static final int LONGEST_OUTCOME = 200;

    private final Replacements replacements;
    private final ReplacementWords words;
    private final ApplicationEventPublisher events;
    private final Dossiers dossiers;
    private final JdbcClient database;
    private final Clock clock;

    ReplacementHearing(
            Replacements replacements,
            ReplacementWords words,
            ApplicationEventPublisher events,
            Dossiers dossiers,
            JdbcClient database,
            Clock clock) {
        this.replacements = replacements;
        this.words = words;
        this.events = events;
        this.dossiers = dossiers;
        this.database = database;
        this.clock = clock;
    }

    /** Who is heard. */
    public enum Party {
        LAWYER("lawyer", "律师"),
        FIRM("firm", "律所");

        private final String id;
        private final String chinese;

        Party(String id, String chinese) {
            this.id = id;
            this.chinese = chinese;
        }

        static String chinese(String id) {
            return LAWYER.id.equals(id) ? LAWYER.chinese : FIRM.chinese;
        }
    }

    /** A party says what it thinks. @param answer {@code accept} or {@code object}; an objection has a text */
    public void answer(String dossier, Party party, String answer, String text) {
        var replacement = replacements.of(dossier);
        if (put(replacement, party, answer, text) == 0) {
            throw new Refusal("意见已经提交或者听取意见已经结束，不必再提交。请刷新任务列表。");
        }
        dossiers.record(dossier, null, "%s：%s".formatted(party.chinese, inWords(answer, text)), "JG-21");
    }

    /** The time for opinions is over: who has said nothing was silent. */
    public void conclude(String dossier) {
        for (Party party : Party.values()) {
            if (put(replacements.of(dossier), party, "silent", null) == 1) {
                dossiers.record(dossier, null, party.chinese + "逾期未陈述意见", "JG-21");
            }
        }
    }

    private int put(Replacement replacement, Party party, String answer, String text) {
        return database.sql("""
                        insert into replacement_opinion (replacement_id, party, answer, text, given_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        replacement.id(),
                        party.id,
                        answer,
                        text,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Opinion(String party, String answer, String text) {}

    /** What was said, as Markdown. */
    @Transactional(readOnly = true)
    public String inWords(String dossier) {
        List<Opinion> opinions = database.sql("""
                        select party, answer, text from replacement_opinion
                        where replacement_id = ? order by party desc""")
                .param(replacements.of(dossier).id())
                .query(Opinion.class)
                .list();
        return opinions.stream()
                .map(opinion ->
                        "- %s：%s".formatted(Party.chinese(opinion.party()), inWords(opinion.answer(), opinion.text())))
                .collect(joining("\n"));
    }

    private static String inWords(String answer, String text) {
        String said = switch (answer) {
            case "accept" -> "没有异议";
            case "object" -> "有异议";
            default -> "逾期未陈述意见";
        };
        return text == null ? said : said + "——" + text;
    }

    /** The office has not decided in time: who is above it does. */
    public void escalate(String dossier) {
        var replacement = replacements.of(dossier);
        String text = "协调小组办公室逾期未认定，已上报区司法局和督查人员认定";
        dossiers.record(dossier, null, text, "HZ09-7.4b");
        for (Role role : List.of(Role.DISTRICT_BUREAU, Role.SUPERVISOR, Role.COORDINATION_OFFICE)) {
            words.tell(replacement, role.at(replacement.districtCode()), "更换律师逾期未认定", text + "。");
        }
    }

    /**
     * The ground stands: the lawyer is replaced.
     *
     * @param bars whether the lawyer may not come back to the community
     * @param reason Chinese
     * @param account who finds so, or null where the table needs nobody's finding
     */
    public void confirm(String dossier, boolean bars, String reason, String account) {
        var replacement = replacements.of(dossier);
        replacement.confirmed(bars, reason, clock.instant());
        replacements.saveAndFlush(replacement);
        dossiers.record(dossier, account, "更换事由成立：" + replacement.cause().chinese(), reason);
        words.tellAll(
                replacement,
                "更换律师的事由成立",
                "%s。理由：%s".formatted(replacement.cause().chinese(), reason));
        if (bars) {
            events.publishEvent(new LawyerBarred(
                    replacement.licenceNumber(), replacement.communityCode(), "律师已被更换（案卷%s）".formatted(dossier)));
        }
    }

    /** It does not: all stays as it is. */
    public void reject(String dossier, String reason, String account) {
        var replacement = replacements.of(dossier);
        replacement.rejected(reason, clock.instant());
        replacements.saveAndFlush(replacement);
        dossiers.record(dossier, account, "不予更换", reason);
    }

    /** All learn that nobody is replaced, and why. */
    public void tellOfRejection(String dossier) {
        var replacement = replacements.of(dossier);
        words.tellAll(
                replacement,
                "不予更换律师",
                "%s继续服务。理由：%s".formatted(words.name(replacement.licenceNumber()), replacement.decidedReason()));
        close(replacement, "不予更换：" + replacement.decidedReason());
    }

    /** The lawyer serves there no longer for another reason; a replacement that is arranged goes on. @return whether it is over now */
    public boolean lapse(String dossier, String reason) {
        var replacement = replacements.of(dossier);
        if (!List.of(ReplacementState.VERIFYING, ReplacementState.CONFIRMED).contains(replacement.state())) {
            return false;
        }
        replacement.lapsed(reason, clock.instant());
        replacements.saveAndFlush(replacement);
        words.tellAll(replacement, "更换律师无需再办", reason + "。");
        close(replacement, "无需更换：" + reason);
        return true;
    }

    private void close(Replacement replacement, String outcome) {
        dossiers.close(
                replacement.dossierNumber(),
                outcome.length() > LONGEST_OUTCOME ? outcome.substring(0, LONGEST_OUTCOME) : outcome);
    }
}
