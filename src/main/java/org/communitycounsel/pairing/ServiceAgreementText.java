package org.communitycounsel.pairing;

import static java.util.stream.Collectors.joining;
import static org.communitycounsel.platform.document.Placeholder.optional;
import static org.communitycounsel.platform.document.Placeholder.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.document.DocumentKind;
import org.communitycounsel.platform.document.Documents;
import org.communitycounsel.platform.document.Placeholder;
import org.springframework.stereotype.Component;

/** The uniform service agreement as a document: what its templates can ask for, and the text of one. HZ09-4.2b, SH17-3.1c. */
@Component
class ServiceAgreementText implements DocumentKind {

    private static final List<Placeholder> PLACEHOLDERS = List.of(
            required("协议编号", "协议的编号，各版本相同", "330102-XY-2026-000001"),
            optional("版本", "协议的第几版", "1"),
            optional("案卷号", "结对案卷的编号", "330102-JD-2026-000001"),
            optional("城市", "所在的市", "杭州市"),
            optional("区", "所在的区", "上城区"),
            required("街道", "社区所属的街道、镇、乡", "清波街道"),
            required("社区", "社区（村）的名称", "清波门社区"),
            required("律所", "律师事务所的名称", "浙江清波律师事务所"),
            optional("律所电话", "律师事务所的电话", "0571-87000000"),
            required("律师", "派驻或联络律师的姓名和执业证号", "周明（执业证号13301202010000001）"),
            optional("律师身份", "驻点律师或者联络律师", "驻点律师"),
            optional("律师电话", "律师的电话，不止一名的依次列出", "13800000000"),
            optional("结对形式", "一社区一律师，或者律所结对", "一社区一律师"),
            required("服务期限", "服务期限", "12个月，自司法所归档之日起计算"),
            required("服务时间", "约定的服务时间", "每周三下午"),
            optional("社区需求", "社区填报的服务种类、专业和语言", "调解纠纷、审查合同"),
            required("补贴标准", "本区规定的补贴标准", "每名律师每年6000元"),
            required("补贴依据", "补贴标准的出处", "市委办〔2009〕31号第七条第2项，市、区两级各承担50%"),
            optional("特别约定", "双方另行约定的内容", "每逢重阳节在社区举办一次老年人权益讲座。"));

    private final Documents documents;
    private final Districts districts;
    private final Streets streets;
    private final Communities communities;
    private final LawFirms firms;
    private final Lawyers lawyers;
    private final PairedLawyers pairedLawyers;

    ServiceAgreementText(
            Documents documents,
            Districts districts,
            Streets streets,
            Communities communities,
            LawFirms firms,
            Lawyers lawyers,
            PairedLawyers pairedLawyers) {
        this.documents = documents;
        this.districts = districts;
        this.streets = streets;
        this.communities = communities;
        this.firms = firms;
        this.lawyers = lawyers;
        this.pairedLawyers = pairedLawyers;
    }

    @Override
    public String key() {
        return "service-agreement";
    }

    @Override
    public String chinese() {
        return "社区法律服务协议书";
    }

    @Override
    public List<Placeholder> placeholders() {
        return PLACEHOLDERS;
    }

    /** Writes the document by the district's template. @return docx */
    byte[] write(Pairing pairing, String number, int version, Clauses clauses) {
        Map<String, String> values = new HashMap<>();
        values.put("协议编号", number);
        values.put("版本", String.valueOf(version));
        values.put("案卷号", pairing.dossierNumber());
        values.put("结对形式", pairing.form().chinese());
        values.put("服务期限", clauses.term());
        values.put("服务时间", clauses.serviceHours());
        values.put("补贴标准", clauses.subsidy());
        values.put("补贴依据", clauses.subsidySource());
        values.put("特别约定", clauses.specialTerms());
        values.put("社区需求", wishes(pairing.needs()));
        parties(pairing, values);
        lawyersOf(pairing, values);
        return documents.write(this, pairing.districtCode(), values);
    }

    private void parties(Pairing pairing, Map<String, String> values) {
        var district = districts.find(pairing.districtCode()).orElseThrow();
        var firm = firms.findById(pairing.firmCode()).orElseThrow();
        values.put("城市", district.cityName());
        values.put("区", district.name());
        values.put("街道", streets.findById(pairing.streetCode()).orElseThrow().name());
        values.put(
                "社区",
                communities.findById(pairing.communityCode()).orElseThrow().name());
        values.put("律所", firm.name());
        values.put("律所电话", firm.phone());
    }

    private void lawyersOf(Pairing pairing, Map<String, String> values) {
        var paired = pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(pairing.id());
        var people = paired.stream()
                .map(lawyer -> lawyers.findById(lawyer.licenceNumber()).orElseThrow())
                .toList();
        values.put("律师", names(people));
        values.put(
                "律师电话",
                people.stream().map(Lawyer::phone).filter(p -> p != null).collect(joining("、")));
        values.put(
                "律师身份",
                paired.stream()
                        .map(lawyer -> lawyer.part().chinese())
                        .distinct()
                        .collect(joining("、")));
    }

    static String names(List<Lawyer> people) {
        return people.stream()
                .map(lawyer -> "%s（执业证号%s）".formatted(lawyer.name(), lawyer.licenceNumber()))
                .collect(joining("、"));
    }

    private static String wishes(Needs needs) {
        return java.util.stream.Stream.of(needs.serviceKinds(), needs.fields(), needs.languages())
                .filter(text -> text != null && !text.isBlank())
                .collect(joining("；"));
    }

    /** The parties in words, for forms and notices. */
    Map<String, String> inWords(Pairing pairing) {
        Map<String, String> values = new HashMap<>();
        parties(pairing, values);
        lawyersOf(pairing, values);
        return Map.of(
                "community", values.get("街道") + values.get("社区"),
                "firm", values.get("律所"),
                "lawyers", values.get("律师"),
                "part", values.get("律师身份"));
    }
}
