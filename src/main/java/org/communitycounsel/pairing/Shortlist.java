package org.communitycounsel.pairing;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.communitycounsel.platform.district.Decisions;
import org.communitycounsel.vetting.Roster;
import org.communitycounsel.vetting.RosterMember;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who comes into question for a community: certified, of the same district, with a place left, without a conflict
 * (HZ09-4.2b, HZ24-1.1b, JG-13b), in the order of the points that the table {@code candidate-weights} gives.
 */
@Component
class Shortlist {

    static final String WEIGHTS = "candidate-weights";

    private final Roster roster;
    private final Caps caps;
    private final Decisions decisions;
    private final List<ConflictsOfInterest> conflicts;
    private final JdbcClient database;

    Shortlist(Roster roster, Caps caps, Decisions decisions, List<ConflictsOfInterest> conflicts, JdbcClient database) {
        this.roster = roster;
        this.caps = caps;
        this.decisions = decisions;
        this.conflicts = conflicts;
        this.database = database;
    }

    /**
     * A lawyer who comes into question.
     *
     * @param serving how many communities count against the lawyer's cap now
     * @param most how many may, without the city bureau's consent to another
     * @param reasons why so many points, Chinese
     */
    record Eligible(RosterMember member, int serving, int most, int points, String reasons) {

        /** Whether another one takes the city bureau's consent. */
        boolean full() {
            return serving >= most;
        }
    }

    private record Weight(String factor, int points, int atLeast, String reason) {}

    /** Everybody who may serve the community, also those whose places are all taken; the best first. */
    List<Eligible> everybody(Pairing pairing, LocalDate today) {
        int most = caps.of(pairing).most();
        Set<String> nearby = servingStreet(pairing.streetCode());
        Set<String> barred = barred(pairing);
        List<Weight> weights = weights(pairing.districtCode());
        List<RosterMember> members = roster.communityLawyers(pairing.districtCode());
        Map<String, Integer> serving = serving(members);
        return members.stream()
                .filter(member -> !barred.contains(member.licenceNumber()))
                .map(member -> {
                    int communities = serving.getOrDefault(member.licenceNumber(), 0);
                    var facts = facts(pairing, member, communities, nearby.contains(member.licenceNumber()), today);
                    return eligible(member, communities, most, weights, facts);
                })
                .sorted(comparing(Eligible::points)
                        .reversed()
                        .thenComparing(one -> one.member().licenceNumber()))
                .toList();
    }

    /**
     * The few to recommend: first those within the principle of one community a lawyer (HZ24-1.1a), others only to fill the
     * list (HZ24-1.1b).
     */
    List<Eligible> best(Pairing pairing, Set<String> askedBefore, int shown, LocalDate today) {
        int inPrinciple = caps.of(pairing).inPrinciple();
        List<Eligible> free = everybody(pairing, today).stream()
                .filter(one -> !one.full() && !askedBefore.contains(one.member().licenceNumber()))
                .toList();
        return Stream.concat(
                        free.stream().filter(one -> one.serving() < inPrinciple),
                        free.stream().filter(one -> one.serving() >= inPrinciple))
                .limit(shown)
                .toList();
    }

    /** The firms to recommend, each by its best lawyer. SC20-4.1a. */
    List<Eligible> bestFirms(Pairing pairing, Set<String> askedBefore, int shown, LocalDate today) {
        Map<String, List<Eligible>> firms = everybody(pairing, today).stream()
                .filter(one -> !one.full() && !askedBefore.contains(one.member().firmCode()))
                .collect(groupingBy(one -> one.member().firmCode(), LinkedHashMap::new, toList()));
        return firms.values().stream()
                .map(lawyers -> {
                    var best = lawyers.get(0);
                    return new Eligible(
                            best.member(),
                            best.serving(),
                            best.most(),
                            best.points(),
                            "可派联络律师%d名；%s".formatted(lawyers.size(), best.reasons()));
                })
                .limit(shown)
                .toList();
    }

    private static Map<String, Integer> facts(
            Pairing pairing, RosterMember member, int communities, boolean nearby, LocalDate today) {
        var needs = pairing.needs();
        return Map.of(
                "street",
                member.streets().contains(pairing.streetCode()) ? 1 : 0,
                "free",
                communities == 0 ? 1 : 0,
                "load",
                communities,
                "nearby",
                nearby ? 1 : 0,
                "language",
                common(needs.languages(), member.languages()),
                "field",
                common(needs.fields(), member.specialities()),
                "experience",
                Period.between(member.practisingSince(), today).getYears());
    }

    /** How many of the wanted names the lawyer's list has; “物业纠纷” is had by “物业纠纷处理” too. */
    private static int common(String wanted, String had) {
        return had == null
                ? 0
                : (int) Needs.names(wanted).stream().filter(had::contains).count();
    }

    private static Eligible eligible(
            RosterMember member, int serving, int most, List<Weight> weights, Map<String, Integer> facts) {
        int points = 0;
        List<String> reasons = new ArrayList<>();
        for (Weight weight : weights) {
            int measure = facts.get(weight.factor());
            if (measure >= Math.max(1, weight.atLeast())) {
                int given = weight.points() * (weight.atLeast() > 0 ? 1 : measure);
                points += given;
                reasons.add("%s（%+d分）".formatted(weight.reason(), given));
            }
        }
        return new Eligible(member, serving, most, points, reasons.isEmpty() ? "符合服务条件" : String.join("；", reasons));
    }

    /** Rows of the table: a factor counts once where it is at least the row's figure, else as often as it is met. */
    private List<Weight> weights(String district) {
        return decisions.evaluate(district, WEIGHTS, Map.of("purpose", "recommendation")).stream()
                .map(row -> new Weight(
                        factor((String) row.get("factor")),
                        (Integer) row.get("points"),
                        row.get("atLeast") instanceof Integer figure ? figure : 0,
                        (String) row.get("reason")))
                .toList();
    }

    private static String factor(String name) {
        if (!Set.of("street", "free", "load", "nearby", "language", "field", "experience")
                .contains(name)) {
            throw new IllegalStateException("决策表 %s 中的因素“%s”不存在，请流程设计人员改正。".formatted(WEIGHTS, name));
        }
        return name;
    }

    private Map<String, Integer> serving(List<RosterMember> members) {
        record Taken(String code, int taken) {}
        return database
                .sql("select code, taken from capacity where holder = 'lawyer' and code = any(?) and taken > 0")
                .param(members.stream().map(RosterMember::licenceNumber).toArray(String[]::new))
                .query(Taken.class)
                .list()
                .stream()
                .collect(toMap(Taken::code, Taken::taken));
    }

    private Set<String> servingStreet(String street) {
        return new HashSet<>(database.sql("""
                        select distinct licence_number from paired_lawyer join pairing on pairing.id = pairing_id
                        where released_at is null and state = 'active' and community_code like ? || '%'""").param(street).query(String.class).list());
    }

    /** Whether nothing keeps the lawyer from serving the community today but perhaps the cap. */
    boolean mayServe(Pairing pairing, String licence) {
        return roster.has(licence) && !barred(pairing).contains(licence);
    }

    /** Excluded from this search, or in conflict with the community. */
    private Set<String> barred(Pairing pairing) {
        var barred = new HashSet<>(pairing.excluded());
        conflicts.forEach(each -> barred.addAll(each.of(pairing.communityCode()).keySet()));
        return barred;
    }
}
