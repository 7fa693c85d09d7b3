package org.communitycounsel.platform.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
class NoticePageTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Notices notices;

    @Autowired
    IdentityService identity;

    @Autowired
    MovableClock clock;

    private final String firm = "lawFirm." + UUID.randomUUID().toString().substring(0, 8);
    private final String reader = "np-" + UUID.randomUUID().toString().substring(0, 8);
    private MockMvc web;

    @BeforeEach
    void oneReader() {
        clock.reset();
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        identity.saveGroup(identity.newGroup(firm));
        var account = identity.newUser(reader);
        account.setPassword("correct horse battery");
        identity.saveUser(account);
        identity.createMembership(reader, firm);
    }

    @Test
    void shows_the_groups_notices_with_the_number_of_unread_ones_on_every_page() throws Exception {
        notices.send(firm, null, "材料<退回>", "请补正");
        notices.send("lawFirm.another", null, "别家的事", "与您无关");
        page("/notices")
                .andExpect(content().string(containsString("材料&lt;退回&gt;")))
                .andExpect(content().string(containsString("2026年3月9日 09:00")))
                .andExpect(content().string(not(containsString("别家的事"))));
        page("/dossiers").andExpect(content().string(containsString("<span class=\"badge\">1</span>")));
    }

    @Test
    void marks_one_or_all_as_read_and_the_number_goes() throws Exception {
        for (int i = 1; i <= 25; i++) {
            notices.send(firm, null, "第" + i + "号", "内容");
        }
        long newest = notices.to(Set.of(firm), reader, 1, 0).get(0).id();
        submit("/notices/" + newest + "/read");
        assertThat(notices.unread(Set.of(firm), reader)).isEqualTo(24);
        page("/notices?page=2").andExpect(content().string(containsString("第1号")));
        submit("/notices/read?newest=" + newest);
        page("/notices").andExpect(content().string(not(containsString("class=\"badge\""))));
    }

    private ResultActions page(String path) throws Exception {
        return web.perform(get(path).with(user(reader))).andExpect(status().isOk());
    }

    private void submit(String path) throws Exception {
        web.perform(post(path).with(user(reader)).with(csrf())).andExpect(status().is3xxRedirection());
    }
}
