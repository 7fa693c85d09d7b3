package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
@DisplayName("HZ09-4.2f 律师确定向居民公开的内容")
class ProfilePageTest {

    private static final String LICENCE = "99041201010000001";
    private static final String FIRM = "99040100000001";

    @Autowired
    WebApplicationContext beans;

    ActivePairings given;
    MockMvc browser;

    @BeforeEach
    void a_lawyer() {
        given = new ActivePairings(beans);
        given.district("990401", "丁区");
        given.firm(FIRM, "丁湖律师事务所", "990401", "0571-00004401");
        given.lawyer(LICENCE, "顾言", FIRM, "12000004444");
        given.account("profile-lawyer", Role.LAWYER, LICENCE, "990401");
        given.account("profile-firm", Role.LAW_FIRM, FIRM, "990401");
        given.bean(PublicProfile.class).withdraw(LICENCE);
        browser = MockMvcBuilders.webAppContextSetup(beans)
                .apply(springSecurity())
                .build();
    }

    @Test
    void what_the_lawyer_agrees_to_is_public_with_the_day_of_the_agreement() throws Exception {
        publish(form().file(photo(Pictures.png(300, 400))), "0571-00004402", "gu@example.com", "擅长婚姻家事。")
                .andExpect(redirectedUrl("/pairing/profile"));

        var profile = given.bean(PublicProfile.class).find(LICENCE).orElseThrow();
        assertThat(profile.isPublic()).isTrue();
        assertThat(Pictures.read(profile.photo()).getWidth()).isEqualTo(300);
        assertThat(profile.consentedAt()).isNotNull();
        page(allOf(
                containsString("0571-00004402"),
                containsString("gu@example.com"),
                containsString("擅长婚姻家事。"),
                containsString("同意公开"),
                not(containsString("12000004444"))));
        browser.perform(get("/pairing/profile/photo.jpg").with(user("profile-lawyer")))
                .andExpect(status().isOk());
    }

    @Test
    void without_the_agreement_nothing_is_and_what_was_typed_stays() throws Exception {
        browser.perform(form().param("phone", "0571-00004402")
                        .param("introduction", "写了很久的简介")
                        .with(user("profile-lawyer"))
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(allOf(containsString("须经本人同意"), containsString("写了很久的简介"))));

        assertThat(given.bean(PublicProfile.class).find(LICENCE).filter(LawyerProfile::isPublic))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"电话,,,公开电话", "<b>1</b>,,,公开电话", ",nobody,,公开邮箱", ",a@b,,公开邮箱"})
    void what_cannot_be_shown_is_refused(String phone, String email, String introduction, String reason)
            throws Exception {
        publish(form(), text(phone), text(email), text(introduction))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString(reason)));
    }

    @Test
    void an_introduction_is_short_and_a_photo_is_a_photo() throws Exception {
        publish(form(), "", "", "长".repeat(201)).andExpect(content().string(containsString("不能超过200字")));
        publish(form().file(photo("no picture".getBytes())), "", "", "")
                .andExpect(content().string(containsString("JPG 或 PNG")));
    }

    @Test
    void the_photo_stays_until_it_is_replaced_or_removed() throws Exception {
        publish(form().file(photo(Pictures.png(300, 400))), "", "", "");
        publish(form(), "0571-00004402", "", "");
        assertThat(given.bean(PublicProfile.class).find(LICENCE).orElseThrow().photo())
                .isNotNull();

        var without = form();
        without.param("withoutPhoto", "true");
        publish(without, "0571-00004402", "", "");
        assertThat(given.bean(PublicProfile.class).find(LICENCE).orElseThrow().photo())
                .isNull();
    }

    @Test
    void withdrawn_everything_is_forgotten_and_the_firms_telephone_is_shown() throws Exception {
        publish(form().file(photo(Pictures.png(300, 400))), "0571-00004402", "gu@example.com", "擅长婚姻家事。");

        browser.perform(post("/pairing/profile/withdrawal")
                        .with(user("profile-lawyer"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/pairing/profile"));

        page(allOf(
                containsString("0571-00004401（律所电话）"),
                containsString("撤回同意"),
                not(containsString("0571-00004402")),
                not(containsString("gu@example.com"))));
        assertThat(given.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from lawyer_profile where licence_number = ?"
                                        + " and coalesce(phone, email, introduction, photo_digest) is not null",
                                Long.class,
                                LICENCE))
                .isZero();
        assertThatThrownBy(() -> given.bean(JdbcTemplate.class)
                        .update("update lawyer_profile set phone = '1' where licence_number = ?", LICENCE))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void nobody_but_lawyers_has_the_page() throws Exception {
        browser.perform(get("/pairing/profile").with(user("profile-firm"))).andExpect(status().isForbidden());
        browser.perform(form().param("agreed", "true")
                        .with(user("profile-firm"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(post("/pairing/profile/withdrawal")
                        .with(user("profile-firm"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(get("/pairing/profile/photo.jpg").with(user("profile-firm")))
                .andExpect(status().isForbidden());
        browser.perform(get("/pairing/profile")).andExpect(status().is3xxRedirection());
    }

    private static MockMultipartHttpServletRequestBuilder form() {
        return multipart("/pairing/profile");
    }

    private static MockMultipartFile photo(byte[] file) {
        return new MockMultipartFile("photo", "me.png", "image/png", file);
    }

    private ResultActions publish(
            MockMultipartHttpServletRequestBuilder form, String phone, String email, String introduction)
            throws Exception {
        return browser.perform(form.param("agreed", "true")
                .param("phone", phone)
                .param("email", email)
                .param("introduction", introduction)
                .with(user("profile-lawyer"))
                .with(csrf()));
    }

    private void page(org.hamcrest.Matcher<String> matcher) throws Exception {
        browser.perform(get("/pairing/profile").with(user("profile-lawyer")))
                .andExpect(status().isOk())
                .andExpect(content().string(matcher));
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
