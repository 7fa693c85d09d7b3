package org.communitycounsel.worklog.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.pairing.PairedLawyers;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.district.DemoPart;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.DemoActors;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.worklog.LogEntries;
import org.communitycounsel.worklog.PastLogs;
import org.communitycounsel.worklog.PastLogs.Cast;
import org.communitycounsel.worklog.PastLogs.Diligence;
import org.springframework.stereotype.Component;

/**
 * The demo's logs: a signed past for each pairing in service, of an outstanding, a usual and a poor lawyer in turn, and some
 * records of yesterday under way. Only where the demo is on, and nothing has been recorded yet.
 */
@Component
class WorklogDemo extends DemoPart {

    private static final List<String> HEADS = List.of(
            "沈月琴", "高建平", "来小英", "韩立新", "陆秀芳", "俞志强", "方丽华", "倪国良", "骆美珍", "童建国", "汪玉兰", "翁爱娟", "祝水根", "蔡雅萍", "葛明华");

    /** In so many communities a record of yesterday is under way. */
    private static final int UNDER_WAY = 3;

    /** What the lawyers are like, in turn; the communities of the last two complain. */
    private static final List<Diligence> LAWYERS = List.of(
            Diligence.OUTSTANDING,
            Diligence.USUAL,
            Diligence.POOR,
            Diligence.USUAL,
            Diligence.OUTSTANDING,
            Diligence.USUAL,
            Diligence.USUAL,
            Diligence.SLACK,
            Diligence.USUAL,
            Diligence.OUTSTANDING,
            Diligence.USUAL,
            Diligence.SLACK,
            Diligence.USUAL,
            Diligence.POOR,
            Diligence.POOR);

    private final DemoActors actors;
    private final PastLogs past;
    private final LogEntries entries;
    private final Pairings pairings;
    private final PairedLawyers pairedLawyers;
    private final Lawyers lawyers;
    private final Accounts accounts;
    private final Districts districts;
    private final Clock clock;

    WorklogDemo(
            DemoActors actors,
            PastLogs past,
            LogEntries entries,
            Pairings pairings,
            PairedLawyers pairedLawyers,
            Lawyers lawyers,
            Accounts accounts,
            Districts districts,
            Clock clock) {
        super(actors, districts);
        this.actors = actors;
        this.past = past;
        this.entries = entries;
        this.pairings = pairings;
        this.pairedLawyers = pairedLawyers;
        this.lawyers = lawyers;
        this.accounts = accounts;
        this.districts = districts;
        this.clock = clock;
    }

    @Override
    protected boolean isThere() {
        return entries.count() > 0;
    }

    @Override
    protected void play(String district) {
        LocalDate first = past.beginEarlier(district);
        var casts = new ArrayList<Cast>();
        for (var pairing : pairings.findByDistrictCodeAndStateOrderByCommunityCode(district, PairingState.ACTIVE)) {
            casts.add(cast(pairing, casts.size()));
        }
        if (!casts.isEmpty()) {
            past.write(district, casts, first);
            casts.stream().limit(UNDER_WAY).forEach(this::recordYesterday);
        }
    }

    private Cast cast(Pairing pairing, int turn) {
        String licence = pairedLawyers
                .findByPairingIdAndReleasedAtIsNullOrderById(pairing.id())
                .get(0)
                .licenceNumber();
        String district = pairing.districtCode();
        String name = lawyers.findById(licence).orElseThrow().name();
        String head =
                actors.account(Role.COMMUNITY_HEAD, pairing.communityCode(), HEADS.get(turn % HEADS.size()), district);
        return new Cast(
                pairing,
                licence,
                actors.account(Role.LAWYER, licence, name, district),
                head,
                accounts.nameOf(head),
                LAWYERS.get(turn % LAWYERS.size()));
    }

    /** One waits for the head; one of the usual lawyer's was given back. */
    private void recordYesterday(Cast cast) {
        record(cast, LocalTime.of(9, 0), "咨询小区停车位租赁合同到期后的续租。", "告知优先承租的约定和通知期限。");
        if (cast.diligence() == Diligence.USUAL) {
            String number = record(cast, LocalTime.of(15, 0), "咨询邻居占用楼道堆物的处理。", "告知可请物业书面劝告，并向消防部门反映。");
            actors.decide(number, "signLog", Map.of("signature", "return", "reason", "那天下午社区停电，请核对服务时间。"));
        }
    }

    private String record(Cast cast, LocalTime from, String content, String result) {
        var yesterday = LocalDate.ofInstant(
                        clock.instant(), districts.zone(cast.pairing().districtCode()))
                .minusDays(1);
        Map<String, Object> form = new HashMap<>();
        form.put("community", cast.pairing().communityCode());
        form.put("nature", "matter");
        form.put("day", yesterday.toString());
        form.put("from", from.toString());
        form.put("until", from.plusMinutes(40).toString());
        form.put("served", "resident");
        form.put("whom", "2幢居民");
        form.put("kind", "advice");
        form.put("content", content);
        form.put("result", result);
        return actors.start(WorkLogFlow.KEY, cast.lawyer(), cast.pairing().districtCode(), form);
    }

    /** After the demo's pairings and their changes, before the web server. */
    @Override
    public int getPhase() {
        return 13;
    }
}
