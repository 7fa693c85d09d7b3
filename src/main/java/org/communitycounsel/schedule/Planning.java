package org.communitycounsel.schedule;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.communitycounsel.directory.Communities;
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
    private final DutyHours dutyHours;
    private final Pairings pairings;
    private final PairedLawyers pairedLawyers;
    private final Agreements agreements;
    private final Communities communities;
    private final Districts districts;
    private final Dossiers dossiers;
    private final Clock clock;

    Planning(
            ServicePlans plans,
            DutyHours dutyHours,
            Pairings pairings,
            PairedLawyers pairedLawyers,
            Agreements agreements,
            Communities communities,
            Districts districts,
            Dossiers dossiers,
            Clock clock) {
        this.plans = plans;
        this.dutyHours = dutyHours;
        this.pairings = pairings;
        this.pairedLawyers = pairedLawyers;
        this.agreements = agreements;
        this.communities = communities;
        this.districts = districts;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    @EventListener
    void on(PairingBegan event) {
        var pairing = pairings.findById(event.pairing()).orElseThrow();
        var hours = hours(pairing);
        var plan = agreed(pairing)
                .filter(clauses -> hours.rule() == DutyRule.MONTHLY_DAY || clauses.weekday() != null)
                .map(clauses -> plan(pairing, hours, clauses.weekday(), clauses.half()))
                .or(() -> firstFree(pairing, hours))
                .orElseThrow(() -> new Refusal("律师每周的十个半天都已排了值班，无法再为该社区安排。请先调整其他社区的值班时间。"));
        plans.add(plan, lawyers(pairing));
        dossiers.record(event.dossierNumber(), null, "值班安排：" + plan.inWords(), plan.clause());
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
            var plan =
                    before.at(clauses.weekday(), clauses.half(), hours(pairing)).between(from, pairing.termUntil());
            plans.replace(from, plan, lawyers(pairing));
            dossiers.record(pairing.dossierNumber(), null, "续签后的值班安排：" + plan.inWords(), plan.clause());
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
        return firstFree(pairing, hours(pairing)).map(Planning::time);
    }

    private Optional<ServicePlan> firstFree(Pairing pairing, DutyHours.Row hours) {
        if (hours.rule() == DutyRule.MONTHLY_DAY) {
            return Optional.of(plan(pairing, hours, null, half(pairing, hours)));
        }
        var taken = taken(pairing);
        var asked = new Slot(
                Optional.ofNullable(pairing.needs().weekday()).orElseGet(hours::weekday), half(pairing, hours));
        if (taken.containsKey(asked)) {
            dossiers.record(
                    pairing.dossierNumber(),
                    null,
                    "律师%s已约定在%s值班，本社区另排".formatted(asked.chinese(), taken.get(asked)),
                    hours.clause());
        }
        return Stream.concat(Stream.of(asked), Slot.ofWorkingWeek())
                .filter(slot -> !taken.containsKey(slot))
                .findFirst()
                .map(slot -> plan(pairing, hours, slot.weekday(), slot.half()));
    }

    @Override
    public ServiceTime wanted(Pairing pairing, Integer weekday, Half half) {
        var hours = hours(pairing);
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

    /**
     * What the pairing's lawyers have given or promised elsewhere, from today on; they promise nothing else until the
     * transaction ends. The half day of the pairing it follows, in which one of them may serve, is free once that ends.
     */
    private Map<Slot, String> taken(Pairing pairing) {
        var lawyers = lawyers(pairing);
        plans.lock(lawyers);
        var own = Stream.of(pairing.id(), pairing.predecessor())
                .filter(Objects::nonNull)
                .toList();
        var taken = plans.takenElsewhere(lawyers, own, today(pairing), FOR_EVER);
        agreements
                .promised(lawyers, own)
                .forEach(promise ->
                        taken.putIfAbsent(new Slot(promise.weekday(), promise.half()), promise.communityName()));
        return taken;
    }

    private List<String> lawyers(Pairing pairing) {
        return pairedLawyers.findByPairingIdAndReleasedAtIsNullOrderById(pairing.id()).stream()
                .map(PairedLawyer::licenceNumber)
                .toList();
    }

    private DutyHours.Row hours(Pairing pairing) {
        return dutyHours.of(
                pairing.districtCode(),
                pairing.form(),
                communities.findById(pairing.communityCode()).orElseThrow().name());
    }

    private static Half half(Pairing pairing, DutyHours.Row hours) {
        return Optional.ofNullable(pairing.needs().half()).orElseGet(hours::half);
    }

    private static ServiceTime time(ServicePlan plan) {
        return new ServiceTime(plan.weekday(), plan.half(), plan.inWords());
    }

    private static ServicePlan plan(Pairing pairing, DutyHours.Row hours, Integer weekday, Half half) {
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
                pairing.termFrom(),
                pairing.termUntil());
    }

    private LocalDate today(Pairing pairing) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(pairing.districtCode()));
    }
}
