package org.communitycounsel.platform.calendar;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Decisions;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.springframework.stereotype.Component;

/**
 * Until when: due dates and timers of the diagrams, as {@code camunda:dueDate="${deadline.of(execution, 'supplement')}"} or a
 * timer's {@code timeDate}. How long a step may take stands in the table {@code <process>-deadlines} of the district: input
 * {@code step}; outputs {@code amount} (whole number, 0 or more), {@code unit} ({@code workingDays}, {@code calendarDays},
 * {@code months} or {@code hours}) and {@code clause}. A called process has the table of its own key.
 *
 * <p>Periods begin now, by the clock, and are counted in the district's zone and calendar as the law counts them: the day
 * itself does not count; day and month periods end at 23:59:59 of their last day; the last day of a period in calendar days
 * or months, where it is a day off, moves to the next working day (民法典第201—203条).
 *
 * <p>A diagram refused for want of a row gets a {@link Refusal} that names table, step and district.
 */
@Component("deadline")
@UsedInDiagrams("deadline")
public class Deadlines {

    private final WorkingCalendar calendar;
    private final Decisions decisions;
    private final Districts districts;
    private final Clock clock;

    Deadlines(WorkingCalendar calendar, Decisions decisions, Districts districts, Clock clock) {
        this.calendar = calendar;
        this.decisions = decisions;
        this.districts = districts;
        this.clock = clock;
    }

    /** The end of the step's period in the table of the execution's process. */
    public Date of(DelegateExecution execution, String step) {
        var process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        return deadline(execution.getTenantId(), process + "-deadlines", step, clock.instant())
                .date();
    }

    /** The end of the n-th working day after today. */
    public Date workingDays(DelegateExecution execution, int n) {
        return period(execution, n, Period.Unit.WORKING_DAYS);
    }

    /** The end of the n-th day after today, or of the next working day where that is a day off. */
    public Date calendarDays(DelegateExecution execution, int n) {
        return period(execution, n, Period.Unit.CALENDAR_DAYS);
    }

    /** The end of today's day n months on, or of the next working day where that is a day off. */
    public Date months(DelegateExecution execution, int n) {
        return period(execution, n, Period.Unit.MONTHS);
    }

    /** This moment n hours on, day and night; 0 is at once. */
    public Date hours(DelegateExecution execution, int n) {
        return period(execution, n, Period.Unit.HOURS);
    }

    /**
     * This moment n hours on, as a table other than that of deadlines says.
     *
     * @param clause the clause the period rests on
     */
    public Date hours(DelegateExecution execution, int n, String clause) {
        return deadline(execution.getTenantId(), new Period(n, Period.Unit.HOURS), clock.instant(), clause)
                .date();
    }

    /**
     * A step's deadline as the district's table gives it.
     *
     * @param district the district's code, or null for the base
     * @param table the key of the table of deadlines
     * @param from when the period begins
     */
    public Deadline deadline(String district, String table, String step, Instant from) {
        var row = row(district, table, step);
        var clause = row.get("clause") == null ? "" : row.get("clause").toString();
        return deadline(district, period(row, table, step, district), from, clause);
    }

    /** How the step's deadline is counted, in Chinese. */
    public String explain(String district, String table, String step, Instant from) {
        return deadline(district, table, step, from).explanation();
    }

    private Date period(DelegateExecution execution, int amount, Period.Unit unit) {
        return deadline(execution.getTenantId(), new Period(amount, unit), clock.instant(), "")
                .date();
    }

    private Deadline deadline(String district, Period period, Instant from, String clause) {
        return period.from(from.atZone(districts.zone(district)), calendar.of(district), clause);
    }

    private Map<String, Object> row(String district, String table, String step) {
        var rows = rows(district, table, step);
        if (rows.size() != 1) {
            throw faulty(table, step, district, rows.isEmpty() ? "没有规定期限" : "规定了不止一个期限");
        }
        return rows.get(0);
    }

    private List<Map<String, Object>> rows(String district, String table, String step) {
        try {
            return decisions.evaluate(district, table, Map.of("step", step));
        } catch (NotFoundException e) {
            throw faulty(table, step, district, "没有规定期限（期限表尚未部署）");
        }
    }

    private Period period(Map<String, Object> row, String table, String step, String district) {
        if (!(row.get("amount") instanceof Number amount) || !(row.get("unit") instanceof String unit)) {
            throw faulty(table, step, district, "没有写明数量或单位");
        }
        if (amount.doubleValue() != amount.intValue()) {
            throw faulty(table, step, district, "写的数量“" + amount + "”不是整数");
        }
        return new Period(amount.intValue(), Period.Unit.of(unit));
    }

    private Refusal faulty(String table, String step, String district, String fault) {
        var place = districts
                .find(district)
                .map(known -> known.name() + " " + district)
                .orElse(district == null ? "各区通用" : district);
        return new Refusal("期限表“" + table + "”对步骤“" + step + "”" + fault + "（" + place + "）。请联系流程设计人员补正该表。");
    }
}
