package org.communitycounsel.schedule;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.communitycounsel.pairing.Agreement;
import org.communitycounsel.pairing.AgreementState;
import org.communitycounsel.pairing.Agreements;
import org.communitycounsel.pairing.Clauses;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.PairedLawyer;
import org.communitycounsel.pairing.PairedLawyers;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingBegan;
import org.communitycounsel.pairing.PairingEnded;
import org.communitycounsel.pairing.PairingRenewed;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.ServiceHours;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans the service of each pairing as its agreement has it, by the table {@code duty-hours}. A half day of the week that one
 * of the lawyers has given or promised to another community is not given twice. HZ09-5.1a.
 */
@Service
@Transactional
class Planning implements ServiceHours {

    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    private final ServicePlans plans;
    private final HalfDays halfDays;
    private final Pairings pairings;
    private final PairedLawyers pairedLawyers;
    private final Agreements agreements;
    private final Districts districts;
    private final Dossiers dossiers;
    private final Clock clock;

    Planning(
            ServicePlans plans,
            HalfDays halfDays,
            Pairings pairings,
            PairedLawyers pairedLawyers,
            Agreements agreements,
            Districts districts,
            Dossiers dossiers,
            Clock clock) {
        this.plans = plans;
        this.halfDays = halfDays;
        this.pairings = pairings;
        this.pairedLawyers = pairedLawyers;
        this.agreements = agreements;
        this.districts = districts;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    @EventListener
    void on(PairingBegan event) {
        var pairing = pairings.findById(event.pairing()).orElseThrow();
        var hours = halfDays.hours(pairing);
        var plan = agreed(pairing)
                .filter(clauses -> hours.rule() == DutyRule.MONTHLY_DAY || clauses.weekday() != null)
                .map(clauses -> plan(pairing, hours, clauses.weekday(), clauses.half()))
                .orElseGet(() -> asked(pairing, hours))
                .between(firstDay(pairing), pairing.termUntil());
        var given = halfDays.give(pairing, plan, lawyers(pairing));
        dossiers.record(event.dossierNumber(), null, "值班安排：" + given.inWords(), given.clause());
    }

    /** Of a term that began with the filing some days ago, today: until then whom it follows has had its half day. */
    private LocalDate firstDay(Pairing pairing) {
        var today = today(pairing);
        return pairing.termFrom().isBefore(today) ? today : pairing.termFrom();
    }

    /** What the agreement last filed settles of the time; empty where it leaves it open. */
    private Optional<Clauses> agreed(Pairing pairing) {
        return agreements
                .findFirstByPairingIdAndStateInOrderByIdDesc(pairing.id(), List.of(AgreementState.FILED))
                .map(Agreement::clauses)
                .filter(clauses -> clauses.half() != null);
    }

    /** What the renewal has changed of the time holds from its first day. */
    @EventListener
    void on(PairingRenewed event) {
        var pairing = pairings.findById(event.pairing()).orElseThrow();
        plans.extend(event.pairing(), pairing.termUntil());
        agreements
                .findFirstByPairingIdAndStateInOrderByIdDesc(pairing.id(), List.of(AgreementState.FILED))
                .ifPresent(renewal -> planAnew(pairing, renewal.clauses(), renewal.termFrom()));
    }

    private void planAnew(Pairing pairing, Clauses clauses, LocalDate from) {
        var before = plans.of(pairing.id(), from).orElseThrow();
        boolean same = Objects.equals(before.weekday(), clauses.weekday()) && before.half() == clauses.half();
        if (clauses.half() != null && !same) {
            var plan = before.at(clauses.weekday(), clauses.half(), halfDays.hours(pairing))
                    .between(from, pairing.termUntil());
            plans.end(pairing.id(), from);
            var given = halfDays.give(pairing, plan, lawyers(pairing));
            dossiers.record(pairing.dossierNumber(), null, "续签后的值班安排：" + given.inWords(), given.clause());
        }
    }

    /** The day of the end has no duty any more. */
    @EventListener
    void on(PairingEnded event) {
        plans.end(event.pairing(), today(pairings.findById(event.pairing()).orElseThrow()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ServiceTime> on(Long pairing, LocalDate day) {
        return plans.of(pairing, day).map(Planning::time);
    }

    @Override
    public Optional<ServiceTime> free(Pairing pairing) {
        return halfDays.free(pairing, asked(pairing, halfDays.hours(pairing)), lawyers(pairing))
                .map(Planning::time);
    }

    /** What the community has asked for or else the table has, from today on. */
    private ServicePlan asked(Pairing pairing, DutyHours.Row hours) {
        boolean fixedDay = hours.rule() == DutyRule.MONTHLY_DAY;
        return plan(
                pairing,
                hours,
                fixedDay ? null : Optional.ofNullable(pairing.needs().weekday()).orElseGet(hours::weekday),
                Optional.ofNullable(pairing.needs().half()).orElseGet(hours::half));
    }

    @Override
    public ServiceTime wanted(Pairing pairing, Integer weekday, Half half) {
        var hours = halfDays.hours(pairing);
        var wantedHalf = half == null ? hours.half() : half;
        if (hours.rule() == DutyRule.MONTHLY_DAY) {
            return onFixedDay(plan(pairing, hours, null, wantedHalf), weekday);
        }
        var slot = new Slot(weekday == null ? hours.weekday() : weekday, wantedHalf);
        requireFree(pairing, slot);
        return time(plan(pairing, hours, slot.weekday(), slot.half()));
    }

    private static ServiceTime onFixedDay(ServicePlan plan, Integer weekday) {
        if (weekday != null) {
            throw new Refusal("本社区的服务日固定为%s，不能改为星期几，只能改上午或下午。".formatted(plan.inWords()));
        }
        return time(plan);
    }

    private void requireFree(Pairing pairing, Slot wanted) {
        var taken = taken(pairing);
        if (taken.containsKey(wanted)) {
            String free = Slot.ofWorkingWeek()
                    .filter(slot -> !taken.containsKey(slot))
                    .map(Slot::chinese)
                    .collect(joining("、"));
            throw new Refusal("律师%s已约定在%s值班，不能再约给本社区。请另定服务时间，律师还有空的是：%s。"
                    .formatted(wanted.chinese(), taken.get(wanted), free.isEmpty() ? "无" : free));
        }
    }

    /** What the pairing's lawyers have given or promised elsewhere, from today on; they promise nothing else until the transaction ends. */
    private Map<Slot, String> taken(Pairing pairing) {
        var lawyers = lawyers(pairing);
        plans.lock(lawyers);
        return halfDays.takenElsewhere(lawyers, pairing, today(pairing), FOR_EVER);
    }

    private List<String> lawyers(Pairing pairing) {
        return pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(pairing.id()).stream()
                .map(PairedLawyer::licenceNumber)
                .toList();
    }

    private static ServiceTime time(ServicePlan plan) {
        return new ServiceTime(plan.weekday(), plan.half(), plan.inWords());
    }

    private ServicePlan plan(Pairing pairing, DutyHours.Row hours, Integer weekday, Half half) {
        return new ServicePlan(
                null,
                pairing.id(),
                pairing.communityCode(),
                hours.rule(),
                weekday,
                hours.rule() == DutyRule.MONTHLY_HOURS ? hours.visits(half) : null,
                hours.rule() == DutyRule.MONTHLY_DAY ? hours.dayOfMonth() : null,
                half,
                hours.starts(half),
                hours.ends(half),
                hours.onHoliday(),
                hours.clause(),
                today(pairing),
                FOR_EVER);
    }

    private LocalDate today(Pairing pairing) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(pairing.districtCode()));
    }
}
