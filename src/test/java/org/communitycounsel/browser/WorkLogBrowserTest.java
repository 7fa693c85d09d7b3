package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BrowserTest
@DisplayName("JG-11 律师在手机上记录，社区负责人在任务列表签字")
class WorkLogBrowserTest extends StaffAtWork {

    /** The demo's lawyer of 清波门社区, and its head. */
    private static final String LAWYER = "groupleader";

    private static final String HEAD = "head2";

    @Autowired
    JdbcClient database;

    @Test
    void a_visit_is_recorded_on_a_telephone_and_signed_in_tasklist() {
        clock.moveTo(LocalDateTime.of(2026, 3, 11, 14, 2));
        recordsOnTelephone();
        String number = database.sql("select number from log_entry where content like '%占用消防通道%'")
                .query(String.class)
                .single();

        gives_it_back_and_signs_it(number);

        try (var lawyer = onTelephone()) {
            lawyer.opens("/worklog");
            assertThat(row(lawyer, number).innerText()).contains("已签字入卷", "第");
            fitsTheScreen(lawyer);
            lawyer.screenshot("worklog-5-list-phone");
            lawyer.opens("/dossiers/" + number);
            assertThat(main(lawyer)).contains("校验码", "更正这条日志");
            fitsTheScreen(lawyer);
            looksBack(lawyer);
        }
        var head = person(HEAD);
        head.opens("/worklog/verify");
        assertThat(main(head)).contains("全部完好", "清波门社区");
        head.screenshot("worklog-6-verify");
        head.opens("/dossiers/" + number);
        assertThat(main(head)).contains("占用消防通道", "校验码");
        head.screenshot("worklog-7-dossier");
        var justice = person("qingbo");
        justice.opens("/worklog/duty");
        assertThat(main(justice)).contains("每周半天值班：1次", "已完成1次");
        justice.screenshot("worklog-8-duty");
        justice.follows("上季度");
        justice.screenshot("worklog-8-duty-back");
        justice.opens("/worklog");
        justice.screenshot("worklog-9-list");
    }

    /** What was due and missing in the half-year before this one. */
    private void looksBack(Person lawyer) {
        lawyer.opens("/worklog/duty");
        fitsTheScreen(lawyer);
        lawyer.follows("上个半年");
        assertThat(main(lawyer)).contains("每周，共25期", "期完成");
        fitsTheScreen(lawyer);
        lawyer.screenshot("worklog-5-back-phone");
    }

    private void recordsOnTelephone() {
        try (var lawyer = onTelephone()) {
            lawyer.opens("/worklog/new");
            fitsTheScreen(lawyer);
            lawyer.screenshot("worklog-1-new");
            button(lawyer, "值班签到").click();
            lawyer.page().getByText("14:02签到").waitFor();
            clock.moveTo(LocalDateTime.of(2026, 3, 11, 16, 55));
            button(lawyer, "签退").click();
            lawyer.page().getByText("已签退").waitFor();
            assertThat(lawyer.page().inputValue("input[name=until]")).isEqualTo("16:55");
            lawyer.page().fill("input[name=whom]", "楼道长、3幢居民13800001234");
            lawyer.page().fill("textarea[name=content]", "现场查看3幢电动车占用消防通道，听取楼道长和居民意见。");
            lawyer.page().fill("textarea[name=result]", "请物业划线并张贴告示，一周后回访。");
            button(lawyer, "提交，请社区负责人签字").click();
            lawyer.page().getByText("手机号码").waitFor();
            assertThat(lawyer.page().inputValue("textarea[name=result]")).contains("一周后回访");
            fitsTheScreen(lawyer);
            lawyer.screenshot("worklog-2-refused");
            lawyer.page().fill("input[name=whom]", "楼道长、3幢居民");
            button(lawyer, "提交，请社区负责人签字").click();
            lawyer.page().getByText("已提交").waitFor();
        }
    }

    private void gives_it_back_and_signs_it(String number) {
        String task = "社区负责人签字：清波门社区值班接待（2026年3月11日）";
        does(HEAD, task, "worklog-3-give-back", tasklist -> {
            assertThat(tasklist.form().innerText()).contains("占用消防通道", "到社区服务一次", "14:02—16:55");
            tasklist.answers("退回修改");
            tasklist.writes("退回理由", "物业经理也在场，请补上");
        });
        does(LAWYER, "律师修改：清波门社区值班接待（2026年3月11日）", "worklog-3-revise", tasklist -> {
            assertThat(tasklist.form().innerText()).contains("物业经理也在场");
            tasklist.answers("修改后重新提交");
            tasklist.writes("对象说明", "楼道长、3幢居民、物业经理");
        });
        does(HEAD, task, "worklog-4-sign", tasklist -> {
            assertThat(tasklist.form().innerText()).contains("物业经理）", "此前退回的理由");
            tasklist.answers("属实，签字");
        });
        assertThat(database.sql("select state from log_entry where number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("signed");
    }

    private Person onTelephone() {
        var lawyer = new Person(port, clock);
        lawyer.page().setViewportSize(390, 844);
        return lawyer.signsIn(LAWYER, demo.password());
    }

    /** Nobody has to scroll sideways. */
    private static void fitsTheScreen(Person person) {
        assertThat((Integer) person.page().evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    private static String main(Person person) {
        return person.page().locator("main").innerText();
    }

    private static Locator row(Person person, String number) {
        return person.page().locator("tr", new Page.LocatorOptions().setHasText(number));
    }

    private static Locator button(Person person, String name) {
        return person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
