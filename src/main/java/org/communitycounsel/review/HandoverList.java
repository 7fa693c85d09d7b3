package org.communitycounsel.review;

import static org.communitycounsel.platform.document.Placeholder.optional;
import static org.communitycounsel.platform.document.Placeholder.required;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.document.DocumentKind;
import org.communitycounsel.platform.document.Documents;
import org.communitycounsel.platform.document.Placeholder;
import org.communitycounsel.platform.dossier.Attachment;
import org.communitycounsel.platform.dossier.Attachments;
import org.springframework.stereotype.Component;

/** The list of what is handed over (移交清单) as a document in the replacement's dossier. JG-21. */
@Component
class HandoverList implements DocumentKind {

    private static final List<Placeholder> PLACEHOLDERS = List.of(
            required("案卷号", "更换案卷的编号", "330102-GH-2026-000001"),
            required("社区", "街道和社区（村）的名称", "清波街道清波门社区"),
            required("律所", "移交的律师事务所", "浙江清波律师事务所"),
            required("移交律师", "停止服务的律师的姓名和执业证号", "周明（执业证号13301202010000001）"),
            optional("接收律师", "代管或者接任的律师；暂无律师的，留空", "林溪（执业证号13301202010000002）"),
            required("最后服务日", "移交律师服务到哪一天", "2026年3月16日"),
            required("移交事项", "逐项列明，每行一项", "1．工作日志卷：一社区一卷"),
            required("清点日期", "列出清单的日期", "2026年3月9日"));

    private final Documents documents;
    private final Attachments attachments;
    private final ReplacementWords words;
    private final Districts districts;
    private final Clock clock;

    HandoverList(
            Documents documents, Attachments attachments, ReplacementWords words, Districts districts, Clock clock) {
        this.documents = documents;
        this.attachments = attachments;
        this.words = words;
        this.districts = districts;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "handover-list";
    }

    @Override
    public String chinese() {
        return "社区法律服务移交清单";
    }

    @Override
    public List<Placeholder> placeholders() {
        return PLACEHOLDERS;
    }

    /** Writes the list and puts it into the dossier. @param receiver licence number or null */
    Attachment keep(Replacement replacement, String receiver, List<OpenMatters.OpenMatter> items) {
        byte[] docx = documents.write(this, replacement.districtCode(), values(replacement, receiver, items));
        String name = "%s %s.docx".formatted(chinese(), replacement.dossierNumber());
        try {
            Path file = Files.createTempFile("handover", null);
            try {
                Files.write(file, docx);
                attachments.add(replacement.dossierNumber(), name, file, "移交清单", null);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String sha256 = sha256(docx);
        return attachments.of(replacement.dossierNumber()).stream()
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> values(Replacement replacement, String receiver, List<OpenMatters.OpenMatter> items) {
        Map<String, String> values = new HashMap<>();
        values.put("案卷号", replacement.dossierNumber());
        values.put("社区", words.place(replacement.communityCode()));
        values.put("律所", words.firm(replacement.firmCode()));
        values.put("移交律师", lawyer(replacement.licenceNumber()));
        values.put("接收律师", receiver == null ? "" : lawyer(receiver));
        values.put("最后服务日", ChineseDates.full(replacement.lastDay()));
        values.put("移交事项", inWords(items));
        values.put(
                "清点日期",
                ChineseDates.full(LocalDate.ofInstant(clock.instant(), districts.zone(replacement.districtCode()))));
        return values;
    }

    private String lawyer(String licence) {
        return "%s（执业证号%s）".formatted(words.name(licence), licence);
    }

    /** One item a line, numbered. */
    static String inWords(List<OpenMatters.OpenMatter> items) {
        return IntStream.range(0, items.size())
                .mapToObj(n -> "%d．%s".formatted(n + 1, inWords(items.get(n))))
                .collect(Collectors.joining("\n"));
    }

    private static String inWords(OpenMatters.OpenMatter item) {
        return "%s%s：%s"
                .formatted(item.kind(), item.reference() == null ? "" : "（" + item.reference() + "）", item.words());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
