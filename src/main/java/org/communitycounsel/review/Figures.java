package org.communitycounsel.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communitycounsel.worklog.ServiceFigures;
import org.communitycounsel.worklog.Worklog;
import org.springframework.stereotype.Component;

/**
 * Counts what a review is made of: signed logs and duty, what others said, spot checks. HZ09-7.4c. What is counted by the month
 * is counted by the months of the period, in proportion to the days in service.
 */
@Component
class Figures {

    private static final int EXACT = 10;
    private static final int MONTHS_OF_QUARTER = 3;

    private final Worklog worklog;
    private final ReviewInputs inputs;
    private final SpotChecks spotChecks;

    Figures(Worklog worklog, ReviewInputs inputs, SpotChecks spotChecks) {
        this.worklog = worklog;
        this.inputs = inputs;
        this.spotChecks = spotChecks;
    }

    List<Figure> of(Review review) {
        var figures = new ArrayList<Figure>();
        figures.addAll(ofLogs(
                worklog.figures(review.pairingId(), review.servedFrom(), review.servedUntil()), monthsServed(review)));
        figures.addAll(ofOthers(inputs.of(review.id())));
        figures.add(ofChecks(spotChecks.of(review.pairingId(), review.servedFrom(), review.servedUntil())));
        return figures;
    }

    /** To more decimals than are shown; a whole period gives a whole number. */
    static BigDecimal monthsServed(Review review) {
        var period = review.period();
        return BigDecimal.valueOf((long) period.months() * ReviewPeriod.days(review.servedFrom(), review.servedUntil()))
                .divide(BigDecimal.valueOf(period.days()), EXACT, RoundingMode.HALF_UP);
    }

    static List<Figure> ofLogs(ServiceFigures logs, BigDecimal months) {
        String served =
                "服务%s个月".formatted(months.setScale(1, RoundingMode.HALF_UP).toPlainString());
        int entries = logs.visits() + logs.matters();
        int events = logs.lectures() + logs.trainings();
        var quarters = months.divide(BigDecimal.valueOf(MONTHS_OF_QUARTER), EXACT, RoundingMode.HALF_UP);
        return List.of(
                Figure.share(
                        Measure.DUTY_ATTENDANCE,
                        logs.dutiesAttended(),
                        logs.dutiesDue(),
                        "应到%d次，实到%d次".formatted(logs.dutiesDue(), logs.dutiesAttended()),
                        "没有应到的值班"),
                rate(
                        Measure.SERVICE_HOURS,
                        logs.hours(),
                        months,
                        "签认的日志合计%s小时，%s"
                                .formatted(logs.hours().stripTrailingZeros().toPlainString(), served)),
                rate(
                        Measure.ENTRIES,
                        BigDecimal.valueOf(entries),
                        months,
                        "签认的日志：走访%d次、事项%d件，%s".formatted(logs.visits(), logs.matters(), served)),
                rate(
                        Measure.LECTURES,
                        BigDecimal.valueOf(events),
                        quarters,
                        "签认的日志：讲座%d场、培训%d场，%s".formatted(logs.lectures(), logs.trainings(), served)),
                Figure.share(
                        Measure.SIGNED_AT_ONCE,
                        entries - logs.returned(),
                        entries,
                        "签认的日志%d条，其中曾被退回%d条".formatted(entries, logs.returned()),
                        "没有签认的日志"));
    }

    private static Figure rate(Measure measure, BigDecimal amount, BigDecimal by, String origin) {
        return new Figure(measure, amount.divide(by, EXACT, RoundingMode.HALF_UP), origin);
    }

    static List<Figure> ofOthers(Map<InputKind, ReviewInputs.Input> said) {
        var community = said.get(InputKind.COMMUNITY);
        var office = said.get(InputKind.OFFICE);
        var residents = said.get(InputKind.RESIDENTS);
        return List.of(
                given(Measure.COMMUNITY_QUALITY, community.quality(), "社区居委会评分", InputKind.COMMUNITY),
                given(Measure.COMMUNITY_EFFECT, community.effect(), "社区居委会评分", InputKind.COMMUNITY),
                given(
                        Measure.OFFICE_RATING,
                        office.rating(),
                        "司法所走访%d次后评分".formatted(office.visits()),
                        InputKind.OFFICE),
                given(Measure.COMPLAINTS, office.complaints(), "司法所查实", InputKind.OFFICE),
                residents.missing()
                        ? notGiven(Measure.RESIDENT_SATISFACTION, InputKind.RESIDENTS)
                        : satisfaction(residents),
                said.get(InputKind.FIRM).missing()
                        ? notGiven(Measure.FIRM_SUMMARY, InputKind.FIRM)
                        : new Figure(Measure.FIRM_SUMMARY, BigDecimal.ONE, "律所已提交总结"));
    }

    private static Figure given(Measure measure, Integer value, String origin, InputKind kind) {
        return value == null ? notGiven(measure, kind) : new Figure(measure, BigDecimal.valueOf(value), origin);
    }

    private static Figure notGiven(Measure measure, InputKind kind) {
        return Figure.missing(measure, "%s未在期限内提交".formatted(kind.chinese()));
    }

    private static Figure satisfaction(ReviewInputs.Input said) {
        int content = said.satisfied() + said.fairly();
        int all = content + said.dissatisfied();
        return Figure.share(
                Measure.RESIDENT_SATISFACTION,
                content,
                all,
                "问卷%d份：满意%d、基本满意%d、不满意%d".formatted(all, said.satisfied(), said.fairly(), said.dissatisfied()),
                "没有收回问卷");
    }

    private static Figure ofChecks(List<SpotChecks.Check> checks) {
        long present = checks.stream().filter(SpotChecks.Check::present).count();
        return Figure.share(
                Measure.SPOT_CHECK_PRESENCE,
                present,
                checks.size(),
                "抽查%d次，到岗%d次".formatted(checks.size(), present),
                "本期没有被抽查");
    }
}
