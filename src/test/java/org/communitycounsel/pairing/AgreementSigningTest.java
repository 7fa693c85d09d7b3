package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communitycounsel.pairing.SigningScenario.FIRM;
import static org.communitycounsel.pairing.SigningScenario.isRefused;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.document.Docx;
import org.communitycounsel.platform.dossier.Attachments;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@WalksEveryFlowOf("agreement-signing")
class AgreementSigningTest {

    SigningScenario scenario;
    SigningScenario.Chosen chosen;
    Signing signing;

    @BeforeEach
    void both_have_chosen_each_other(@Autowired ApplicationContext beans) {
        scenario = new SigningScenario(beans);
        signing = scenario.bean(Signing.class);
        chosen = scenario.chosen();
    }

    @Nested
    @DisplayName("HZ09-4.2b、SH17-3.1c 双向选择后签订统一的服务协议书")
    class Signed {

        @Test
        void firm_then_community_sign_and_the_justice_office_files() {
            chosen.isToBeSigned().waitsForFirm().firmSigns().waitsForCommunity().communitySigns();
            chosen.waitsForOffice("fileAgreement").officeFiles().endedAt("agreementFiled");

            var filed = signing.filed(chosen.dossier());
            assertThat(filed.state()).isEqualTo(AgreementState.FILED);
            assertThat(filed.number()).matches("330102-XY-\\d{4}-\\d{6}");
            chosen.allLearn("已由双方签署并归档").dossierSays(filed.number());
        }

        @Test
        void each_signature_says_who_when_and_which_document() {
            chosen.isToBeSigned().firmSigns().communitySigns();

            assertThat(chosen.signatures(chosen.agreement()))
                    .extracting(Signature::party, Signature::signedBy, Signature::signedByName, Signature::sha256)
                    .containsExactly(
                            tuple(
                                    Party.FIRM,
                                    "signing-firm",
                                    "经办人signing-firm",
                                    chosen.file().sha256()),
                            tuple(
                                    Party.COMMUNITY,
                                    chosen.community(),
                                    "经办人" + chosen.community(),
                                    chosen.file().sha256()));
            chosen.dossierSays("律师事务所签署协议").dossierSays(chosen.agreement().sha256());
        }

        @Test
        void the_document_is_in_the_dossier_with_every_place_filled() {
            chosen.isToBeSigned();

            assertThat(chosen.file().fileName()).endsWith("第1版.docx");
            assertThat(chosen.text())
                    .contains(chosen.agreement().number(), "清波街道清波门社区", "浙江清波律师事务所", "周明（执业证号", "每周三下午")
                    .contains(chosen.dossier())
                    .doesNotContain("{{", "}}", "null");
        }

        @Test
        void the_form_shows_what_is_signed() {
            chosen.isToBeSigned();

            assertThat(chosen.shown("signByFirm", "agreement").toString())
                    .contains("清波街道清波门社区", "每周三下午", "12个月，自司法所归档之日起计算", "每名律师每年6000元");
            assertThat(chosen.shown("signByFirm", "documentHash"))
                    .isEqualTo(chosen.file().sha256());
        }

        @Test
        void steps_have_their_deadlines_in_working_days() {
            var monday = scenario.today().with(DayOfWeek.MONDAY);
            assertThat(scenario.today()).isEqualTo(monday);

            chosen.isToBeSigned().waitsFor(Role.LAW_FIRM.at(FIRM), "signByFirm", monday.plusDays(7));
        }

