package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.platform.Scenario.endOf;
import static org.communitycounsel.platform.Scenario.isRefused;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.communitycounsel.pairing.LawyerReplaced;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@WalksEveryFlowOf("spot-check")
@DisplayName("HZ09-7.4b、JG-4.5、JG-21 走访抽查")
class SpotCheckTest {

    private ReviewScenario scenario;
    private Told told;

    private ApplicationContext beans;

    @BeforeEach
    void begin(@Autowired ApplicationContext beans, @Autowired Told told) {
        this.beans = beans;
        this.told = told;
        told.events.clear();
        scenario = new ReviewScenario(beans);
    }

    @Nested
    @DisplayName("按街道分层抽签，可以复算")
    class Drawing {

        @Test
        void a_tenth_of_each_street_is_drawn_a_part_counts_as_one() {
            IntStream.range(0, 11).forEach(i -> scenario.pairing(scenario.street));
            IntStream.range(0, 3).forEach(i -> scenario.pairing(scenario.otherStreet));

            var roster = scenario.bean(SpotChecks.class).rosterOf(scenario.draws());

            assertThat(roster).hasSize(14);
            assertThat(roster.stream().filter(SpotChecks.Place::drawn).map(SpotChecks.Place::street))
                    .containsExactly("东街道", "东街道", "西街道");
        }

        @Test
        void anyone_draws_the_same_again_from_seed_and_roster() {
            IntStream.range(0, 25).forEach(i -> scenario.pairing(scenario.street));
            IntStream.range(0, 12).forEach(i -> scenario.pairing(scenario.otherStreet));
            String dossier = scenario.draws();
            String seed =
                    scenario.bean(SpotChecks.class).find(dossier).orElseThrow().seed();

            // with PostgreSQL's SHA-256 and the roster of pairings themselves
            var again = scenario.database()
                    .sql("""
                            select dossier_number from (
                                select dossier_number, row_number() over (partition by left(community_code, 9)
                                        order by encode(sha256(convert_to(:seed || ':' || dossier_number, 'UTF8')), 'hex')) as place,
                                    count(*) over (partition by left(community_code, 9)) as all_
                                from pairing where district_code = :district and state = 'active') lots
                            where place <= greatest(1, ceil(all_ * 0.10)) order by dossier_number""")
                    .param("seed", seed)
                    .param("district", scenario.district)
                    .query(String.class)
                    .list();

            assertThat(scenario.bean(SpotChecks.class).rosterOf(dossier).stream()
                            .filter(SpotChecks.Place::drawn)
                            .map(SpotChecks.Place::number)
                            .sorted()
                            .toList())
                    .isEqualTo(again)
                    .hasSize(3 + 2);
        }

        @Test
        void the_lot_is_what_sha256sum_says() {
            // printf '%s:%s' 00112233445566778899aabbccddeeff 330102-JD-2026-000001 | sha256sum
            assertThat(Lot.lot("00112233445566778899aabbccddeeff", "330102-JD-2026-000001"))
                    .isEqualTo("46ef96276815e456a829ef103044823d1bc67d4cfcf50b4668c40044a556702e");
        }

        @Test
        void another_seed_draws_others() {
            var roster = IntStream.rangeClosed(1, 50)
                    .mapToObj(i -> new Lot.Entry(i, "330102-JD-2026-%06d".formatted(i), "330102001"))
                    .toList();

            assertThat(drawn("a".repeat(32), roster)).hasSize(5).isNotEqualTo(drawn("b".repeat(32), roster));
        }

        private static List<Long> drawn(String seed, List<Lot.Entry> roster) {
            return Lot.draw(seed, roster, size -> 5).stream()
                    .filter(Lot.Drawn::drawn)
                    .map(lot -> lot.entry().pairing())
                    .toList();
        }

