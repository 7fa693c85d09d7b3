package org.communitycounsel.schedule;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The duties of a month with the names they are read by; whether a person may see them is another question. */
@Service
@Transactional(readOnly = true)
public class Timetable {

    private final ServicePlans plans;
    private final Duties duties;

    Timetable(ServicePlans plans, Duties duties) {
        this.plans = plans;
        this.duties = duties;
    }

    /**
     * A duty as it is listed.
     *
     * @param hours such as 14:00—17:00
     * @param lawyers names, separated by 、
     * @param leftOut whether it is not done, for a holiday
     * @param remark why it is on another date or left out, Chinese; may be empty
     */
    public record Line(
            LocalDate date,
            String hours,
            String street,
            String community,
            String lawyers,
            boolean leftOut,
            String remark) {}

    /** By date and time. */
    public List<Line> ofLawyer(String licenceNumber, YearMonth month) {
        return lines(plans.ofLawyer(licenceNumber, from(month), month.atEndOfMonth()), month);
    }

    /** By date and time. @param code of a community, a street or a district */
    public List<Line> ofPlace(String code, YearMonth month) {
        return lines(plans.ofPlace(code, from(month), month.atEndOfMonth()), month);
    }

    /** A duty of the month before may be put off into this one. */
    private static LocalDate from(YearMonth month) {
        return month.minusMonths(1).atDay(1);
    }

    private List<Line> lines(List<ServicePlans.Named> named, YearMonth month) {
        return named.stream()
                .flatMap(one -> duties.of(one.plan(), month).map(duty -> line(one, duty)))
                .sorted(comparing(Line::date)
                        .thenComparing(line -> line.hours().length())
                        .thenComparing(Line::hours)
                        .thenComparing(Line::street)
                        .thenComparing(Line::community))
                .toList();
    }

    private static Line line(ServicePlans.Named one, Duty duty) {
        return new Line(
                duty.listed(),
                duty.plan().hours(),
                one.street(),
                one.community(),
                one.lawyers(),
                duty.leftOut(),
                duty.remark());
    }
}
