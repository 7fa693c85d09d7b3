package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The front door's pages as staff see them. */
@BrowserTest
class PagesBrowserTest {

    /** Numbers of cases, clauses, formats and sizes are written with letters in Chinese too. */
    private static final Pattern WRITTEN_WITH_LETTERS = Pattern.compile(
            "\\d{6}-[A-Z]{2}-\\d{4}-\\d{6}|[A-Z]{2}\\d\\d-[\\w.]+"
                    + "|PDF|Word|docx?|Excel|xlsx|OFD|PNG|JPG|CSV|UTF-8|GBK|\\bK?M?B\\b|SHA-256[： ][0-9a-f]{64}|[^\\s：]+\\.(pdf|csv)");

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    DemoAccounts demo;

    @BeforeEach
    void itIsMondayMorning() {
        clock.reset();
    }

    @Test
    void a_click_on_a_demo_account_fills_the_sign_in_form() {
        try (var visitor = new Person(port, clock)) {
            visitor.opens("/sign-in");
            button(visitor.page(), "association").click();
            button(visitor.page(), "登录").click();
            assertThat(text(visitor)).contains("任务列表", "案卷", "通知");
            isChinese(visitor);
        }
    }

    @Test
    void staff_are_offered_no_filters_to_edit_and_administrators_are() {
        assertThat(offersFiltersToEdit("qingbo")).isFalse();
        assertThat(offersFiltersToEdit("admin")).isTrue();
    }

    private boolean offersFiltersToEdit(String account) {
        try (var person = person(account)) {
            person.opensTasklist();
            var filter = person.page().locator(".task-filters .item.active");
            filter.waitFor();
            return filter.locator(".actions").isVisible();
        }
    }

    @Test
    void what_was_written_into_a_start_form_is_neither_lost_by_a_slip_nor_covered_by_refusals() {
        try (var community = person("community")) {
            var tasklist = community.opensTasklist();
            tasklist.begins("纠纷上报");
            tasklist.chooses("所在社区", "柳翠井巷社区");
            tasklist.chooses("纠纷类别", "邻里纠纷");
            tasklist.writes("一方当事人（保密）", "，，");
            tasklist.writes("对方当事人（保密）", "石敢当");
            tasklist.writes("纠纷情况（保密）", "楼上水管破裂，渗水到楼下。");

            community.page().mouse().click(20, 500);
            community.page().keyboard().press("Escape");

            assertThat(tasklist.startIsRefused()).hasSize(1);
            assertThat(tasklist.startIsRefused())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("“一方当事人”第1行的姓名");
            assertThat(tasklist.form().getByLabel("纠纷情况（保密）").inputValue()).isEqualTo("楼上水管破裂，渗水到楼下。");
        }
    }

    @Nested
    class WorkingCalendar {

        @Test
        void an_administrator_adjusts_days_and_takes_them_back() {
            try (var admin = person("admin")) {
                admin.opens("/calendar?year=2026");
                adjusts(admin, "2026-06-03", "2026-06-02");
                assertThat(admin.page().getByRole(AriaRole.ALERT).innerText()).contains("结束日期");
                assertThat(admin.page().inputValue("#source")).isEqualTo("上城政办〔2026〕1号");

                adjusts(admin, "2026-06-02", "2026-06-03");
                assertThat(admin.page().getByRole(AriaRole.STATUS).innerText()).contains("已记录");
                assertThat(row(admin, "删除6月2日—3日的运动会放假").innerText())
                        .contains("6月2日—3日", "放假", "系统管理员")
                        .doesNotContain("admin");
                assertThat(admin.page().locator(".day.adjusted").allInnerTexts())
                        .contains("2休", "3休");
                isChinese(admin);
                admin.screenshot("pages-calendar");

                row(admin, "删除6月2日—3日的运动会放假").getByRole(AriaRole.BUTTON).click();
                assertThat(row(admin, "删除6月2日—3日的运动会放假").count()).isZero();
            }
        }

        private void adjusts(Person person, String from, String to) {
            person.page().fill("#from", from);
            person.page().fill("#to", to);
            person.page().fill("#name", "运动会放假");
            person.page().fill("#source", "上城政办〔2026〕1号");
            button(person.page(), "记录调整").click();
        }

        @Test
        void others_read_it_only() {
            try (var lawyer = person("lawyer")) {
                lawyer.opens("/calendar?year=2026");
                assertThat(text(lawyer)).contains("国庆节", "10月1日—7日");
                assertThat(button(lawyer.page(), "记录调整").count()).isZero();
                isChinese(lawyer);
            }
        }
    }

    @Nested
    class Dossier {