        @Test
        void numbers_are_given_without_gaps() {
            var second = scenario.chosen();
            chosen.isToBeSigned();
            assertThatThrownBy(() -> scenario.inTransaction(() -> {
                        signing.draft(second.dossier(), Purpose.FIRST);
                        throw new IllegalStateException("after the number was given");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            second.isToBeSigned();

            assertThat(counter(second.agreement())).isEqualTo(counter(chosen.agreement()) + 1);
        }

        private int counter(Agreement agreement) {
            return Integer.parseInt(agreement.number().substring(15));
        }

        @Test
        void the_draft_is_not_written_twice() {
            chosen.isToBeSigned();
            var again = signing.draft(chosen.dossier(), Purpose.FIRST);

            assertThat(again.id()).isEqualTo(chosen.agreement().id());
            assertThat(chosen.agreements()).hasSize(1);
        }
    }

    @Nested
    @DisplayName("HZ09-4.2c 原则上一年内相对固定")
    class OneYear {

        @Test
        void a_first_term_begins_on_the_day_of_filing() {
            chosen.isToBeSigned().firmSigns().communitySigns();
            scenario.daysPass(2);
            chosen.officeFiles();

            var filed = signing.filed(chosen.dossier());
            assertThat(filed.termFrom()).isEqualTo(scenario.today());
            assertThat(filed.termUntil())
                    .isEqualTo(scenario.today().plusYears(1).minusDays(1));
        }

        @Test
        void a_renewed_term_follows_the_last() {
            var until = begin();

            chosen.isToBeSigned(Purpose.RENEWAL).firmSigns().communitySigns().officeFiles();

            var renewal = signing.filed(chosen.dossier());
            assertThat(renewal.purpose()).isEqualTo(Purpose.RENEWAL);
            assertThat(renewal.termFrom()).isEqualTo(until.plusDays(1));
            assertThat(renewal.termUntil()).isEqualTo(until.plusYears(1));
            assertThat(chosen.text()).contains("自%d年".formatted(until.getYear()));
        }

        private LocalDate begin() {
            chosen.isToBeSigned().firmSigns().communitySigns().officeFiles();
            var filed = signing.filed(chosen.dossier());
            chosen.begins(filed);
            return filed.termUntil();
        }
    }

    @Nested
    @DisplayName("HZ09-4.2b 文件有改动的，重新签署")
    class Changed {

        @Test
        void the_firm_asks_for_a_change_and_both_sign_the_new_version() {
            chosen.isToBeSigned().firmAnswers("amend", "changes", "服务时间请改为周五上午");
            assertThat(chosen.shown("reviseAgreement", "wishes")).isEqualTo("律师事务所：服务时间请改为周五上午");

            chosen.waitsForOffice("reviseAgreement")
                    .officeRevises(Map.of("weekday", "5", "half", "morning", "specialTerms", "每季度一次老年人讲座"))
                    .waitsForFirm();

            assertThat(chosen.agreements())
                    .extracting(Agreement::version, Agreement::state)
                    .containsExactly(tuple(1, AgreementState.SUPERSEDED), tuple(2, AgreementState.DRAFT));
            assertThat(chosen.text()).contains("每周五上午", "特别约定", "每季度一次老年人讲座");
            chosen.firmSigns().communitySigns().officeFiles().endedAt("agreementFiled");
            assertThat(signing.filed(chosen.dossier()).clauses().weekday()).isEqualTo(5);
        }

        @Test
        void a_signature_given_before_the_change_is_void_and_stays_as_history() {
            chosen.isToBeSigned().firmSigns().communityAnswers("amend", "changes", "请写明服务地点");
            var first = chosen.agreement();
            chosen.officeRevises(Map.of("specialTerms", "服务地点为社区一楼工作室"));

            chosen.waitsForFirm().dossierSays("1个签署失效");
            assertThat(chosen.signatures(first)).hasSize(1);
            assertThat(chosen.signatures(chosen.agreement())).isEmpty();
        }

        @Test
        void the_justice_office_returns_it_for_amendment_and_both_sign_again() {
            chosen.isToBeSigned().firmSigns().communitySigns().officeReturns("特别约定与政策不符");
            assertThat(chosen.shown("reviseAgreement", "wishes")).isEqualTo("司法所：特别约定与政策不符");

            chosen.officeRevises(Map.of()).firmSigns().communitySigns().officeFiles();

            assertThat(signing.filed(chosen.dossier()).version()).isEqualTo(2);
        }

        @Test
        void a_document_changed_in_word_and_uploaded_is_the_new_version() {
            chosen.isToBeSigned().firmAnswers("amend", "changes", "第三条有误，见修改稿");
            isRefused("没有在第1版之后上传的 Word 文件", () -> chosen.officeRevises(Map.of("revision", "upload")));

            chosen.uploads("修改稿.docx", Docx.of("双方改定的协议")).officeRevises(Map.of("revision", "upload"));

            assertThat(chosen.agreement().version()).isEqualTo(2);
            assertThat(chosen.text()).contains("双方改定的协议");
            chosen.firmSigns().communitySigns().officeFiles().endedAt("agreementFiled");
        }

        @Test
        void a_change_has_to_be_named() {
            chosen.isToBeSigned();

            isRefused("请填写“要求修改的内容”", () -> chosen.firmAnswers("amend", "changes", "  "));
            chosen.waitsForFirm();
        }
    }

    @Nested
    @DisplayName("SH17-3.1c 签署针对看到的文件")
    class ByHash {

        @Test
        void who_was_shown_an_older_version_does_not_sign_the_new_one() {
            chosen.isToBeSigned();
            String old = chosen.agreement().sha256();
            signing.revise(chosen.dossier(), 5, Half.MORNING, null);

            isRefused("协议文件已有新的版本（第2版）", () -> chosen.firmSigns(old));

            assertThat(chosen.signatures(chosen.agreement())).isEmpty();
        }

        @Test
        void a_document_that_is_not_the_stored_one_any_more_is_not_signed() {
            chosen.isToBeSigned();
            tamper();

            isRefused("SHA-256值不符", () -> chosen.firmSigns());
        }

        @Test
        void nor_filed() {
            chosen.isToBeSigned().firmSigns().communitySigns();
            tamper();

            isRefused("SHA-256值不符", () -> chosen.officeFiles());
            chosen.waitsForOffice("fileAgreement");
        }

        /** As one could who gets behind the database's own protection. */
        private void tamper() {
            var database = scenario.bean(JdbcClient.class);
            database.sql("alter table attachment_chunk disable trigger user").update();
            try {
                database.sql("update attachment_chunk set bytes = set_byte(bytes, 40, 0) where attachment_id = ?")
                        .param(chosen.agreement().documentId())
                        .update();
            } finally {
                database.sql("alter table attachment_chunk enable trigger user").update();
            }
        }

        @Test
        void a_withdrawn_document_is_not_signed() {
            chosen.isToBeSigned()
                    .firmAnswers("amend", "changes", "见修改稿")
                    .uploads("修改稿.docx", Docx.of("改定的协议"))
                    .officeRevises(Map.of("revision", "upload"));
            scenario.bean(Attachments.class).withdraw(chosen.file(), "传错文件", chosen.office());

            isRefused("已从案卷撤回", () -> chosen.firmSigns());
        }

        @Test
        void the_community_does_not_sign_before_the_firm_and_nobody_twice() {
            chosen.isToBeSigned();
            String hash = chosen.agreement().sha256();
            var someone = person("someone");

            isRefused("律师事务所尚未签署", () -> signing.sign(chosen.dossier(), Party.COMMUNITY, hash, someone));
            signing.sign(chosen.dossier(), Party.FIRM, hash, someone);
            isRefused("已签署过", () -> signing.sign(chosen.dossier(), Party.FIRM, hash, someone));
        }

        /** Whatever the programme does, the database does not let a signature pass to another document. */
        @Test
        void the_database_binds_a_signature_to_its_document() {
            chosen.isToBeSigned().firmSigns();
            var database = scenario.bean(JdbcClient.class);
            long id = chosen.agreement().id();

            for (String change : List.of(
                    "update agreement set sha256 = repeat('0', 64) where id = ?",
                    "update signature set sha256 = repeat('0', 64) where agreement_id = ?",
                    "delete from signature where agreement_id = ?",
                    "update agreement set state = 'signed' where id = ?",
                    "insert into signature values (?, repeat('0', 64), 'community', 'x', 'x', now())",
                    "insert into signature select id, sha256, 'firm', 'x', 'x', now() from agreement where id = ?",
                    "insert into signature select id, sha256, 'school', 'x', 'x', now() from agreement where id = ?")) {
                assertThatThrownBy(() -> database.sql(change).param(id).update())
                        .as(change)
                        .isInstanceOf(DataAccessException.class);
            }
        }

        @Test
        void one_who_signs_while_another_revises_signs_what_was_shown_or_nothing() throws Exception {
            for (int round = 0; round < 10; round++) {
                var pairing = scenario.chosen();
                var first = signing.draft(pairing.dossier(), Purpose.FIRST);
                var outcome = together(
                        () -> {
                            signing.sign(
                                    pairing.dossier(),
                                    Party.FIRM,
                                    first.sha256(),
                                    person(SigningScenario.SIGNING_FIRM));
                            return null;
                        },
                        () -> signing.revise(pairing.dossier(), 5, Half.MORNING, null));

                assertThat(outcome.get(1)).as("revision").isNull();
                var last = pairing.agreement();
                assertThat(last.version()).isEqualTo(2);
                assertThat(pairing.signatures(last)).isEmpty();
                if (outcome.get(0) == null) {
                    assertThat(pairing.signatures(first))
                            .extracting(Signature::sha256)
                            .containsExactly(first.sha256());
                } else {
                    assertThat(outcome.get(0)).isInstanceOf(Refusal.class).hasMessageContaining("新的版本");
                    assertThat(pairing.signatures(first)).isEmpty();
                }
            }
        }

        @Test
        void two_who_draft_at_once_draft_one() throws Exception {
            var outcome = together(
                    () -> signing.draft(chosen.dossier(), Purpose.FIRST),
                    () -> signing.draft(chosen.dossier(), Purpose.FIRST));

            assertThat(outcome).containsOnlyNulls();
            assertThat(chosen.agreements()).hasSize(1);
        }

        /** Runs both at the same moment. @return what each failed with, or null */
        private List<Throwable> together(Callable<?> one, Callable<?> other) throws Exception {
            var barrier = new CyclicBarrier(2);
            var people = Executors.newFixedThreadPool(2);
            try {
                List<Future<Throwable>> acts = List.of(one, other).stream()
                        .map(act -> people.submit(() -> {
                            barrier.await();
                            try {
                                act.call();
                                return (Throwable) null;
                            } catch (Exception e) {
                                return e;
                            }
                        }))
                        .toList();
                var outcome = new ArrayList<Throwable>();
                for (var act : acts) {
                    outcome.add(act.get());
                }
                return outcome;
            } finally {
                people.shutdown();
            }
        }

        private CurrentUser person(String id) {
            return new CurrentUser() {
                @Override
                public String id() {
                    return id;
                }

                @Override
                public Set<String> groups() {
                    return Set.of();
                }

                @Override
                public Set<String> tenants() {
                    return Set.of();
                }
            };
        }
    }

    @Nested
    @DisplayName("HZ09-4.2b 拒绝签署的，回到双向选择")
    class Refused {

        @Test
        void the_firms_refusal_and_its_reason_are_known_to_all() {
            chosen.isToBeSigned().firmAnswers("refuse", "reason", "律师已调离本市").endedAt("agreementRefused");

            assertThat(chosen.agreement().state()).isEqualTo(AgreementState.REFUSED);
            chosen.allLearn("律师事务所拒绝签署：律师已调离本市").dossierSays("律师已调离本市");
        }

        @Test
        void so_is_the_communitys() {
            chosen.isToBeSigned()
                    .firmSigns()
                    .communityAnswers("refuse", "reason", "居民代表会议不同意")
                    .endedAt("agreementRefused")
                    .allLearn("社区居委会拒绝签署：居民代表会议不同意");
        }

        @Test
        void a_reason_has_to_be_given() {
            chosen.isToBeSigned();
            isRefused("请填写“拒绝的理由”", () -> chosen.firmAnswers("refuse", "reason", " "));
            assertThat(chosen.agreement().state()).isEqualTo(AgreementState.DRAFT);
        }

        @Test
        void a_new_agreement_can_follow_under_a_new_number() {
            chosen.isToBeSigned().firmAnswers("refuse", "reason", "律师已调离本市");
            chosen.isToBeSigned().waitsForFirm();

            assertThat(chosen.agreements()).hasSize(2);
            assertThat(chosen.agreements().get(0).number())
                    .isNotEqualTo(chosen.agreements().get(1).number());
        }

        @Test
        void a_signing_given_up_from_outside_leaves_nothing_to_sign() {
            chosen.isToBeSigned().firmSigns().isGivenUp();
            assertThat(chosen.agreement().state()).isEqualTo(AgreementState.REFUSED);
            chosen.dossierSays("签署已中止");

            chosen.isToBeSigned().waitsForFirm();
            assertThat(chosen.signatures(chosen.agreement())).isEmpty();
        }

        @Test
        void nothing_is_filed_then() {
            chosen.isToBeSigned().firmAnswers("refuse", "reason", "律师已调离本市");
            isRefused("还没有归档的协议", () -> signing.filed(chosen.dossier()));
        }
    }

    @Nested
    @DisplayName("HZ09-4.2b 逾期未签的，催办并告知司法所；再逾期的，视为拒绝")
    class Overdue {

        @Test
        void the_firm_is_reminded_and_the_justice_office_told_once() {
            chosen.isToBeSigned();
            scenario.daysPass(9);

            chosen.waitsForFirm();
            assertThat(chosen.notices(Role.JUSTICE_OFFICE.at(chosen.pairing().streetCode())))
                    .containsOnlyOnce("律师事务所尚未签署");
            assertThat(chosen.notices(Role.LAW_FIRM.at(FIRM))).contains("律师事务所尚未签署");
            chosen.firmSigns().waitsForCommunity();
        }

        @Test
        void a_firm_still_silent_counts_as_refusing() {
            chosen.isToBeSigned();
            scenario.daysPass(16);

            chosen.endedAt("agreementRefused").allLearn("律师事务所逾期未签署，视为拒绝");
            assertThat(chosen.agreement().state()).isEqualTo(AgreementState.REFUSED);
        }

        @Test
        void so_does_a_community() {
            chosen.isToBeSigned().firmSigns();
            scenario.daysPass(9);
            assertThat(chosen.notices(Role.COMMUNITY.at(chosen.pairing().communityCode())))
                    .contains("社区居委会尚未签署");
            chosen.waitsForCommunity();

            scenario.daysPass(7);

            chosen.endedAt("agreementRefused").allLearn("社区居委会逾期未签署，视为拒绝");
        }
    }
}
