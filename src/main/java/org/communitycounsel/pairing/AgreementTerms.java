package org.communitycounsel.pairing;

import java.util.Map;
import org.communitycounsel.platform.district.Decisions;
import org.springframework.stereotype.Component;

/** What the table {@code agreement-terms} fixes for the agreements of a district. HZ09-4.2c, HZ09-7.2a, SC20-4.8a, SH17-4.2. */
@Component
class AgreementTerms {

    static final String TABLE = "agreement-terms";

    private static final Map<String, String> PER = Map.of("lawyer", "每名律师", "firm", "每家律所", "community", "每个社区");

    private final Decisions decisions;

    AgreementTerms(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param months the term
     * @param subsidy in words, such as 每名律师每年6000元
     * @param source of the subsidy's figure, in words
     */
    record Figures(int months, String subsidy, String source) {}

    Figures of(Pairing pairing) {
        var form = pairing.form();
        var row = decisions.evaluate(pairing.districtCode(), TABLE, Map.of("pairingForm", form.id())).stream()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("决策表 %s 没有适用于“%s”的行，请流程设计人员补上。".formatted(TABLE, form.chinese())));
        return new Figures((Integer) row.get("months"), subsidy(row), (String) row.get("subsidySource"));
    }

    private static String subsidy(Map<String, Object> row) {
        String per = PER.get((String) row.get("subsidyPer"));
        if (per == null) {
            throw new IllegalStateException("决策表 %s 的“补贴对象”只能是 lawyer、firm 或 community，请流程设计人员改正。".formatted(TABLE));
        }
        String atLeast = Boolean.TRUE.equals(row.get("atLeast")) ? "不少于" : "";
        return "%s每年%s%d元".formatted(per, atLeast, (Integer) row.get("subsidyYuan"));
    }
}