        @Test
        void a_firm_reads_its_case_and_adds_a_document() {
            try (var firm = person("firm")) {
                firm.opens("/dossiers");
                firm.follows(firm.page().getByRole(AriaRole.ROW, named("戚守正")).getByRole(AriaRole.LINK));
                assertThat(text(firm))
                        .contains("资格认定", "被推荐律师：戚守正（律师，", "有关街道：")
                        .doesNotContain("有关街道：330102");
                assertThat(firm.page().locator(".flow svg .current").count()).isOne();

                uploads(firm, "学历证明.pdf", "不是PDF");
                assertThat(firm.page().getByRole(AriaRole.ALERT).innerText()).contains("不是有效的 PDF 文件");
                assertThat(firm.page().inputValue("input[name=note]")).isEqualTo("本科学历");

                uploads(firm, "学历证明.pdf", "%PDF-1.4\n%%EOF\n");
                assertThat(firm.page().getByRole(AriaRole.STATUS).innerText()).contains("材料已上传");
                assertThat(firm.page().locator(".documents").innerText())
                        .contains("学历证明.pdf", "本科学历", "浙江澄湖律师事务所", "2026年3月9日 09:00");
                firm.screenshot("pages-dossier");
                isChinese(firm, "（firm）");
            }
        }

        private void uploads(Person person, String name, String content) {
            person.page().fill("input[name=note]", "本科学历");
            choosesFile(person, name, content, StandardCharsets.UTF_8);
            button(person.page(), "上传材料").click();
        }
    }

    @Nested
    class Import {

        private static final String HEADINGS = "社区代码,社区名称,街道代码,街道名称,区县代码\n";

        @Test
        void a_list_with_mistakes_is_refused_whole_and_each_mistake_is_told() {
            try (var admin = person("admin")) {
                brings(admin, "社区.csv", HEADINGS + """
                        330102999051,新天地社区,330102999,,330102
                        330102001098,望湖社区,330102001,清波街道,330102
                        330102001098,望江社区,330102001,清波街道,330102
                        """);
                admin.page().getByText("未通过，没有写入").waitFor();
                assertThat(text(admin))
                        .contains("社区.csv", "没有代码为 330102999 的街道", "与第 3 行重复", "系统管理员")
                        .doesNotContain("确认导入");
                isChinese(admin);
                admin.screenshot("pages-import-refused");
            }
        }

        @Test
        void a_good_list_is_written_once_it_is_confirmed() {
            try (var admin = person("admin")) {
                brings(admin, "社区增补.csv", HEADINGS + "330102001097,望湖新社区,330102001,清波街道,330102\n");
                button(admin.page(), "确认导入").click();
                admin.page()
                        .getByText("已导入", new Page.GetByTextOptions().setExact(true))
                        .waitFor();
                assertThat(admin.page()
                                .getByRole(AriaRole.ROW, named("社区 1 0 0"))
                                .count())
                        .isOne();
                isChinese(admin);
                admin.screenshot("pages-import-done");

                admin.opens("/directory?list=communities&text=望湖新社区");
                assertThat(text(admin)).contains("望湖新社区", "清波街道", "330102001097");
                isChinese(admin);
            }
        }

        private void brings(Person person, String name, String content) {
            person.opens("/directory/import");
            isChinese(person);
            choosesFile(person, name, content, Charset.forName("GBK"));
            button(person.page(), "上传并检查").click();
        }
    }

    private Person person(String account) {
        return new Person(port, clock).signsIn(account, demo.password());
    }

    private static void choosesFile(Person person, String name, String content, Charset charset) {
        person.page()
                .setInputFiles(
                        "input[type=file]",
                        new FilePayload(name, "application/octet-stream", content.getBytes(charset)));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(Person person, String text) {
        return person.page().getByRole(AriaRole.ROW, named(text));
    }

    private static Page.GetByRoleOptions named(String text) {
        return new Page.GetByRoleOptions().setName(text);
    }

    private static String text(Person person) {
        return shown(person, "main");
    }

    private static String shown(Person person, String part) {
        person.page().waitForLoadState();
        return person.page().locator(part).innerText();
    }

    /** @param known what the page shows of a person's own making, such as account ids */
    private static void isChinese(Person person, String... known) {
        String text = shown(person, "body");
        for (String own : known) {
            text = text.replace(own, "");
        }
        var english = new ArrayList<String>();
        ENGLISH.matcher(WRITTEN_WITH_LETTERS.matcher(text).replaceAll(""))
                .results()
                .forEach(word -> english.add(word.group()));
        assertThat(english).as("English words in %s", person.page().url()).isEqualTo(List.of());
    }
}
