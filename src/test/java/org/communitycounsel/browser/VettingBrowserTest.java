package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@BrowserTest
@DisplayName("HZ09-4.2a 律师由律所推荐，经资格认证、培训后进驻社区")
class VettingBrowserTest extends StaffAtWork {

    private static final String LAWYER = "陈知远";
    private static final List<String> COURSES = List.of("集中课堂培训", "网络培训", "专题研讨", "执业纪律学习");

    @Test
    void a_firm_recommends_every_role_does_its_task_and_the_lawyer_is_on_the_roster() {
        firmRecommends();
        associationQualifies();
        justiceOfficePublishes();
        clock.moveTo(LocalDateTime.of(2026, 3, 17, 9, 0));
        runDueJobs();
        justiceOfficeHearsNoObjection();
        COURSES.forEach(this::associationRecords);

        var lawyer = person("lawyer");
        lawyer.opens("/vetting/roster");
        assertThat(lawyer.page().locator("main").innerText()).contains(LAWYER);
        lawyer.screenshot("vetting-8-roster");
        lawyer.opens("/notices");
        assertThat(lawyer.page().locator("main").innerText()).contains("证书");
        lawyer.screenshot("vetting-9-notices");
    }

    @Test
    void a_form_that_is_refused_says_why_in_chinese_and_keeps_what_was_typed() {
        runDueJobs();
        var association = person("association");
        var tasklist = association.opensTasklist();
        tasklist.looksAt("资格认定：戚守正");
        assertThat(tasklist.hint()).contains("请先点右上方的“认领”");
        tasklist.claims("资格认定：戚守正");
        assertThat(tasklist.hint()).doesNotContain("认领");
        tasklist.answers("认定合格");
        assertThat(tasklist.isRefused()).contains("处分").doesNotContain("Exception", "Cannot", "error");
        association.screenshot("vetting-refused");
        assertThat(tasklist.form().locator("input[type=radio]").first().isChecked())
                .isTrue();
    }

    private void firmRecommends() {
        var firm = person("firm");
        var tasklist = firm.opensTasklist();
        tasklist.begins("遴选培训");
        tasklist.chooses("被推荐律师", LAWYER);
        tasklist.answers("社区律师");
        tasklist.ticks("清波街道");
        tasklist.writes("业务专长", "物业纠纷、相邻关系，办理社区案件六十余件");
        tasklist.writes("社会声誉", "连续三年获评优秀社区律师");
        for (String material : List.of("执业证复印件", "学历证书复印件", "身体健康", "擅长纠纷调处")) {
            tasklist.ticks(material);
        }
        firm.screenshot("vetting-1-nominate");
        tasklist.starts();
        runDueJobs();
    }

    private void associationQualifies() {
        var association = person("association");
        var tasklist = association.opensTasklist();
        tasklist.claims("资格认定：" + LAWYER);
        tasklist.answers("不予认定");
        assertThat(tasklist.isRefused()).contains("没有提交");
        assertThat(tasklist.form().innerText()).contains("此项为必填项");
        tasklist.answers("认定合格");
        association.screenshot("vetting-2-qualify");
        tasklist.completes();
        assertThat(association.page().locator(".notifications").allInnerTexts())
                .noneMatch(note -> note.contains("没有提交"));
        runDueJobs();
    }

    private void justiceOfficePublishes() {
        var other = person("hubin");
        other.opensTasklist().filter("本组待办");
        assertThat(other.page().locator("section.tasks-list").innerText())
                .as("another street's office does not see the task")
                .doesNotContain(LAWYER);
        var office = person("qingbo");
        var tasklist = office.opensTasklist();
        tasklist.claims("发布公示（清波街道）：" + LAWYER);
        tasklist.writes("公布地点和方式", "清波街道政务公开栏、各社区宣传栏和微信公众号");
        office.screenshot("vetting-3-publish");
        tasklist.completes();
        runDueJobs();
    }

    private void justiceOfficeHearsNoObjection() {
        var office = person("qingbo");
        var tasklist = office.opensTasklist();
        tasklist.claims("汇总意见（清波街道）：" + LAWYER);
        tasklist.writes("居（村）委和群众的意见", "五个社区居委会均表示欢迎，群众无不同意见。");
        tasklist.answers("无异议");
        office.screenshot("vetting-4-opinions");
        tasklist.completes();
        runDueJobs();
    }

    private void associationRecords(String course) {
        var association = person("association");
        var tasklist = association.opensTasklist();
        tasklist.claims("登记培训成绩（" + course + "）：" + LAWYER);
        tasklist.writes("实际学时", "24");
        tasklist.answers("合格");
        association.screenshot("vetting-5-" + course);
        tasklist.completes();
        runDueJobs();
    }
}
