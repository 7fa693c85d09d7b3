package org.communitycounsel.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The districts are made for each test, so that one's templates do not show in another. */
@ApplicationTest
@DisplayName("文书模板：下载、上传、预览")
class TemplatePageTest {

    private static int next = 10;

    MockMvc browser;

    @Autowired
    Districts districts;

    @Autowired
    IdentityService identity;

    String city;
    String district;
    String sister;

    @BeforeEach
    void begin(@Autowired WebApplicationContext beans) {
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
        city = "44" + next++;
        district = city + "01";
        sister = city + "02";
        districts.register(district, "甲区", "某市");
        districts.register(sister, "乙区", "某市");
        account("office" + city, Role.COORDINATION_OFFICE, district, district);
        account("designer" + city, Role.PROCESS_DESIGNER, city, district);
        account("sister" + city, Role.COORDINATION_OFFICE, sister, sister);
        account("justice" + city, Role.JUSTICE_OFFICE, district + "001", district);
        account("firm" + city, Role.LAW_FIRM, "F" + city, district);
    }

    private void account(String id, Role role, String place, String tenant) {
        identity.saveUser(identity.newUser(id));
        identity.createTenantUserMembership(tenant, id);
        for (String group : List.of(role.id(), role.at(place))) {
            if (identity.createGroupQuery().groupId(group).count() == 0) {
                identity.saveGroup(identity.newGroup(group));
            }
            identity.createMembership(id, group);
        }
    }

    private String office() {
        return "office" + city;
    }

    private byte[] inForce(String account, String place) throws Exception {
        return browser.perform(get("/templates/service-agreement.docx")
                        .param("place", place)
                        .with(user(account)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private ResultActions upload(String account, String place, String name, byte[] content) throws Exception {
        return browser.perform(multipart("/templates/service-agreement")
                .file(new MockMultipartFile("file", name, null, content))
                .param("place", place)
                .with(user(account))
                .with(csrf()));
    }

    /** As someone would change it in Word. @param from a regular expression */
    private static byte[] changed(byte[] template, String from, String to) {
        String document = Docx.part(template, "word/document.xml");
        return Docx.with(template, Map.of("word/document.xml", document.replaceFirst(from, to)));
    }

    @Test
    void a_changed_template_holds_and_the_older_one_can_still_be_fetched() throws Exception {
        byte[] first = changed(inForce(office(), district), "社区法律服务协议书", "甲区协议");
        upload(office(), district, "甲区.docx", first)
                .andExpect(redirectedUrlPattern("/templates*"))
                .andExpect(flash().attribute("done", containsString("第1版")));
        upload(office(), district, "再改.docx", changed(first, "甲区协议", "甲区新协议"))
                .andExpect(flash().attribute("done", containsString("第2版")));

        assertThat(Docx.text(inForce(office(), district))).contains("甲区新协议");
        var older = browser.perform(get("/templates/service-agreement/versions/1.docx")
                        .param("place", district)
                        .with(user(office())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(older).isEqualTo(first);
        browser.perform(get("/templates").param("place", district).with(user(office())))
                .andExpect(content().string(containsString("甲区.docx")))
                .andExpect(content().string(containsString("再改.docx")))
                .andExpect(content().string(containsString(office())));
    }

    @Test
    void a_district_has_its_own_template_else_its_citys_else_the_base() throws Exception {
        assertThat(Docx.text(inForce(office(), district))).contains("社区法律服务协议书");

        upload("designer" + city, city, "全市.docx", changed(inForce(office(), district), "社区法律服务协议书", "全市协议"));
        assertThat(Docx.text(inForce(office(), district))).contains("全市协议");
        assertThat(Docx.text(inForce("sister" + city, sister))).contains("全市协议");

        upload(office(), district, "本区.docx", changed(inForce(office(), district), "全市协议", "甲区协议"));
        assertThat(Docx.text(inForce(office(), district))).contains("甲区协议");
        assertThat(Docx.text(inForce("sister" + city, sister))).contains("全市协议");
    }

    @Test
    void a_bad_template_is_refused_by_name_and_the_old_one_holds() throws Exception {
        byte[] before = inForce(office(), district);

        upload(office(), district, "坏.docx", changed(before, "\\{\\{补贴标准}}", "{{补贴金额}}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("{{补贴金额}}")));
        upload(office(), district, "坏.docx", changed(before, "\\{\\{补贴标准}}", ""))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("缺少必需的占位符：{{补贴标准}}")));
        upload(office(), district, "坏.docx", "不是文档".getBytes()).andExpect(status().isUnprocessableEntity());
        upload(office(), district, "坏.docm", before).andExpect(status().isUnprocessableEntity());
        upload(office(), district, "空.docx", new byte[0]).andExpect(content().string(containsString("请选择要上传的模板文件")));

        assertThat(inForce(office(), district)).isEqualTo(before);
    }

    @Test
    void the_preview_has_sample_data_in_every_place() throws Exception {
        byte[] preview = browser.perform(get("/templates/service-agreement/preview.docx")
                        .param("place", district)
                        .with(user(office())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        assertThat(Docx.text(preview))
                .contains("330102-XY-2026-000001", "清波门社区")
                .doesNotContain("{{", "}}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"justice", "firm", "sister", "nobody"})
    void others_neither_see_nor_change_a_districts_templates(String who) throws Exception {
        byte[] template = inForce(office(), district);
        String other = who + city;

        upload(other, district, "改.docx", changed(template, "社区法律服务协议书", "改")).andExpect(status().isForbidden());
        for (String path : List.of(
                "/templates",
                "/templates/service-agreement.docx",
                "/templates/service-agreement/preview.docx",
                "/templates/service-agreement/versions/1.docx")) {
            browser.perform(get(path).param("place", district).with(user(other)))
                    .andExpect(status().isForbidden());
        }
        assertThat(inForce(office(), district)).isEqualTo(template);
    }

    @Test
    void a_district_does_not_change_its_citys_and_a_stranger_signs_in_first() throws Exception {
        byte[] template = inForce(office(), district);
        upload(office(), city, "改.docx", changed(template, "社区法律服务协议书", "改")).andExpect(status().isForbidden());
        browser.perform(get("/templates")).andExpect(status().is3xxRedirection());
        browser.perform(multipart("/templates/service-agreement")
                        .file(new MockMultipartFile("file", "改.docx", null, template))
                        .param("place", district)
                        .with(user(office())))
                .andExpect(status().isForbidden());
        browser.perform(get("/templates").param("place", district).with(user(office())))
                .andExpect(content().string(not(containsString("改.docx"))));
    }

    @Test
    void only_those_who_keep_templates_get_the_link() throws Exception {
        browser.perform(get("/").with(user(office()))).andExpect(content().string(containsString("文书模板")));
        browser.perform(get("/").with(user("firm" + city))).andExpect(content().string(not(containsString("文书模板"))));
    }
}
