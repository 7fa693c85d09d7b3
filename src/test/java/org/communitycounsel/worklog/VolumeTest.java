package org.communitycounsel.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.platform.Scenario.isRefused;
import static org.communitycounsel.worklog.WorklogScenario.DISTRICT;
import static org.communitycounsel.worklog.WorklogScenario.STREET;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.web.Visitor;
import org.communitycounsel.worklog.WorklogScenario.Log;
import org.communitycounsel.worklog.WorklogScenario.Served;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("HZ24-2.3 签字入卷的日志防止弄虚作假")
class VolumeTest {

    WorklogScenario scenario;
    Served served;
    List<Log> logs;

    /** Five signed records of a community, whose volume is put right again after each test. */
    @BeforeEach
    void a_volume_of_five(@Autowired WebApplicationContext beans) {
        scenario = new WorklogScenario(beans);
        served = scenario.served(scenario.lawyer("周明"), 3);
        logs = new ArrayList<>();
        for (int n = 1; n <= 5; n++) {
            var form = served.advice();
            form.put("content", "第%d件事的咨询。".formatted(n));
            logs.add(served.signed(form));
        }
    }

    VolumeReport report() {
        return scenario.bean(Verification.class).verify(served.community);
    }

    List<String> findings() {
        return report().findings().stream().map(VolumeFinding::inWords).toList();
    }

    Log log(int seq) {
        return logs.get(seq - 1);
    }

    /** What somebody with all rights on the database does: no trigger keeps them from it. */
    void byHand(String sql, Object... parameters) {
        scenario.inTransaction(() -> {
            scenario.database()
                    .sql("set local session_replication_role = replica")
                    .update();
            scenario.database().sql(sql).params(parameters).update();
        });
    }

    @Nested
    @DisplayName("哈希链")
    class Chain {

        @Test
        void as_it_was_signed_a_volume_is_intact() {
            var report = report();

            assertThat(report.isIntact()).isTrue();
            assertThat(report.entries()).isEqualTo(5);
            assertThat(report.lastHash()).isEqualTo(log(5).entry().hash());
        }

        @Test
        void anybody_can_compute_the_hash_from_the_records_fields() throws Exception {
            var second = log(2).entry();
            String text = """
                    community-counsel/log-entry/v1
                    previous:64:%s
                    community:12:%s
                    seq:1:2
                    number:21:%s
                    pairing:%d:%d
                    lawyer:17:%s
                    nature:6:matter
                    from:16:2026-03-09T08:00
                    until:16:2026-03-09T09:00
                    served:8:resident
                    whom:16:3幢居民2人
                    kind:6:advice
                    content:25:第2件事的咨询。
                    result:33:告知可以请调委会调解。
                    corrects:0:
                    recordedBy:%d:%s
                    recordedAt:20:2026-03-09T01:00:00Z
                    signDueAt:20:2026-03-12T15:59:59Z
                    signedBy:%d:%s
                    signedByName:%d:经办人%s
                    signedAt:20:2026-03-09T01:00:00Z
                    """.formatted(
                            log(1).entry().hash(),
                            served.community,
                            log(2).number,
                            String.valueOf(second.pairing()).length(),
                            second.pairing(),
                            served.licence,
                            served.lawyer.length(),
                            served.lawyer,
                            served.head.length(),
                            served.head,
                            served.head.length() + 9,
                            served.head);
            assertThat(sha256(text.replace("content:25", "content:22").replace("whom:16", "whom:14")))
                    .isEqualTo(second.hash());
            assertThat(log(1).entry().previousHash())
                    .isEqualTo(sha256("community-counsel/log-volume/v1\n" + served.community + "\n"));
        }

        private static String sha256(String text) throws Exception {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "result = '已办结'",
                    "content = content || ' '",
                    "served_whom = '5幢居民'",
                    "occurred_until = occurred_until + interval '1 hour'",
                    "kind = 'lecture'",
                    "nature = 'visit'",
                    "served = 'committee'",
                    "signed_by = 'log-nobody'",
                    "signed_by_name = '别人'",
                    "signed_at = signed_at - interval '1 day'",
                    "sign_due_at = sign_due_at + interval '1 day'",
                    "recorded_at = recorded_at - interval '1 second'",
                    "recorded_by = 'log-somebody'"
                })
        void a_record_edited_by_hand_is_named(String change) {
            byHand("update log_entry set " + change + " where number = ?", log(3).number);

            assertThat(findings()).containsExactly("第3号（%s）：内容与签字时不一致，签字后被改动".formatted(log(3).number));
        }

