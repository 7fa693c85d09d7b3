package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.identity.Role;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("HZ24-2.1a 在“律师在线”录入并及时完善社区（村）法律顾问配置情况")
class AdvisersTest {

    private static final String DISTRICT = "990801";
    private static final String OTHER_DISTRICT = "990802";
    private static final String FORMULA = "=HYPERLINK(\"http://x\")";
    private static final String LICENCE = "99081201010000001";
    private static final String OTHER = "99081201010000002";
    private static final String THIRD = "99081201010000003";

    @Autowired
    WebApplicationContext beans;

    ActivePairings given;
    MockMvc browser;

    @BeforeEach
    void two_districts() {
        given = new ActivePairings(beans);
        given.endAllOf("9908");
        given.district(DISTRICT, "辛区");
        given.district(OTHER_DISTRICT, "壬区");
        given.street("990801001", "辛山街道", null);
        given.street("990801002", "辛水街道", null);
        given.street("990802001", "壬山街道", null);
        given.community("990801001001", FORMULA);
        given.community("990801002001", "辛二社区");
        given.community("990802001001", "壬一社区");
        given.firm("99080100000001", "辛湖律师事务所", DISTRICT, null);
        given.lawyer(LICENCE, "方圆", "99080100000001", "12000008888");
        given.lawyer(OTHER, "陆离", "99080100000001", null);
        given.lawyer(THIRD, "程门", "99080100000001", null);
        given.stationed("990801001001", "99080100000001", LICENCE);
        given.pairedWithFirm("990801002001", "99080100000001", OTHER, THIRD);
        given.stationed("990802001001", "99080100000001", OTHER);
        given.account("advisers-association", Role.ASSOCIATION, "9908", DISTRICT, OTHER_DISTRICT);
        given.account("advisers-city", Role.CITY_BUREAU, "9908", DISTRICT, OTHER_DISTRICT);
        given.account("advisers-bureau", Role.DISTRICT_BUREAU, DISTRICT, DISTRICT);
        given.account("advisers-office", Role.COORDINATION_OFFICE, DISTRICT, DISTRICT);
        given.account("advisers-supervisor", Role.SUPERVISOR, DISTRICT, DISTRICT);
        given.account("advisers-street", Role.JUSTICE_OFFICE, "990801001", DISTRICT);
        given.account("advisers-firm", Role.LAW_FIRM, "99080100000001", DISTRICT);
        given.account("advisers-lawyer", Role.LAWYER, LICENCE, DISTRICT);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
    }

    @Test
    void a_line_for_each_lawyer_of_each_pairing_in_the_columns_asked_for() throws Exception {
        var rows = workbook("advisers-bureau");

        assertThat(texts(rows.get(0))).isEqualTo(Advisers.HEADINGS);
        assertThat(texts(rows.get(1)))
                .containsExactly(
                        "辛区",
                        "辛山街道",
                        FORMULA,
                        "990801001001",
                        "方圆",
                        "律师",
                        LICENCE,
                        "辛湖律师事务所",
                        "12000008888",
                        "一社区一律师",
                        "驻点律师",
                        "2026-03-09",
                        "2027-03-08");
        assertThat(rows.subList(2, 4)).extracting(row -> row.getCellText(4)).containsExactly("陆离", "程门");
        assertThat(rows).hasSize(4);
    }

    @Test
    void every_cell_is_text_whatever_it_says() throws Exception {
        for (Row row : workbook("advisers-association")) {
            assertThat(row.stream()).allMatch(cell -> cell.getType() == CellType.STRING && cell.getFormula() == null);
        }
    }

    @Test
    void more_lines_than_are_held_at_a_time_arrive_whole_and_in_order() throws Exception {
        for (int n = 1; n <= 1203; n++) {
            given.community("990802001%03d".formatted(n % 1000), "壬社区");
        }
        for (int n = 1; n <= 40; n++) {
            String licence = "990822010100%05d".formatted(n);
            given.lawyer(licence, "律师" + n, "99080100000001", null);
        }
        given.inTransaction(() -> {
            for (int n = 2; n <= 603; n++) {
                given.stationed(
                        "990802001%03d".formatted(n), "99080100000001", "990822010100%05d".formatted(n % 40 + 1));
            }
            return null;
        });

        var rows = workbook("advisers-city");

        assertThat(rows).hasSize(1 + 3 + 603);
        assertThat(rows.subList(1, rows.size()))
                .extracting(row -> row.getCellText(3))
                .isSorted();
        assertThat(page("advisers-city")).contains("共 606 行", "下面是前 100 行");
    }

    @ParameterizedTest
    @ValueSource(strings = {"advisers-association", "advisers-city"})
    void the_city_sees_all_districts(String account) throws Exception {
        assertThat(page(account)).contains("辛二社区", "壬一社区");
    }

    @ParameterizedTest
    @ValueSource(strings = {"advisers-bureau", "advisers-office", "advisers-supervisor"})
    void a_district_sees_its_own(String account) throws Exception {
        assertThat(page(account)).contains("辛二社区").doesNotContain("壬一社区");
        assertThat(workbook(account)).noneMatch(row -> row.getCellText(0).equals("壬区"));
    }

    @Test
    void a_justice_office_sees_its_street() throws Exception {
        assertThat(page("advisers-street")).contains("方圆").doesNotContain("辛二社区", "壬一社区");
        assertThat(workbook("advisers-street")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"advisers-firm", "advisers-lawyer"})
    void others_do_not(String account) throws Exception {
        for (String path : new String[] {"/pairing/advisers", "/pairing/advisers.xlsx"}) {
            browser.perform(get(path).with(user(account))).andExpect(status().isForbidden());
        }
    }

    private String page(String account) throws Exception {
        return browser.perform(get("/pairing/advisers").with(user(account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private List<Row> workbook(String account) throws Exception {
        byte[] file = browser.perform(get("/pairing/advisers.xlsx").with(user(account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return book.getFirstSheet().read();
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell.getText()).toList();
    }
}
