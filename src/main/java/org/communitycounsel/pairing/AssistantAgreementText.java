package org.communitycounsel.pairing;

import static java.util.stream.Collectors.joining;
import static org.communitycounsel.platform.document.Placeholder.optional;
import static org.communitycounsel.platform.document.Placeholder.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communitycounsel.directory.LawSchools;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.document.DocumentKind;
import org.communitycounsel.platform.document.Documents;
import org.communitycounsel.platform.document.Placeholder;
import org.springframework.stereotype.Component;

/** The uniform assistants' agreement as a document: what its templates can ask for, and the text of one. HZ09-4.2d. */
@Component
class AssistantAgreementText implements DocumentKind {

    private static final List<Placeholder> PLACEHOLDERS = List.of(
            required("协议编号", "协议的编号，各版本相同", "330102-ZX-2026-000001"),
            optional("版本", "协议的第几版", "1"),
            optional("案卷号", "助理案卷的编号", "330102-ZL-2026-000001"),
            optional("城市", "所在的市", "杭州市"),
            optional("区", "所在的区", "上城区"),
            required("社区", "街道和社区（村）的名称", "清波街道清波门社区"),
            required("高校", "高校法学院的名称", "浙江大学光华法学院"),
            required("律师", "结对律师的姓名和执业证号", "周明（执业证号13301202010000001）"),
            optional("律所", "结对律师所在的律师事务所", "浙江清波律师事务所"),
            required("助理", "各名学生的姓名、学号、年级和专业", "罗小满（学号3220100001，2023级法学）"),
            optional("助理电话", "各名学生的联系电话，依次列出", "罗小满13800000000"),
            required("服务期限", "服务期限", "12个月，自双方签署之日起计算"),
            optional("特别约定", "双方另行约定的内容", "寒暑假期间由双方另行商定服务时间。"));

    private final Documents documents;
    private final Districts districts;
    private final LawSchools schools;
    private final Assistants assistants;
    private final ServiceAgreementText parties;

    AssistantAgreementText(
            Documents documents,
            Districts districts,
            LawSchools schools,
            Assistants assistants,
            ServiceAgreementText parties) {
        this.documents = documents;
        this.districts = districts;
        this.schools = schools;
        this.assistants = assistants;
        this.parties = parties;
    }

    @Override
    public String key() {
        return "assistant-agreement";
    }

    @Override
    public String chinese() {
        return "社区律师助理服务协议书";
    }

    @Override
    public List<Placeholder> placeholders() {
        return PLACEHOLDERS;
    }

    /** Writes the document by the district's template. @return docx */
    byte[] write(Pairing pairing, Assistance assistance, String number, int version, String specialTerms) {
        var district = districts.find(pairing.districtCode()).orElseThrow();
        var words = inWords(pairing, assistance);
        Map<String, String> values = new HashMap<>();
        values.put("协议编号", number);
        values.put("版本", String.valueOf(version));
        values.put("案卷号", assistance.dossierNumber());
        values.put("城市", district.cityName());
        values.put("区", district.name());
        values.put("社区", words.get("community"));
        values.put("高校", words.get("school"));
        values.put("律师", words.get("lawyers"));
        values.put("律所", words.get("firm"));
        values.put("助理", words.get("students"));
        values.put("助理电话", phones(assistance));
        values.put("服务期限", words.get("term"));
        values.put("特别约定", specialTerms);
        return documents.write(this, pairing.districtCode(), values);
    }

    /** {@code community}, {@code firm}, {@code lawyers}, {@code school}, {@code students} and {@code term}, in words. */
    Map<String, String> inWords(Pairing pairing, Assistance assistance) {
        Map<String, String> words = new HashMap<>(parties.inWords(pairing));
        words.put(
                "school",
                schools.findById(assistance.schoolCode()).orElseThrow().name());
        words.put(
                "students",
                students(assistance).stream()
                        .map(student -> "%s（学号%s，%s）".formatted(student.name(), student.number(), student.year()))
                        .collect(joining("、")));
        words.put("term", term(assistance));
        return words;
    }

    private static String term(Assistance assistance) {
        return assistance.state() == AssistanceState.SERVING
                ? "至%s止，与在岗助理相同".formatted(ChineseDates.full(assistance.termUntil()))
                : "%d个月，自双方签署之日起计算".formatted(assistance.termMonths());
    }

    private String phones(Assistance assistance) {
        return students(assistance).stream()
                .map(student -> student.name() + student.phone())
                .collect(joining("、"));
    }

    private List<Student> students(Assistance assistance) {
        return assistants
                .findByAssistanceIdAndStateInOrderById(
                        assistance.id(), Set.of(AssistantState.RECOMMENDED, AssistantState.SERVING))
                .stream()
                .map(Assistant::student)
                .toList();
    }
}