        @Test
        void edited_and_hashed_anew_it_is_named_by_its_successor() {
            byHand("update log_entry set result = '已办结' where number = ?", log(3).number);
            byHand("update log_entry set hash = ? where number = ?", SignedText.hash(log(3).entry()), log(3).number);

            assertThat(findings()).containsExactly("第3号（%s）：与后一号记下的校验码不符，被改动后重新计算过校验码".formatted(log(3).number));
        }

        @Test
        void the_last_edited_and_hashed_anew_is_named_by_the_volumes_end() {
            byHand("update log_entry set result = '已办结' where number = ?", log(5).number);
            byHand("update log_entry set hash = ? where number = ?", SignedText.hash(log(5).entry()), log(5).number);

            assertThat(findings()).containsExactly("第5号（%s）：与卷末记下的校验码不符，被改动后重新计算过校验码".formatted(log(5).number));
        }

        @Test
        void a_whole_chain_forged_from_a_record_on_is_told_by_the_dossiers() {
            byHand("update log_entry set result = '已办结' where number = ?", log(4).number);
            byHand("update log_entry set hash = ? where number = ?", SignedText.hash(log(4).entry()), log(4).number);
            byHand(
                    "update log_entry set previous_hash = ? where number = ?",
                    log(4).entry().hash(),
                    log(5).number);
            byHand("update log_entry set hash = ? where number = ?", SignedText.hash(log(5).entry()), log(5).number);
            byHand(
                    "update log_volume set last_hash = ? where community_code = ?",
                    log(5).entry().hash(),
                    served.community);

            assertThat(findings())
                    .containsExactly(
                            "第4号（%s）：与签字时记入案卷的校验码不符，被改动后重新计算过校验码".formatted(log(4).number),
                            "第5号（%s）：与签字时记入案卷的校验码不符，被改动后重新计算过校验码".formatted(log(5).number));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3, 5})
        void a_deleted_record_is_missing_and_its_dossier_is_named(int seq) {
            byHand("delete from log_entry where number = ?", log(seq).number);

            assertThat(findings()).containsExactly("第%d号（%s）：缺失，签字入卷的日志被删除".formatted(seq, log(seq).number));
        }

        @Test
        void a_volume_emptied_altogether_is_missing_altogether() {
            byHand("delete from log_entry where community_code = ?", served.community);

            assertThat(findings())
                    .hasSize(5)
                    .allSatisfy(text -> assertThat(text).contains("缺失"));
        }

        @Test
        void two_that_changed_places_are_both_named() {
            byHand("update log_entry set seq = 99 where number = ?", log(2).number);
            byHand("update log_entry set seq = 2 where number = ?", log(4).number);
            byHand("update log_entry set seq = 4 where number = ?", log(2).number);

            assertThat(findings())
                    .containsExactly(
                            "第2号（%s）：签字时是第4号，被换了位置".formatted(log(4).number),
                            "第4号（%s）：签字时是第2号，被换了位置".formatted(log(2).number));
        }

        @Test
        void a_record_put_in_without_a_signature_is_named() {
            byHand("""
                    insert into log_entry (number, district_code, community_code, pairing_id, licence_number, nature,
                        occurred_from, occurred_until, served, served_whom, kind, content, result, state, recorded_by,
                        recorded_at, sign_due_at, signed_by, signed_by_name, signed_at, seq, previous_hash, hash)
                    select ?, district_code, community_code, pairing_id, licence_number, nature, occurred_from,
                        occurred_until, served, served_whom, kind, content || '！', result, state, recorded_by,
                        recorded_at, sign_due_at, signed_by, signed_by_name, signed_at, 6, hash, hash
                    from log_entry where number = ?""", served.dossier, log(5).number);

            assertThat(findings())
                    .singleElement()
                    .satisfies(text -> assertThat(text).startsWith("第6号（" + served.dossier));
        }

        @Test
        void a_volume_whose_end_was_set_back_names_the_record_beyond_it() {
            byHand(
                    "update log_volume set entries = 4, last_hash = ? where community_code = ?",
                    log(4).entry().hash(),
                    served.community);

            assertThat(findings()).containsExactly("第5号（%s）：卷末只记到第4号，这一号不是签字入卷的".formatted(log(5).number));
        }

        @Test
        void the_volume_itself_only_grows() {
            assertThatThrownBy(() -> scenario.database()
                            .sql("update log_volume set entries = 3 where community_code = ?")
                            .param(served.community)
                            .update())
                    .hasMessageContaining("only grows");
            assertThatThrownBy(() -> scenario.database()
                            .sql("delete from log_volume where community_code = ?")
                            .param(served.community)
                            .update())
                    .hasMessageContaining("never changed");
        }

        /** Else later tests that verify the district would find what this one did by hand. */
        @AfterEach
        void put_away() {
            byHand("delete from log_entry where community_code = ?", served.community);
            byHand("delete from log_volume where community_code = ?", served.community);
        }
    }

    @Nested
    @DisplayName("命令 verify-logs")
    class Command {

        @Test
        void tells_volumes_records_and_the_outcome() {
            assertThat(output(0))
                    .contains(served.name + "：5条，末号校验码 " + log(5).entry().hash() + "，完好", "共核验1卷，全部完好。");

            byHand("update log_entry set result = '已办结' where number = ?", log(2).number);

            assertThat(output(1)).contains("有改动", "  第2号（" + log(2).number + "）：内容与签字时不一致", "共核验1卷，1卷有改动。");
            byHand("update log_entry set result = '告知可以请调委会调解。' where number = ?", log(2).number);
        }

        private String output(int exit) {
            var out = new ByteArrayOutputStream();
            int code = VerifyLogsCommand.report(
                    scenario.bean(Verification.class),
                    served.community,
                    new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(code).isEqualTo(exit);
            return out.toString(StandardCharsets.UTF_8);
        }

        @Test
        void takes_the_code_of_a_place_or_none() {
            assertThat(VerifyLogsCommand.isMeantBy(new String[] {"--x=y", "verify-logs"}))
                    .isTrue();
            assertThat(VerifyLogsCommand.isMeantBy(new String[] {"import"})).isFalse();
            assertThat(VerifyLogsCommand.code(new String[] {"verify-logs", "330102", "--a=b"}))
                    .isEqualTo("330102");
            assertThat(VerifyLogsCommand.code(new String[] {"verify-logs"})).isEmpty();
            isRefused("用法", () -> VerifyLogsCommand.code(new String[] {"verify-logs", "上城区"}));
            isRefused("用法", () -> VerifyLogsCommand.code(new String[] {"verify-logs", "330102", "330103"}));
        }

        @Test
        void of_a_street_it_verifies_every_volume() {
            assertThat(scenario.bean(Verification.class).communities(STREET)).contains(served.community);
            assertThat(scenario.bean(Verification.class).communities("330199")).isEmpty();
        }
    }

    @Nested
    @DisplayName("页面 日志核验")
    class Page {

        Visitor visitor;

        @BeforeEach
        void visits(@Autowired WebApplicationContext beans) {
            visitor = new Visitor(beans);
        }

        @AfterEach
        void leaves() {
            visitor.leaves();
        }

        @Test
        void the_head_sees_that_the_own_volume_is_intact() throws Exception {
            visitor.is(
                    "log-v-head",
                    Set.of(Role.COMMUNITY_HEAD.id(), Role.COMMUNITY_HEAD.at(served.community)),
                    Set.of(DISTRICT));

            visitor.browser
                    .perform(get("/worklog/verify"))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("全部完好"),
                                    containsString(log(5).entry().hash()))));
        }

        @Test
        void the_justice_office_reads_which_record_was_touched_and_no_content() throws Exception {
            byHand("update log_entry set result = '已办结' where number = ?", log(2).number);
            visitor.is(
                    "log-v-justice",
                    Set.of(Role.JUSTICE_OFFICE.id(), Role.JUSTICE_OFFICE.at(STREET)),
                    Set.of(DISTRICT));

            visitor.browser
                    .perform(get("/worklog/verify"))
                    .andExpect(content()
                            .string(allOf(containsString("第2号（" + log(2).number), not(containsString("第2件事")))));
            byHand("update log_entry set result = '告知可以请调委会调解。' where number = ?", log(2).number);
        }

        @Test
        void others_places_do_not_exist_for_a_head_nor_for_another_streets_office() throws Exception {
            var neighbours = scenario.served(scenario.lawyer("林溪"), 3);
            visitor.is(
                    "log-v-other",
                    Set.of(Role.COMMUNITY_HEAD.id(), Role.COMMUNITY_HEAD.at(neighbours.community)),
                    Set.of(DISTRICT));

            for (String foreign : List.of(served.community, STREET, DISTRICT)) {
                visitor.browser.perform(get("/worklog/verify?of=" + foreign)).andExpect(status().isNotFound());
            }
            visitor.is(
                    "log-v-other",
                    Set.of(Role.JUSTICE_OFFICE.id(), Role.JUSTICE_OFFICE.at(WorklogScenario.NEXT_STREET)),
                    Set.of(DISTRICT));
            visitor.browser.perform(get("/worklog/verify?of=" + STREET)).andExpect(status().isNotFound());
        }

        @Test
        void JG_11_the_volume_is_read_in_its_order_with_what_was_corrected() throws Exception {
            var right = served.advice();
            right.put("corrects", log(2).number);
            right.put("content", "第2件事的咨询，更正。");
            var correction = served.signed(right);
            visitor.is(
                    "log-v-head",
                    Set.of(Role.COMMUNITY_HEAD.id(), Role.COMMUNITY_HEAD.at(served.community)),
                    Set.of(DISTRICT));

            visitor.browser
                    .perform(get("/worklog/volumes/" + served.community))
                    .andExpect(content()
                            .string(stringContainsInOrder(
                                    "完好", "第1号", "第1件事", "第2号", "以", correction.number, "为准", "第2件事", "第6号", "更正。")));
        }

        @Test
        void it_is_read_at_its_place_and_nowhere_else() throws Exception {
            var neighbours = scenario.served(scenario.lawyer("林溪"), 3);
            for (var reader : Map.of(
                            Role.LAWYER, served.licence, Role.COMMUNITY, served.community, Role.JUSTICE_OFFICE, STREET)
                    .entrySet()) {
                is(reader.getKey(), reader.getValue());
                reads(status().isOk());
            }
            for (var other : Map.of(
                            Role.LAWYER, neighbours.licence,
                            Role.COMMUNITY_HEAD, neighbours.community,
                            Role.JUSTICE_OFFICE, WorklogScenario.NEXT_STREET,
                            Role.LAW_FIRM, WorklogScenario.FIRM,
                            Role.FINANCE, DISTRICT)
                    .entrySet()) {
                is(other.getKey(), other.getValue());
                reads(status().isNotFound());
            }
            is(Role.JUSTICE_OFFICE, STREET);
            visitor.browser.perform(get("/worklog/volumes/" + STREET)).andExpect(status().isNotFound());
            visitor.browser
                    .perform(get("/worklog/volumes/" + neighbours.community))
                    .andExpect(status().isNotFound());
        }

        private void is(Role role, String place) {
            visitor.is("log-v-reader", Set.of(role.id(), role.at(place)), Set.of(DISTRICT));
        }

        private void reads(ResultMatcher expected) throws Exception {
            visitor.browser.perform(get("/worklog/volumes/" + served.community)).andExpect(expected);
        }

        @Test
        void who_has_no_part_in_the_service_gets_none() throws Exception {
            visitor.is("log-v-finance", Set.of(Role.FINANCE.id(), Role.FINANCE.at(DISTRICT)), Set.of(DISTRICT));

            assertThatThrownBy(() -> visitor.browser.perform(get("/worklog/verify")))
                    .hasCauseInstanceOf(AccessDeniedException.class);
        }
    }
}
