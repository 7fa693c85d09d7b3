package org.communitycounsel.walk;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communitycounsel.platform.Refusal;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;

/** What people do on the modules' pages, through the pages themselves. */
class OnPages {

    private final Walk walk;
    private final Town town;
    private final Random random;
    private final RandomForm form;
    private final List<PageAction> actions;
    private final MockMvc browser;

    OnPages(ApplicationContext beans, Walk walk, Town town, Random random, RandomForm form, List<PageAction> actions) {
        this.walk = walk;
        this.town = town;
        this.random = random;
        this.form = form;
        this.actions = actions;
        this.browser = MockMvcBuilders.webAppContextSetup((WebApplicationContext) beans)
                .apply(springSecurity())
                .build();
    }

    boolean act() {
        if (actions.isEmpty()) {
            return false;
        }
        var action = actions.get(random.nextInt(actions.size()));
        var targets = targets(action);
        if (targets.isEmpty()) {
            return false;
        }
        var target = targets.get(random.nextInt(targets.size()));
        var members = town.members(target.get("who").toString());
        String account = members.get(random.nextInt(members.size()));
        action.typed().forEach(field -> target.put(field, typed()));
        walk.attempt(
                "%s sends %s with %s".formatted(account, action.path(), target), () -> send(account, action, target));
        return true;
    }

    private List<Map<String, Object>> targets(PageAction action) {
        return town.database()
                .sql("select * from (" + action.targets() + ") target order by target::text")
                .param("district", town.district)
                .query()
                .listOfRows();
    }

    private String typed() {
        return form.chance(80) ? form.text(JsonNodeFactory.instance.objectNode().put("minLength", 5)) : form.oddText();
    }

    private void send(String account, PageAction action, Map<String, Object> values) {
        var request = post(UriComponentsBuilder.fromPath(action.path()).build(values))
                .with(user(account))
                .with(csrf());
        values.forEach((name, value) -> request.param(name, String.valueOf(value)));
        try {
            requireAnswered(browser.perform(request).andReturn());
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void requireAnswered(MvcResult answer) {
        Object error = answer.getFlashMap().get("error");
        if (error != null) {
            throw new Refusal(error.toString());
        }
        int status = answer.getResponse().getStatus();
        if (status >= 400) {
            throw new AssertionError("the page answers with status " + status);
        }
    }
}
