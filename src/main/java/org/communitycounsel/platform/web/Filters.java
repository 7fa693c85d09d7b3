package org.communitycounsel.platform.web;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.EngineAccess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.RequestContextFilter;

/** What stands between the front door and Camunda's servlets, from the outside in. */
@Configuration(proxyBeanMethods = false)
class Filters {

    private static final String[] API = {"/engine-rest/*", "/camunda/api/*"};

    /**
     * Binds the request to its thread before the front door, which asks what the account may call. Jersey's own one comes after
     * it, so that the account's groups would be read from the database for each question.
     */
    @Bean
    FilterRegistrationBean<RequestContextFilter> requestContextFilter() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 5);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Filter> apiErrors() {
        return filter(new ApiErrors(), 100, API);
    }

    @Bean
    FilterRegistrationBean<Filter> expressionRefusal(CurrentUser user) {
        return filter(new ExpressionRefusal(user), 110, API);
    }

    @Bean
    FilterRegistrationBean<Filter> boundedLists() {
        return filter(new BoundedLists(), 115, "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> webApplicationPages(CurrentUser user, ObjectProvider<MovedTime> time) {
        return filter(new WebApplicationPages(user, time), 120, "/camunda/app/*");
    }

    /** Lets the engine act for the signed-in user in the REST API and behind the project's own pages. */
    @Bean
    FilterRegistrationBean<Filter> actingForUser(CurrentUser user, IdentityService identity) {
        return filter(new ActingForUser(user, identity), 130, "/*");
    }

    /** Tells Camunda's web applications who is signed in. */
    @Bean
    FilterRegistrationBean<Filter> webApplicationsSignIn() {
        var registration = filter(new ContainerBasedAuthenticationFilter(), 140, "/camunda/app/*", "/camunda/api/*");
        registration.setInitParameters(
                Map.of(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, EngineAccess.class.getName()));
        return registration;
    }

    /**
     * Takes the place of Camunda's own protection against forged requests, which would set a cookie of the same name and
     * expect another token; the front door's holds for all.
     */
    @Bean
    FilterRegistrationBean<Filter> insteadOfCamundasCsrfFilter() {
        var registration =
                filter((request, response, chain) -> chain.doFilter(request, response), 150, "/camunda/api/*");
        registration.setName("CsrfPreventionFilter");
        return registration;
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, int order, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(paths);
        registration.setOrder(order);
        return registration;
    }

    /** Around every command of the engine, in a request or not. */
    @Bean
    @Order(1200)
    AbstractCamundaConfiguration engineFailures() {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                // what fails is logged once, by who answers for it: with its number for people, or as a job's failure
                engine.setEnableCmdExceptionLogging(false);
                engine.setCustomPreCommandInterceptorsTxRequired(
                        outermost(engine.getCustomPreCommandInterceptorsTxRequired()));
                engine.setCustomPreCommandInterceptorsTxRequiresNew(
                        outermost(engine.getCustomPreCommandInterceptorsTxRequiresNew()));
            }
        };
    }

    private static List<CommandInterceptor> outermost(List<CommandInterceptor> others) {
        var all = new ArrayList<CommandInterceptor>();
        all.add(new EngineFailures());
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }
}
