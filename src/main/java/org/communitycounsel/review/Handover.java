package org.communitycounsel.review;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.dossier.Attachments;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.review.OpenMatters.OpenMatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the replaced lawyer has under way and the community's volume are handed over by one list, which the leaving lawyer's firm,
 * the community and who takes over sign; where somebody does not, the justice office takes stock in that one's place. JG-21,
 * HZ09-5.3a.
 */
@Service
@Transactional
public class Handover {

    private final Replacements replacements;
    private final ReplacementWords words;
    private final List<OpenMatters> openMatters;
    private final HandoverList list;
    private final Staffing staffing;
    private final Attachments attachments;
    private final Dossiers dossiers;
    private final JdbcClient database;
    private final Clock clock;

    Handover(
            Replacements replacements,
            ReplacementWords words,
            List<OpenMatters> openMatters,
            HandoverList list,
            Staffing staffing,
            Attachments attachments,
            Dossiers dossiers,
            JdbcClient database,
            Clock clock) {
        this.replacements = replacements;
        this.words = words;
        this.openMatters = openMatters;
        this.list = list;
        this.staffing = staffing;
        this.attachments = attachments;
        this.dossiers = dossiers;
        this.database = database;
        this.clock = clock;
    }

    /** Who signs for the list. */
    public enum Party implements Word {
        FIRM("firm", "移交律所"),
        COMMUNITY("community", "社区"),
        RECEIVER("receiver", "接收律师"),
        JUSTICE_OFFICE("justiceOffice", "司法所");

        private final String id;
        private final String chinese;

