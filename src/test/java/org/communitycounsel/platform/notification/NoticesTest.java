package org.communitycounsel.platform.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class NoticesTest {

    @Autowired
    Notices notices;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Districts districts;

    @Autowired
    MovableClock clock;

    /** A group of this test's own. */
    private final String firm = "lawFirm." + UUID.randomUUID().toString().substring(0, 8);

    private String number;

    @BeforeEach
    void aDossier() {
        clock.reset();
        districts.register("330102", "上城区", "杭州市");
        number = dossiers.open("NT", "330102", "推荐律师", List.of(firm));
    }

    @Test
    void the_same_words_go_out_once_a_day() {
        notices.send(firm, number, "材料退回", "请补正学历证明");
        notices.send(firm, number, "材料退回", "请补正学历证明");
        assertThat(all()).hasSize(1);

        clock.advance(Duration.ofDays(1));
        notices.send(firm, number, "材料退回", "请补正学历证明");
        assertThat(all()).hasSize(2);
    }

    @Test
    void other_words_go_out_at_once() {
        notices.send(firm, number, "材料退回", "请补正学历证明");
        notices.send(firm, number, "材料退回", "请补正执业证");
        notices.send(firm, null, "材料退回", "请补正执业证");
        assertThat(all()).extracting(Notice::text).containsExactly("请补正执业证", "请补正执业证", "请补正学历证明");
    }

    @Test
    void with_a_key_the_key_decides() {
        notices.send(firm, number, "请补课", "第一轮", "round 1");
        notices.send(firm, number, "请补课", "第一轮，再发", "round 1");
        notices.send(firm, number, "请补课", "第二轮", "round 2");
        assertThat(all()).extracting(Notice::text).containsExactly("第二轮", "第一轮");
    }

    @Test
    void each_member_reads_for_himself() {
        notices.send(firm, number, "一", "甲");
        notices.send(firm, number, "二", "乙");
        long newest = all().get(0).id();

        notices.markRead(newest, Set.of(firm), "n-li");
        notices.markRead(newest, Set.of(firm), "n-li");

        assertThat(notices.unread(Set.of(firm), "n-li")).isEqualTo(1);
        assertThat(notices.unread(Set.of(firm), "n-zhao")).isEqualTo(2);
        assertThat(all()).extracting(Notice::read).containsExactly(true, false);
    }

    @Test
    void all_seen_are_marked_and_what_came_since_is_not() {
        notices.send(firm, number, "一", "甲");
        notices.send(firm, number, "二", "乙");
        long seen = all().get(0).id();
        notices.send(firm, number, "三", "丙");
        notices.markReadUpTo(seen, Set.of(firm), "n-li");
        assertThat(all()).extracting(Notice::read).containsExactly(false, true, true);
    }

    @Test
    void another_group_sees_nothing_and_marks_nothing() {
        notices.send(firm, number, "一", "甲");
        var other = Set.of(firm + "-neighbour");
        notices.markRead(all().get(0).id(), other, "n-li");
        assertThat(notices.to(other, "n-li", 20, 0)).isEmpty();
        assertThat(notices.unread(other, "n-li")).isZero();
        assertThat(all()).extracting(Notice::read).containsExactly(false);
    }

    private List<Notice> all() {
        return notices.to(Set.of(firm), "n-li", 20, 0);
    }
}
