package org.communitycounsel.schedule;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Communities and lawyers concerned are heard before it is decided; who says nothing in time has no objection. JG-17c. */
@Service
@Transactional
public class Hearing {

    private static final String ASKED = "asked";

    private final ChangeWords words;
    private final Staffing staffing;
    private final Dossiers dossiers;
    private final JdbcClient database;
    private final Clock clock;

    Hearing(ChangeWords words, Staffing staffing, Dossiers dossiers, JdbcClient database, Clock clock) {
        this.words = words;
        this.staffing = staffing;
        this.dossiers = dossiers;
        this.database = database;
        this.clock = clock;
    }

    /** All whom the change concerns are to be heard. */
    void ask(ScheduleChange change) {
        var pairing = words.pairing(change);
        ask(change, Role.COMMUNITY.at(pairing.communityCode()));
        staffing.serving(pairing).forEach(lawyer -> ask(change, Role.LAWYER.at(lawyer)));
        if (change.wished() != null) {
            ask(change, Role.LAWYER.at(change.wished()));
        }
        if (change.otherPairingId() != null) {
            var other = words.other(change);
            ask(change, Role.COMMUNITY.at(other.communityCode()));
            staffing.serving(other).forEach(lawyer -> ask(change, Role.LAWYER.at(lawyer)));
        }
    }

    /** One more is to be heard. @param party group of a community or lawyer; asked before, it is not asked again */
    void ask(ScheduleChange change, String party) {
        dossiers.admit(change.dossierNumber(), party);
        database.sql(
                        "insert into schedule_change_opinion (change_id, party, answer) values (?, ?, 'asked') on conflict do nothing")
                .params(change.id(), party)
                .update();
    }

    /** Codes of the communities, or licence numbers of the lawyers, who are still to be heard. */
    @Transactional(readOnly = true)
    public List<String> toHear(ScheduleChange change, Role role) {
        return opinions(change).stream()
                .filter(opinion -> opinion.answer().equals(ASKED))
                .filter(opinion -> opinion.party().startsWith(role.at("")))
                .map(opinion -> opinion.party().substring(role.at("").length()))
                .toList();
    }

    /** Whether the lawyer was asked. */
    @Transactional(readOnly = true)
    public boolean heard(ScheduleChange change, String lawyer) {
        return opinions(change).stream().anyMatch(opinion -> opinion.party().equals(Role.LAWYER.at(lawyer)));
    }

    /** A party says what it thinks. @param answer {@code agree} or {@code object}, which needs a text */
    public void answer(ScheduleChange change, String party, String answer, String text) {
        if (set(change, party, answer, text) == 0) {
            throw new Refusal("意见已经提交或者听取意见已经结束，不必再提交。请刷新任务列表。");
        }
        dossiers.record(change.dossierNumber(), null, "%s：%s".formatted(name(party), inWords(answer, text)), "JG-17c");
    }

    /** Who has said nothing in time has no objection. */
    public void conclude(ScheduleChange change, Role role) {
        for (String code : toHear(change, role)) {
            String party = role.at(code);
            set(change, party, "silent", null);
            dossiers.record(
                    change.dossierNumber(), null, "%s：%s".formatted(name(party), inWords("silent", null)), "JG-17c");
        }
    }

    private int set(ScheduleChange change, String party, String answer, String text) {
        return database.sql("""
                        update schedule_change_opinion set answer = ?, text = ?, answered_at = ?
                        where change_id = ? and party = ? and answer = 'asked'""")
                .params(answer, text, clock.instant().atOffset(ZoneOffset.UTC), change.id(), party)
                .update();
    }

    /** What was said so far, Chinese, a line each; says so where nobody was asked. */
    @Transactional(readOnly = true)
    public String inWords(ScheduleChange change) {
        Collection<Opinion> opinions = opinions(change);
        return opinions.isEmpty()
                ? "紧急调整，未另行听取意见"
                : opinions.stream()
                        .map(one -> "%s：%s".formatted(name(one.party()), inWords(one.answer(), one.text())))
                        .collect(joining("\n\n"));
    }

    private static String inWords(String answer, String text) {
        String said = switch (answer) {
            case "agree" -> "同意";
            case "object" -> "有不同意见";
            case "silent" -> "逾期未表示意见，视为无异议";
            default -> "尚未表示意见";
        };
        return text == null ? said : said + "：" + text;
    }

    private String name(String party) {
        String code = party.substring(party.indexOf('.') + 1);
        return party.startsWith(Role.COMMUNITY.at("")) ? words.communityName(code) : "%s律师".formatted(words.name(code));
    }

    private record Opinion(String party, String answer, String text) {}

    private List<Opinion> opinions(ScheduleChange change) {
        return database.sql(
                        "select party, answer, text from schedule_change_opinion where change_id = ? order by party")
                .param(change.id())
                .query(Opinion.class)
                .list();
    }
}
