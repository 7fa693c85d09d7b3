package org.communitycounsel.directory.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Optional;
import java.util.Set;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.web.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
class ImportPagesTest {

    private static final String HEADER = "code,name,street_code,street,district_code,district,city\n";
    private static final String GOOD = HEADER + "990101001001,某社区,990101001,某街道,990101,某区,某市\n";

    MockMvc mvc;
    Visitor visitor;

    @Autowired
    Imports imports;

    @Autowired
    ImportRecords records;

    @Autowired
    Communities communities;

    @Autowired
    Templates templates;

    @Autowired
    MovableClock clock;

    @AfterEach
    void nobodyIsSignedIn() {
        visitor.leaves();
    }

    @BeforeEach
    void anAdministratorIsSignedIn(@Autowired WebApplicationContext beans) {
        visitor = new Visitor(beans);
        mvc = visitor.browser;
        visitor.is("admin", Set.of("camunda-admin"), Set.of());
    }

    private String upload(String name, String csv) throws Exception {
        var file = new MockMultipartFile("file", name, "text/csv", csv.getBytes(UTF_8));
        return mvc.perform(multipart("/directory/import").file(file))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private ImportRecord ended(String page) throws Exception {
        long id = Long.parseLong(page.substring(page.lastIndexOf('/') + 1));
        for (int i = 0; i < 600 && imports.find(id).state().isRunning(); i++) {
            Thread.sleep(50);
        }
        return imports.find(id);
    }

    @Test
    void a_list_is_uploaded_checked_confirmed_and_stands_in_the_history() throws Exception {
        var page = upload("C:\\名单\\社区.csv", GOOD);
        assertThat(ended(page).state()).isEqualTo(ImportState.CHECKED);
        mvc.perform(get(page))
                .andExpect(header().doesNotExist("Refresh"))
                .andExpect(content().string(containsString("检查通过，待确认")))
                .andExpect(content().string(containsString("确认导入")));

        mvc.perform(post(page + "/confirm")).andExpect(redirectedUrl(page));
        assertThat(ended(page).state()).isEqualTo(ImportState.DONE);
        assertThat(communities.findById("990101001001")).isPresent();
        mvc.perform(get(page)).andExpect(content().string(not(containsString("确认导入"))));
        mvc.perform(get("/directory/import"))
                .andExpect(content().string(containsString(">社区.csv</a>")))
                .andExpect(content().string(not(containsString("C:"))));
    }

    @Test
    void a_bad_list_shows_line_column_and_reason_escaped_and_offers_them_as_a_file() throws Exception {
        var page = upload("坏.csv", HEADER + "990101001002,=<b>甲</b>,990101001,某街道,990101,某区,某市\n");
        assertThat(ended(page).state()).isEqualTo(ImportState.REFUSED);
        mvc.perform(get(page))
                .andExpect(content().string(containsString("社区名称")))
                .andExpect(content().string(containsString("=&lt;b&gt;甲")))
                .andExpect(content().string(containsString("会被表格软件当作公式")));
        var file = mvc.perform(get(page + "/problems.csv"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        assertThat(file).startsWith("\uFEFF行号,列,内容,原因\r\n2,社区名称,'=<b>甲</b>,");
    }

    @Test
    void while_it_runs_the_page_asks_for_itself_again_and_a_second_upload_is_refused() throws Exception {
        long id = records.begin("慢.csv", new byte[1], Optional.empty(), "admin", ImportState.CHECKING);
        mvc.perform(get("/directory/import/" + id))
                .andExpect(header().string("Refresh", "1"))
                .andExpect(content().string(containsString("正在检查")));

        assertThat(upload("社区.csv", GOOD)).isEqualTo("/directory/import");
        clock.advance(java.time.Duration.ofMinutes(3));
        mvc.perform(get("/directory/import")).andExpect(content().string(containsString("中断，没有写入")));
    }

    @Test
    void an_empty_file_is_refused_in_words() throws Exception {
        mvc.perform(multipart("/directory/import").file(new MockMultipartFile("file", "a.csv", null, new byte[0])))
                .andExpect(flash().attribute("refusal", containsString("空文件")));
    }

    @Test
    void a_file_too_large_is_refused_before_it_is_kept() throws Exception {
        int before = imports.latest(1000).size();
        var file = new MockMultipartFile("file", "a.csv", null, new byte[Lines.MOST_BYTES + 1]);
        mvc.perform(multipart("/directory/import").file(file))
                .andExpect(flash().attribute("refusal", containsString("20 MB")));
        assertThat(imports.latest(1000)).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void the_templates_are_recognised_as_what_they_are_for(Listing listing) throws Exception {
        for (var content : new byte[][] {templates.csv(listing), templates.excel(listing)}) {
            var header = new java.util.ArrayList<Line>();
            Lines.of(content).forEach(header::add);
            assertThat(Header.of(header.get(0), Optional.empty()).listing()).isEqualTo(listing);
            for (int i = 0; i < listing.columns().size(); i++) {
                var cell = header.get(1).cell(i);
                assertThat(cell.form()).isEqualTo(Cell.Form.TEXT);
                if (!cell.isBlank()) {
                    listing.columns().get(i).reading().read(cell);
                }
            }
        }
        mvc.perform(get("/directory/import/templates/%s.xlsx".formatted(listing.id())))
                .andExpect(status().isOk());
        mvc.perform(get("/directory/import/templates/%s.csv".formatted(listing.id())))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/directory/import",
                "/directory/import/1",
                "/directory/import/1/problems.csv",
                "/directory/import/templates/streets.csv"
            })
    void nobody_else_sees_any_of_it(String page) {
        visitor.is("lin", Set.of(), Set.of());
        assertThatThrownBy(() -> mvc.perform(get(page))).hasCauseInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/directory/import/1/confirm", "/directory/import/1/discard"})
    void nobody_else_does_any_of_it(String action) {
        visitor.is("lin", Set.of(), Set.of());
        assertThatThrownBy(() -> mvc.perform(post(action))).hasCauseInstanceOf(AccessDeniedException.class);
        var file = new MockMultipartFile("file", "a.csv", "text/csv", GOOD.getBytes(UTF_8));
        assertThatThrownBy(() -> mvc.perform(multipart("/directory/import").file(file)))
                .hasCauseInstanceOf(AccessDeniedException.class);
    }
}
