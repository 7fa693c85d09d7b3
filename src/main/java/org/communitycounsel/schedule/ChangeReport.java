package org.communitycounsel.schedule;

import static org.communitycounsel.platform.document.Placeholder.required;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.document.DocumentKind;
import org.communitycounsel.platform.document.Documents;
import org.communitycounsel.platform.document.Placeholder;
import org.communitycounsel.platform.dossier.Attachments;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** The firm's written report (书面报告) as a document, in the name of the account that hands it in. JG-17a. */
@Component
class ChangeReport implements DocumentKind {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日H时mm分");

    private static final List<Placeholder> PLACEHOLDERS = List.of(
            required("案卷号", "调整案卷的编号", "330102-TZ-2026-000001"),
            required("律所", "报告的律师事务所", "浙江清波律师事务所"),
            required("社区", "街道和社区（村）的名称", "清波街道清波门社区"),
            required("律师", "现在服务的律师", "周明"),
            required("事项", "调整什么", "调整服务时间"),
            required("申请内容", "希望怎样调整", "服务时间改为每周四上午9:00—12:00"),
            required("生效日期", "从哪一天起，请假的到哪一天止", "自2026年3月16日起"),
            required("理由", "理由的名称", "工作变动"),
            required("报告正文", "律所填写的书面报告", "因律师承办的案件集中开庭，周三下午不能到社区，申请调整。"),
            required("报告人", "提交报告的账号的名称", "浙江清波律师事务所"),
            required("报告时间", "提交报告的时间", "2026年3月9日9时00分"));

    private final Documents documents;
    private final Attachments attachments;
    private final ChangeWords words;
    private final Districts districts;

    ChangeReport(Documents documents, Attachments attachments, ChangeWords words, Districts districts) {
        this.documents = documents;
        this.attachments = attachments;
        this.words = words;
        this.districts = districts;
    }

    @Override
    public String key() {
        return "change-report";
    }

    @Override
    public String chinese() {
        return "社区法律服务调整书面报告";
    }

    @Override
    public List<Placeholder> placeholders() {
        return PLACEHOLDERS;
    }

    /** Writes the report as it is handed in now, and puts it into the change's dossier. */
    void keep(ScheduleChange change, CurrentUser reporter) {
        try {
            Path file = Files.createTempFile("report", null);
            try {
                Files.write(file, documents.write(this, change.districtCode(), values(change, reporter)));
                attachments.add(
                        change.dossierNumber(),
                        "%s %s.docx".formatted(chinese(), change.dossierNumber()),
                        file,
                        words.days(change),
                        reporter.id());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> values(ScheduleChange change, CurrentUser reporter) {
        var said = words.of(change);
        Map<String, String> values = new HashMap<>();
        values.put("案卷号", change.dossierNumber());
        values.put("律所", said.get("firm").toString());
        values.put("社区", said.get("community").toString());
        values.put("律师", said.get("lawyers").toString());
        values.put("事项", said.get("kind").toString());
        values.put("申请内容", said.get("asked").toString());
        values.put("生效日期", said.get("days").toString());
        values.put("理由", change.reasonName());
        values.put("报告正文", change.report());
        values.put("报告人", reporter.displayName());
        values.put("报告时间", MOMENT.format(change.reportedAt().atZone(districts.zone(change.districtCode()))));
        return values;
    }
}
