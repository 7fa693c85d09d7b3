package org.communitycounsel.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.communitycounsel.platform.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a mediation never allows, whatever order its steps come in. */
@DisplayName("JG-14 自愿、合法，以查明的事实为基础")
class MediationTest {

    private static final Instant NOW = Instant.parse("2026-03-09T01:00:00Z");

    private final Mediation mediation = new Mediation(1L, "13301202290000001", "committee", NOW);

    private static Consent of(Side side) {
        return Consent.of(side, LocalDate.of(2026, 3, 9), ConsentManner.ORAL);
    }

    private Mediation consented() {
        mediation.accepted(NOW);
        mediation.consented(List.of(of(Side.ONE), of(Side.OTHER)));
        return mediation;
    }

    private static void isRefused(String message, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessageContaining(message);
    }

    @Test
    void nobody_consents_to_a_lawyer_who_has_not_accepted() {
        isRefused("尚未接受邀请", () -> mediation.consented(List.of(of(Side.ONE), of(Side.OTHER))));
    }

    @Test
    void the_consent_of_one_side_is_not_enough() {
        mediation.accepted(NOW);
        mediation.consented(List.of(of(Side.ONE)));

        isRefused("没有双方的同意", () -> mediation.established("水管破裂"));
        isRefused("没有双方的同意", () -> mediation.agreed("赔偿", null, NOW));
        isRefused("没有双方的同意", () -> mediation.failed("分歧", NOW));
    }

    @Test
    void without_facts_there_is_no_result() {
        consented();

        isRefused("没有查明事实", () -> mediation.agreed("赔偿", null, NOW));
        isRefused("没有查明事实", () -> mediation.failed("分歧", NOW));
    }

    @Test
    void what_was_taken_back_ends_it_and_is_not_taken_back_twice() {
        consented().withdrawn(Side.ONE, "不愿再谈", "office", NOW);

        assertThat(mediation.result()).isEqualTo(MediationResult.WITHDRAWN);
        isRefused("无须撤回", () -> mediation.withdrawn(Side.ONE, "不愿再谈", "office", NOW));
        isRefused("已经结束", () -> mediation.established("水管破裂"));
    }

    @Test
    void what_has_ended_takes_nothing_more() {
        consented().established("水管破裂");
        mediation.agreed("赔偿", "当日付清", NOW);

        isRefused("已经结束", () -> mediation.accepted(NOW));
        isRefused("已经结束", () -> mediation.consented(List.of()));
        isRefused("已经结束", () -> mediation.failed("分歧", NOW));
        isRefused("已经结束", () -> mediation.withdrawn(Side.ONE, "后悔", "office", NOW));
        isRefused("已经结束", () -> mediation.brokenOff(MediationResult.LAPSED, NOW));
        assertThat(mediation.result()).isEqualTo(MediationResult.AGREED);
    }
}
