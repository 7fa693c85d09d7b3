package org.communitycounsel.platform.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.communitycounsel.platform.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
class HomePageTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    private final String firm = "lawFirm." + UUID.randomUUID().toString().substring(0, 8);
    private final String person = "hp-" + UUID.randomUUID().toString().substring(0, 8);
    private MockMvc web;

    @BeforeEach
    void onePersonOfAFirm() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        identity.saveGroup(identity.newGroup(firm));
        var account = identity.newUser(person);
        account.setPassword("correct horse battery");
        identity.saveUser(account);
        identity.createMembership(person, firm);
    }

    @Test
    void counts_the_tasks_that_are_ones_own_and_those_ones_groups_have_not_claimed() throws Exception {
        task(null, firm);
        task(person, firm);
        task("a-colleague", firm);
        task(null, "lawFirm.another");
        home().andExpect(content().string(containsString("任务列表</span> <span class=\"badge\">2</span>")));
    }

    @Test
    void shows_no_number_where_nothing_waits() throws Exception {
        task(null, "lawFirm.another");
        home().andExpect(content().string(not(containsString("class=\"badge\""))));
    }

    private void task(String assignee, String group) {
        var task = tasks.newTask();
        task.setAssignee(assignee);
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), group);
    }

    private ResultActions home() throws Exception {
        return web.perform(get("/").with(user(person))).andExpect(status().isOk());
    }
}
