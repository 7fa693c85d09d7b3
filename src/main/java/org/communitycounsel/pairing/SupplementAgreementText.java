package org.communitycounsel.pairing;

import static org.communitycounsel.platform.document.Placeholder.optional;
import static org.communitycounsel.platform.document.Placeholder.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.document.DocumentKind;
import org.communitycounsel.platform.document.Documents;
import org.communitycounsel.platform.document.Placeholder;
import org.springframework.stereotype.Component;

/** The supplement by which a lawyer takes another's place under the agreement that holds: its number, text and document. JG-17c. */
@Component
class SupplementAgreementText implements DocumentKind {

    private static final List<Placeholder> PLACEHOLDERS = List.of(
            required("协议编号", "补充协议的编号，在主协议编号之后", "330102-XY-2026-000001-B1"),
            required("主协议编号", "所补充的协议的编号", "330102-XY-2026-000001"),
            optional("版本", "补充协议的第几版", "1"),
            optional("案卷号", "结对案卷的编号", "330102-JD-2026-000001"),
            required("社区", "街道和社区（村）的名称", "清波街道清波门社区"),
            required("律所", "律师事务所的名称", "浙江清波律师事务所"),
            required("原律师", "不再服务的律师的姓名和执业证号", "周明（执业证号13301202010000001）"),
            required("接任律师", "接任律师的姓名和执业证号", "林溪（执业证号13301202010000002）"),
            optional("律师身份", "驻点律师或者联络律师", "驻点律师"),
            required("生效日期", "接任律师开始服务的日期", "2026年3月16日"),
            required("服务时间", "接任律师的服务时间", "每周三下午14:00—17:00"),
            required("变更理由", "统一调配的理由", "原律师工作变动"),
            optional("特别约定", "双方另行约定的内容", "交接期间由两名律师共同接待一次。"));

    private final Supplements supplements;
    private final Agreements agreements;
    private final ServiceAgreementText parties;
    private final Documents documents;
    private final Lawyers lawyers;

    SupplementAgreementText(
            Supplements supplements,
            Agreements agreements,
            ServiceAgreementText parties,
            Documents documents,
            Lawyers lawyers) {
        this.supplements = supplements;
        this.agreements = agreements;
        this.parties = parties;
        this.documents = documents;
        this.lawyers = lawyers;
    }

    @Override
    public String key() {
        return "supplement-agreement";
    }

    @Override
    public String chinese() {
        return "社区法律服务补充协议书";
    }

    @Override
    public List<Placeholder> placeholders() {
        return PLACEHOLDERS;
    }

    /** The next number under the main agreement's, such as {@code 330102-XY-2026-000001-B1}. */
    String number(Pairing pairing, Agreement main) {
        long earlier = agreements.findByPairingIdOrderById(pairing.id()).stream()
                .map(Agreement::number)
                .filter(number -> number.startsWith(main.number() + "-"))
                .distinct()
                .count();
        return "%s-B%d".formatted(main.number(), earlier + 1);
    }

    /** What holds from the first day of the new lawyer: the main agreement's clauses with the hours decided. */
    Clauses clauses(Pairing pairing, Agreement main) {
        var supplement = proposed(pairing);
        var clauses = main.clauses();
        return new Clauses(
                supplement.serviceHours(),
                clauses.weekday(),
                clauses.half(),
                null,
                clauses.termMonths(),
                supplement.effectiveFrom(),
                clauses.subsidy(),
                clauses.subsidySource());
    }

    /** Writes the document by the district's template. @return docx */
    byte[] write(Pairing pairing, String number, int version, Clauses clauses) {
        var supplement = proposed(pairing);
        var words = parties.inWords(pairing);
        Map<String, String> values = new HashMap<>();
        values.put("协议编号", number);
        values.put("主协议编号", number.substring(0, number.lastIndexOf('-')));
        values.put("版本", String.valueOf(version));
        values.put("案卷号", pairing.dossierNumber());
        values.put("社区", words.get("community"));
        values.put("律所", words.get("firm"));
        values.put("原律师", name(supplement.leaving()));
        values.put("接任律师", name(supplement.joining()));
        values.put("律师身份", words.get("part"));
        values.put("生效日期", ChineseDates.full(supplement.effectiveFrom()));
        values.put("服务时间", clauses.serviceHours());
        values.put("变更理由", supplement.reason());
        values.put("特别约定", clauses.specialTerms());
        return documents.write(this, pairing.districtCode(), values);
    }

    /** Chinese, for forms. */
    String change(Pairing pairing) {
        var supplement = proposed(pairing);
        return "自%s起，由%s接任%s，原因：%s"
                .formatted(
                        ChineseDates.full(supplement.effectiveFrom()),
                        name(supplement.joining()),
                        name(supplement.leaving()),
                        supplement.reason());
    }

    private String name(String licence) {
        return ServiceAgreementText.names(List.of(lawyers.findById(licence).orElseThrow()));
    }

    private Supplement proposed(Pairing pairing) {
        return supplements
                .findByPairingIdAndState(pairing.id(), SupplementState.PROPOSED)
                .orElseThrow(() -> new Refusal("该结对没有经协调小组办公室决定的调整，不能签订补充协议。请先在任务列表中发起“服务调整”。"));
    }
}
