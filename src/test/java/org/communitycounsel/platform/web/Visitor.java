package org.communitycounsel.platform.web;

import java.util.Collection;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.Scenario;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Somebody who asks for pages, without the front door's filters; nobody after {@link #leaves()}. */
public class Visitor extends Scenario {

    /** Asks for pages as the one who is signed in. */
    public final MockMvc browser;

    public Visitor(WebApplicationContext beans) {
        super(beans);
        browser = MockMvcBuilders.webAppContextSetup(beans).build();
    }

    /** From here on this account asks, with just these groups and in just these districts. */
    public void is(String id, Collection<String> groups, Collection<String> districts) {
        bean(IdentityService.class).deleteUser(id);
        account(id, groups, districts.toArray(String[]::new));
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(id, null, "USER"));
    }

    public void leaves() {
        SecurityContextHolder.clearContext();
    }
}