        Party(String id, String chinese) {
            this.id = id;
            this.chinese = chinese;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** Draws up the list: all that is under way, and the volume of the community. */
    public void draw(String dossier) {
        var replacement = replacements.of(dossier);
        var receiver = receiverOf(replacement);
        var items = items(replacement);
        var file = list.keep(replacement, receiver.orElse(null), items);
        database.sql(
                        "insert into handover (replacement_id, document_id, sha256, receiver, listed_at) values (?, ?, ?, ?, ?)")
                .params(replacement.id(), file.id(), file.sha256(), receiver.orElse(null), now())
                .update();
        for (int n = 0; n < items.size(); n++) {
            var item = items.get(n);
            database.sql(
                            "insert into handover_item (replacement_id, seq, kind, reference, words) values (?, ?, ?, ?, ?)")
                    .params(replacement.id(), n + 1, item.kind(), item.reference(), cut(item.words()))
                    .update();
        }
        dossiers.record(
                dossier,
                null,
                "移交清单：\n%s\nSHA-256：%s".formatted(HandoverList.inWords(items), file.sha256()),
                "JG-21、HZ09-5.3a");
    }

    private static String cut(String words) {
        return words.length() > 500 ? words.substring(0, 500) : words;
    }

    private List<OpenMatter> items(Replacement replacement) {
        var pairing = words.pairing(replacement);
        var items = new ArrayList<OpenMatter>();
        items.add(new OpenMatter(
                "工作日志卷", null, "%s的工作日志，一社区一卷，连同未签字的记录".formatted(words.place(replacement.communityCode()))));
        items.add(new OpenMatter("服务资料", null, "律师工作室的钥匙、联系卡、宣传资料和居民求助登记"));
        openMatters.forEach(each -> items.addAll(each.of(pairing, replacement.licenceNumber())));
        return items;
    }

    /** Who covers, or the first of those who serve on. */
    private Optional<String> receiverOf(Replacement replacement) {
        if (replacement.cover().licence() != null) {
            return Optional.of(replacement.cover().licence());
        }
        return staffing.serving(words.pairing(replacement)).stream()
                .filter(licence -> !licence.equals(replacement.licenceNumber()))
                .sorted()
                .findFirst();
    }

    private record Drawn(long documentId, String sha256, String receiver) {}

    private Drawn drawn(Replacement replacement) {
        return database.sql("select document_id, sha256, receiver from handover where replacement_id = ?")
                .param(replacement.id())
                .query(Drawn.class)
                .single();
    }

    /** Licence number of the lawyer who takes over what is under way; empty where nobody does yet. */
    @Transactional(readOnly = true)
    public Optional<String> receiver(String dossier) {
        return Optional.ofNullable(drawn(replacements.of(dossier)).receiver());
    }

    /** The list, one item a line, and the document's hash, as Markdown. */
    @Transactional(readOnly = true)
    public String inWords(String dossier) {
        var replacement = replacements.of(dossier);
        return "%s\n\n清单文件（在案卷中）的SHA-256：%s"
                .formatted(
                        HandoverList.inWords(listed(replacement.id())).replace("\n", "\n\n"),
                        drawn(replacement).sha256());
    }

    private List<OpenMatter> listed(Long replacement) {
        return database.sql("select kind, reference, words from handover_item where replacement_id = ? order by seq")
                .param(replacement)
                .query(OpenMatter.class)
                .list();
    }

    /** What was signed so far, as Markdown. */
    @Transactional(readOnly = true)
    public String receipts(String dossier) {
        return receipts(replacements.of(dossier));
    }

    private record Receipt(String party, String answer, String remark, String signedByName) {}

    private String receipts(Replacement replacement) {
        return database.sql("""
                        select party, answer, remark, signed_by_name from handover_receipt
                        where replacement_id = ? order by signed_at""").param(replacement.id()).query(Receipt.class).list().stream()
                .map(Handover::inWords)
                .collect(joining("\n"));
    }

    private static String inWords(Receipt receipt) {
        var party = Word.of(Party.class, receipt.party()).orElseThrow();
        return "- %s（%s）：%s%s"
                .formatted(
                        party.chinese(),
                        receipt.signedByName(),
                        answer(party, receipt.answer().equals("complete")),
                        receipt.remark() == null ? "" : "——" + receipt.remark());
    }

    /** What a party puts its name to: who hands over has received nothing, and who takes stock says what was found. */
    private static String answer(Party party, boolean complete) {
        if (!complete) {
            return "有缺漏";
        }
        return switch (party) {
            case FIRM -> "已按清单移交";
            case JUSTICE_OFFICE -> "已代为清点";
            case COMMUNITY, RECEIVER -> "签收，清单所列齐全";
        };
    }

    /**
     * A party signs for the list that is in the dossier.
     *
     * @param complete whether all is there; if not, the remark says what is missing
     * @throws Refusal where the document is not the one that was drawn up, or the party has signed
     */
    public void sign(String dossier, Party party, boolean complete, String remark, CurrentUser signer) {
        var replacement = replacements.of(dossier);
        var drawn = drawn(replacement);
        if (party != Party.JUSTICE_OFFICE) {
            requireUntouched(replacement, drawn);
        }
        int signed = database.sql("""
                        insert into handover_receipt (replacement_id, sha256, party, answer, remark, signed_by, signed_by_name, signed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(replacement.id(), drawn.sha256(), party.id(), complete ? "complete" : "missing", remark)
                .params(signer.id(), signer.displayName(), now())
                .update();
        if (signed == 0) {
            throw new Refusal("%s已经签字，不能重复签字。请刷新任务列表。".formatted(party.chinese()));
        }
        dossiers.record(
                dossier,
                signer.id(),
                "%s签字：%s%s".formatted(party.chinese(), answer(party, complete), remark == null ? "" : "——" + remark),
                "JG-21；SHA-256：" + drawn.sha256());
    }

    private void requireUntouched(Replacement replacement, Drawn drawn) {
        attachments
                .find(replacement.dossierNumber(), drawn.documentId())
                .filter(file -> !file.withdrawn() && file.sha256().equals(drawn.sha256()))
                .orElseThrow(() -> new Refusal("移交清单已从案卷撤回，不能签字。请司法所清点后在任务列表中登记。"));
    }

    /** Whether firm, community and, where there is one, who takes over have all signed that the list is complete. */
    @Transactional(readOnly = true)
    public boolean isSignedByAll(String dossier) {
        var replacement = replacements.of(dossier);
        int needed = drawn(replacement).receiver() == null ? 2 : 3;
        return database.sql("select count(*) from handover_receipt where replacement_id = ? and answer = 'complete'")
                        .param(replacement.id())
                        .query(Integer.class)
                        .single()
                == needed;
    }

    /** A party did not sign in time: the justice office takes stock in its place. */
    public void isSilent(String dossier, Party party) {
        var replacement = replacements.of(dossier);
        String text = "%s逾期未签字，由司法所代为清点".formatted(party.chinese());
        dossiers.record(dossier, null, text, "JG-21");
        words.tell(replacement, Role.JUSTICE_OFFICE.at(replacement.streetCode()), "移交逾期，请代为清点", text + "。");
        words.tellOffice(replacement, "移交逾期", text + "。");
    }

    /** All have signed for the list. */
    public void conclude(String dossier) {
        end(dossier, "signed", "移交完毕，各方均已签字");
    }

    /** The justice office has taken stock in the place of who did not sign, or of what was missing. */
    public void witness(String dossier, String found, CurrentUser signer) {
        sign(dossier, Party.JUSTICE_OFFICE, true, found, signer);
    }

    public void concludeWitnessed(String dossier) {
        end(dossier, "witnessed", "移交完毕，由司法所清点见证");
    }

    private void end(String dossier, String outcome, String text) {
        var replacement = replacements.of(dossier);
        database.sql("update handover set ended_at = ?, outcome = ? where replacement_id = ?")
                .params(now(), outcome, replacement.id())
                .update();
        dossiers.record(dossier, null, text, "JG-21、HZ09-5.3a");
        words.tellAll(replacement, "工作移交完毕", text + "。");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
