package org.communitycounsel.dispute;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.communitycounsel.platform.document.Placeholder.optional;
import static org.communitycounsel.platform.document.Placeholder.required;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.document.DocumentKind;
import org.communitycounsel.platform.document.Documents;
import org.communitycounsel.platform.document.Placeholder;
import org.communitycounsel.platform.dossier.Attachment;
import org.communitycounsel.platform.dossier.Attachments;
import org.springframework.stereotype.Component;

/** The agreement of the two sides as a Word document in the sealed dossier. JG-14. */
@Component
class MediationAgreement implements DocumentKind {

    private static final List<Placeholder> PLACEHOLDERS = List.of(
            required("案卷号", "纠纷案卷的编号", "330102-JF-2026-000001"),
            optional("城市", "所在的市", "杭州市"),
            optional("区", "所在的区", "上城区"),
            required("社区", "街道和社区（村）的名称", "清波街道清波门社区"),
            required("纠纷类别", "纠纷的类别", "邻里纠纷"),
            required("一方当事人", "姓名、身份或住址、电话", "王秀兰，3幢2单元居民"),
            required("对方当事人", "姓名、身份或住址、电话", "李国强，3幢3单元居民"),
            required("查明的事实", "律师查明、双方没有争议的事实", "2026年3月1日，李国强家水管破裂，渗水至王秀兰家。"),
            required("协议内容", "双方达成的协议", "李国强于2026年4月1日前修复水管并赔偿王秀兰装修损失3000元。"),
            optional("履行方式", "履行的方式和期限", "现金，协议签订当日付清。"),
            required("调解律师", "律师的姓名和执业证号", "周明（执业证号13301202010000001）"),
            required("日期", "达成协议的日期", "2026年3月9日"));

    private final Documents documents;
    private final Attachments attachments;
    private final Districts districts;
    private final Reports reports;
    private final PlaceNames places;
    private final Clock clock;

    MediationAgreement(
            Documents documents,
            Attachments attachments,
            Districts districts,
            Reports reports,
            PlaceNames places,
            Clock clock) {
        this.documents = documents;
        this.attachments = attachments;
        this.districts = districts;
        this.reports = reports;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "mediation-agreement";
    }

    @Override
    public String chinese() {
        return "人民调解协议书";
    }

    @Override
    public List<Placeholder> placeholders() {
        return PLACEHOLDERS;
    }

    /** Writes the agreement by the district's template into the dossier. @return the file's id */
    Long draft(Dispute dispute, Mediation mediation) {
        byte[] docx = documents.write(this, dispute.districtCode(), values(dispute, mediation));
        String name = fileName(dispute.dossierNumber());
        keep(dispute.dossierNumber(), name, docx);
        return attachments.of(dispute.dossierNumber()).stream()
                .filter(file -> file.fileName().equals(name))
                .map(Attachment::id)
                .findFirst()
                .orElseThrow();
    }

    /** Numbered from the second on: a dispute may be mediated again after an agreement. */
    private String fileName(String dossier) {
        var taken = attachments.of(dossier).stream().map(Attachment::fileName).collect(toSet());
        return Stream.concat(Stream.of(""), IntStream.iterate(2, n -> n + 1).mapToObj("（%d）"::formatted))
                .map(number -> "人民调解协议书 %s%s.docx".formatted(dossier, number))
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    private void keep(String dossier, String name, byte[] docx) {
        try {
            Path file = Files.createTempFile("mediation", null);
            try {
                Files.write(file, docx);
                attachments.add(dossier, name, file, "调解律师和双方签字后，请上传扫描件", null);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> values(Dispute dispute, Mediation mediation) {
        var district = districts.find(dispute.districtCode()).orElseThrow();
        Map<String, String> values = new HashMap<>();
        values.put("案卷号", dispute.dossierNumber());
        values.put("城市", district.cityName());
        values.put("区", district.name());
        values.put("社区", places.street(dispute.streetCode()) + places.community(dispute.communityCode()));
        values.put("纠纷类别", dispute.kind().chinese());
        values.put("一方当事人", parties(dispute, Side.ONE));
        values.put("对方当事人", parties(dispute, Side.OTHER));
        values.put("查明的事实", mediation.facts());
        values.put("协议内容", mediation.terms());
        values.put("履行方式", mediation.performance());
        values.put("调解律师", "%s（执业证号%s）".formatted(places.lawyer(mediation.licenceNumber()), mediation.licenceNumber()));
        values.put("日期", ChineseDates.full(today(dispute)));
        return values;
    }

    private String parties(Dispute dispute, Side side) {
        return reports.findByDisputeIdOrderById(dispute.id()).stream()
                .flatMap(report -> report.parties(side).stream())
                .map(Party::inWords)
                .distinct()
                .collect(joining("；"));
    }

    private LocalDate today(Dispute dispute) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(dispute.districtCode()));
    }
}
