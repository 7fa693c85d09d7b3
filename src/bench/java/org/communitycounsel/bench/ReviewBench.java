package org.communitycounsel.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawFirm;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyer;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.review.Campaigns;
import org.communitycounsel.review.process.ReviewCampaign;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a campaign of half-yearly reviews costs at 10, 100 and 1,526 pairings (Pudong's number): the start a person waits for,
 * then the time, statements and commits a review while one thread of the job executor begins them all, and the same while it
 * closes and scores them after the deadline. The same for each means that a campaign grows in proportion.
 */
class ReviewBench {

    private static final int[] SIZES = {10, 100, 1526};
    private static final int A_STREET = 42;

    private final ApplicationContext beans;
    private final CountedStatements counted;
    private final JdbcClient database;

    ReviewBench(ApplicationContext context) {
        this.beans = context;
        this.counted = context.getBean(CountedStatements.class);
        this.database = context.getBean(JdbcClient.class);
    }

    void run() {
        campaign("310200", 200);
        System.out.printf(
                "%n%8s %10s | %9s %12s %12s %9s | %11s %12s %12s%n",
                "reviews",
                "start, ms",
                "begin, s",
                "ms each",
                "stmts each",
                "commits",
                "score, s",
                "ms each",
                "stmts each");
        for (int i = 0; i < SIZES.length; i++) {
            System.out.println(campaign("31021" + i, SIZES[i]));
        }
    }

    /** @return a line of the table */
    private String campaign(String district, int pairings) {
        prepare(district, pairings);
        long begin = System.nanoTime();
        String dossier = beans.getBean(ReviewCampaign.class).begin(district);
        double starting = millisecondsSince(begin);
        var beginning = measured(() -> work(dossier));
        var scoring = measured(() -> close(district));
        requireAll(dossier, pairings);
        return "%8d %10.0f | %9.1f %12.1f %12.1f %9.1f | %11.1f %12.1f %12.1f"
                .formatted(
                        pairings,
                        starting,
                        beginning.milliseconds() / 1000,
                        beginning.milliseconds() / pairings,
                        beginning.statements() / (double) pairings,
                        beginning.commits() / (double) pairings,
                        scoring.milliseconds() / 1000,
                        scoring.milliseconds() / pairings,
                        scoring.statements() / (double) pairings);
    }

    private record Cost(double milliseconds, long statements, long commits) {}

    private Cost measured(Runnable work) {
        long statements = counted.statements.get();
        long commits = counted.commits.get();
        long begin = System.nanoTime();
        work.run();
        return new Cost(
                millisecondsSince(begin), counted.statements.get() - statements, counted.commits.get() - commits);
    }

    private static double millisecondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Communities with one lawyer each, in service for a year. */
    private void prepare(String district, int pairings) {
        String firm = "31330000BENC" + district;
        beans.getBean(Districts.class).register(district, "试点区", "上海市");
        beans.getBean(Streets.class).saveAll(IntStream.rangeClosed(0, pairings / A_STREET)
                .mapToObj(i -> new Street(district + "%03d".formatted(i), "第%d街道".formatted(i)))
                .toList());
        beans.getBean(LawFirms.class).save(new LawFirm(firm, "试点律师事务所", district, null));
        var today = LocalDate.ofInstant(beans.getBean(Clock.class).instant(), Districts.DEFAULT_ZONE);
        var numbers = IntStream.range(0, pairings).boxed().toList();
        beans.getBean(Communities.class).saveAll(numbers.stream()
                .map(i -> new Community(community(district, i), "第%d社区".formatted(i)))
                .toList());
        beans.getBean(Lawyers.class).saveAll(numbers.stream()
                .map(i -> new Lawyer(lawyer(district, i), "律师" + i, firm, LawyerKind.LAWYER, Degree.MASTER, LocalDate.of(2015, 3, 1)))
                .toList());
        numbers.forEach(i -> pair(district, firm, i, today.minusYears(1)));
    }

    private static String community(String district, int i) {
        return district + "%03d%03d".formatted(i / A_STREET, i % A_STREET);
    }

    private static String lawyer(String district, int i) {
        return "1" + district + "%010d".formatted(i);
    }

    private void pair(String district, String firm, int i, LocalDate from) {
        String dossier = "%s-JD-%d-%06d".formatted(district, from.getYear(), i + 1);
        String community = community(district, i);
        database.sql("insert into dossier (number, kind, district_code, title, opened_at) values (?, 'JD', ?, '结对', now())")
                .params(dossier, district)
                .update();
        database.sql("insert into capacity (holder, code, places) values ('community', ?, 1), ('lawyer', ?, 1)")
                .params(community, lawyer(district, i))
                .update();
        long pairing = database.sql("""
                        insert into pairing (dossier_number, district_code, community_code, form, origin, state, firm_code,
                            term_from, term_until, opened_at, began_at)
                        values (?, ?, ?, 'oneLawyer', 'office', 'active', ?, ?, ?, ?, ?) returning id""")
                .params(dossier, district, community, firm, from, from.plusYears(3), at(from), at(from))
                .query(Long.class)
                .single();
        database.sql("insert into paired_lawyer (pairing_id, licence_number, part, held_at) values (?, ?, 'stationed', ?)")
                .params(pairing, lawyer(district, i), at(from))
                .update();
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atStartOfDay(Districts.DEFAULT_ZONE).toOffsetDateTime();
    }

    /** As one thread of the job executor does, until all reviews have begun. */
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

    /** The deadline has passed and nobody has said anything: each review is closed by its timer, then scored. */
    private void close(String district) {
        jobs(district, "timer-transition").forEach(beans.getBean(ManagementService.class)::executeJob);
        jobs(district, "async-continuation").forEach(beans.getBean(ManagementService.class)::executeJob);
    }

    private List<String> jobs(String district, String type) {
        return database.sql("""
                        select job.id_ from act_ru_job job
                        join act_ru_execution flow on flow.id_ = job.process_instance_id_
                        where flow.business_key_ like ? and job.handler_type_ = ?""")
                .params(district + "-KP-%", type)
                .query(String.class)
                .list();
    }

    private void requireAll(String dossier, int pairings) {
        var campaign = beans.getBean(Campaigns.class).of(Set.of(dossier.substring(0, 6))).get(0);
        long scored = database.sql("select count(*) from review where campaign_id = ? and score is not null")
                .param(campaign.id())
                .query(Long.class)
                .single();
        if (campaign.begun() != pairings || scored != pairings) {
            throw new IllegalStateException(campaign.progress() + ", scored " + scored);
        }
    }
}