        @Test
        void nobody_draws_again_in_the_same_month() {
            scenario.pairing();
            scenario.draws();

            isRefused("本月已经抽签，不能重新抽取", scenario::draws);

            scenario.itIs(LocalDateTime.of(2026, 4, 1, 9, 0));
            assertThat(scenario.draws()).contains("-CC-");
        }

        @Test
        void without_pairings_there_is_nothing_to_draw() {
            isRefused("不需要抽查", scenario::draws);
        }
    }

    @Nested
    @DisplayName("司法所现场查看")
    class OnSite {

        private Pairing pairing;
        private Pairing other;
        private String draw;

        @BeforeEach
        void drawn() {
            pairing = scenario.pairing(scenario.street);
            other = scenario.pairing(scenario.otherStreet);
            draw = scenario.draws();
        }

        @Test
        void the_justice_office_of_each_street_is_asked_for_its_own_and_has_fifteen_working_days() {
            assertThat(scenario.askedIn(draw, "checkOnSite"))
                    .containsExactlyInAnyOrder(
                            Role.JUSTICE_OFFICE.at(scenario.street), Role.JUSTICE_OFFICE.at(scenario.otherStreet));
            assertThat(scenario.checkOf(draw, pairing).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 3, 30)));
            assertThat(scenario.checkOf(draw, pairing).getName())
                    .startsWith("现场抽查（" + scenario.bean(ReviewNames.class).community(pairing.communityCode()) + "）：");
        }

        @Test
        void what_was_found_counts_in_the_review() {
            scenario.isFound(draw, pairing, true);
            scenario.isFound(draw, other, false);
            scenario.hasEndedAt(draw, "spot-check", "checksClosed");
            scenario.itIs(LocalDateTime.of(2026, 7, 1, 9, 0));
            scenario.campaign();
            scenario.allIsGathered(scenario.reviewOf(pairing));
            scenario.allIsGathered(scenario.reviewOf(other));

            assertThat(scenario.score(scenario.reviewOf(pairing))
                            .get("spotCheckPresence")
                            .points())
                    .isEqualByComparingTo("8");
            assertThat(scenario.score(scenario.reviewOf(other)).get("spotCheckPresence"))
                    .satisfies(line -> {
                        assertThat(line.points()).isEqualByComparingTo("0");
                        assertThat(line.origin()).isEqualTo("抽查1次，到岗0次");
                    });
        }

        @Test
        @DisplayName("JG-21 不在岗，是值班的那天不在")
        void absent_is_only_who_has_duty_that_day() {
            scenario.isScheduled(pairing);
            var duty = scenario.nextDuty(pairing);
            scenario.itIs(duty.plusDays(1).atTime(10, 0));

            isRefused("没有值班，不能登记为不在岗", () -> scenario.isFound(draw, pairing, false, duty.plusDays(1)));

            scenario.isFound(draw, pairing, false, duty);
        }

        @Test
        void an_absence_needs_its_circumstances_and_a_check_its_day() {
            var task = scenario.checkOf(draw, pairing);
            isRefused(
                    "请在“现场情况”中写明",
                    () -> scenario.complete(
                            scenario.justice,
                            task,
                            Map.of("checkedOn", scenario.today().toString(), "presence", "absent")));
            isRefused("应在2026年3月9日抽签以后，不晚于今天", () -> scenario.isFound(draw, pairing, true, LocalDate.of(2026, 3, 8)));
            isRefused("应在2026年3月9日抽签以后，不晚于今天", () -> scenario.isFound(draw, pairing, true, LocalDate.of(2026, 3, 10)));
            isRefused("请填写“抽查日期”", () -> scenario.complete(scenario.justice, task, Map.of("presence", "present")));
            assertThat(scenario.tasks(draw, "checkOnSite")).hasSize(2);
        }

        @Test
        void of_several_lawyers_the_one_on_duty_is_named() {
            String one = scenario.lawyer("沈岚");
            String two = scenario.lawyer("方远");
            scenario.pairings.end(pairing);
            var firmPairing =
                    scenario.pairings.pairedWithFirm(scenario.community(scenario.street), scenario.firm, one, two);
            scenario.pairings.end(other);
            scenario.itIs(LocalDateTime.of(2026, 4, 1, 9, 0));
            String april = scenario.draws();
            var task = scenario.checkOf(april, firmPairing);

            isRefused("请选择“值班律师”：沈岚、方远", () -> scenario.isFound(april, firmPairing, false));
            scenario.complete(
                    scenario.justice,
                    task,
                    Map.of(
                            "checkedOn", "2026-04-01",
                            "presence", "absent",
                            "dutyLawyer", two,
                            "note", "下午二时到场，律师未到"));

            assertThat(scenario.bean(SpotChecks.class)
                            .of(firmPairing.id(), LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30)))
                    .containsExactly(new SpotChecks.Check(LocalDate.of(2026, 4, 1), false, two));
        }

        @Test
        void who_goes_there_reads_who_serves_there_by_then() {
            String successor = scenario.lawyer("沈岚");
            String replaced = scenario.lawyerOf(pairing);
            scenario.isReplaced(pairing, successor);
            beans.publishEvent(new LawyerReplaced(
                    pairing.id(), pairing.dossierNumber(), pairing.communityCode(), replaced, successor));

            assertThat(scenario.reads(draw, pairing, "place")).contains("沈岚").doesNotContain("周明");
            assertThat(scenario.reads(draw, pairing, "lawyerOptions")).contains(successor);
            assertThat(scenario.reads(draw, other, "place")).doesNotContain("沈岚");
        }

        @Test
        void what_is_not_checked_in_time_is_left_out_and_said() {
            scenario.isFound(draw, pairing, true);
            scenario.itIs(LocalDateTime.of(2026, 3, 31, 0, 0));

            assertThat(scenario.bean(SpotChecks.class).find(draw).orElseThrow().closed())
                    .isTrue();
            assertThat(scenario.entries(draw)).contains("结案：到期，1个抽中的结对没有查到");
        }

        @Test
        @DisplayName("JG-21 多次抽查不到位的予以更换")
        void at_the_second_absence_of_a_half_year_it_is_told_once() {
            scenario.isFound(draw, pairing, false);
            assertThat(told.events).isEmpty();
            assertThat(scenario.noticesTo(Role.LAWYER.at(scenario.lawyerOf(pairing))))
                    .contains("抽查不到位");

            scenario.itIs(LocalDateTime.of(2026, 4, 1, 9, 0));
            scenario.isFound(scenario.draws(), pairing, false);
            assertThat(told.events).singleElement().isInstanceOfSatisfying(AbsentAtSpotChecks.class, absent -> {
                assertThat(absent.pairing()).isEqualTo(pairing.id());
                assertThat(absent.licenceNumber()).isEqualTo(scenario.lawyerOf(pairing));
                assertThat(absent.times()).isEqualTo(2);
                assertThat(absent.grounds()).contains("2026年3月9日、2026年4月1日", "JG-21");
            });

            scenario.itIs(LocalDateTime.of(2026, 5, 6, 9, 0));
            scenario.isFound(scenario.draws(), pairing, false);
            assertThat(told.events).hasSize(1);
        }

        @Test
        void absences_of_who_served_before_do_not_count_for_who_serves_now() {
            scenario.isFound(draw, pairing, false);
            scenario.itIs(LocalDateTime.of(2026, 4, 1, 9, 0));
            scenario.isReplaced(pairing, scenario.lawyer("沈岚"));

            scenario.isFound(scenario.draws(), pairing, false);

            assertThat(told.events).isEmpty();
        }

        @Test
        void absences_of_another_half_year_do_not_add_up() {
            scenario.isFound(draw, pairing, false);
            scenario.itIs(LocalDateTime.of(2026, 7, 1, 9, 0));
            scenario.isFound(scenario.draws(), pairing, false);

            assertThat(told.events).isEmpty();
        }
    }
}
