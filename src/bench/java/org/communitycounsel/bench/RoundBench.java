package org.communitycounsel.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.pairing.Rounds;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Role;
import org.springframework.context.ApplicationContext;

/**
 * What a round of pairing costs at 10, 100 and 1,526 communities (Pudong's number): the start a person waits for, then the
 * time, statements and commits a community while one thread of the job executor works through it. The same for each means
 * that a round grows in proportion.
 */
class RoundBench {

    private static final int[] SIZES = {10, 100, 1526};
    private static final int A_STREET = 42;

    private final ApplicationContext beans;
    private final CountedStatements counted;

    RoundBench(ApplicationContext context) {
        this.beans = context;
        this.counted = context.getBean(CountedStatements.class);
    }

    void run() {
        round("310100", 200);
        System.out.printf(
                "%n%12s %12s %12s %16s %22s %20s%n",
                "communities", "start, ms", "all, s", "ms a community", "statements a community", "commits a community");
        for (int i = 0; i < SIZES.length; i++) {
            System.out.println(round("31011" + i, SIZES[i]));
        }
    }

    /** @return a line of the table */
    private String round(String district, int communities) {
        prepare(district, communities);
        long begin = System.nanoTime();
        String dossier = start(district);
        double starting = (System.nanoTime() - begin) / 1e6;
        long statements = counted.statements.get();
        long commits = counted.commits.get();
        begin = System.nanoTime();
        work(dossier);
        double working = (System.nanoTime() - begin) / 1e6;
        return "%12d %12.0f %12.1f %16.1f %22.1f %20.1f".formatted(
                begun(dossier, communities),
                starting,
                working / 1000,
                working / communities,
                (counted.statements.get() - statements) / (double) communities,
                (counted.commits.get() - commits) / (double) communities);
    }

    private void prepare(String district, int communities) {
        beans.getBean(Districts.class).register(district, "试点区", "上海市");
        beans.getBean(Streets.class).saveAll(IntStream.rangeClosed(0, communities / A_STREET)
                .mapToObj(i -> new Street(district + "%03d".formatted(i), "第%d街道".formatted(i)))
                .toList());
        beans.getBean(Communities.class).saveAll(IntStream.range(0, communities)
                .mapToObj(i -> new Community(
                        district + "%03d%03d".formatted(i / A_STREET, i % A_STREET), "第%d社区".formatted(i)))
                .toList());
    }

    private String start(String district) {
        var identity = beans.getBean(IdentityService.class);
        var groups = List.of(Role.COORDINATION_OFFICE.id(), Role.COORDINATION_OFFICE.at(district));
        String office = "office" + district;
        identity.saveUser(identity.newUser(office));
        identity.createTenantUserMembership(district, office);
        identity.saveGroup(identity.newGroup(groups.get(1)));
        groups.forEach(group -> identity.createMembership(office, group));
        identity.setAuthentication(office, groups, List.of(district));
        try {
            return beans.getBean(RuntimeService.class)
                    .startProcessInstanceByKey("pairing-round", Map.of("pairingForm", "oneLawyer"))
                    .getBusinessKey();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** As one thread of the job executor does. */
    private void work(String dossier) {
        var management = beans.getBean(ManagementService.class);
        String instance = beans.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier)
                .singleResult()
                .getId();
        for (var job = management.createJobQuery().processInstanceId(instance).singleResult();
                job != null;
                job = management.createJobQuery().processInstanceId(instance).singleResult()) {
            management.executeJob(job.getId());
        }
    }

    private int begun(String dossier, int communities) {
        var round = beans.getBean(Rounds.class).of(Set.of(dossier.substring(0, 6))).get(0);
        if (round.begun() != communities) {
            throw new IllegalStateException(round.progress());
        }
        return round.begun();
    }
}
