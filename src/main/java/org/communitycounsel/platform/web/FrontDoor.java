package org.communitycounsel.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.EngineAccess;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The one way in: pages and Camunda's web applications by a form and a session, the REST API by the session or HTTP Basic. */
@Configuration(proxyBeanMethods = false)
class FrontDoor {

    static final RequestMatcher REST = path("/engine-rest/**");
    static final RequestMatcher WEB_APPLICATIONS = path("/camunda/**");
    static final RequestMatcher WEB_APPLICATIONS_API = path("/camunda/api/**");
    static final RequestMatcher API = new OrRequestMatcher(REST, WEB_APPLICATIONS_API);
    private static final RequestMatcher WEB_APPLICATIONS_SIGN_OUT =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");
    private static final RequestMatcher SIGN_OUT = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"), WEB_APPLICATIONS_SIGN_OUT);

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** REST with HTTP Basic: each request on its own, no session, no cookie. */
    @Bean
    @Order(1)
    SecurityFilterChain restByBasic(HttpSecurity http) throws Exception {
        http.securityMatcher(new AndRequestMatcher(REST, FrontDoor::hasBasicCredentials))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        return http.build();
    }

    /** Everything else. */
    @Bean
    @Order(2)
    SecurityFilterChain bySession(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/sign-in", "/assets/**", "/favicon.ico", "/actuator/health")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .failureHandler(new SignInFailure())
                        .defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutRequestMatcher(SIGN_OUT).logoutSuccessHandler(FrontDoor::afterSignOut))
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionCsrfToken())
                        .csrfTokenRequestHandler(new CsrfByFormOrHeader()))
                .requestCache(cache -> cache.requestCache(pagesOnly()));
        return http.build();
    }

    private static boolean hasBasicCredentials(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials != null && credentials.toLowerCase(Locale.ROOT).startsWith("basic ");
    }

    private static void afterSignOut(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (WEB_APPLICATIONS_SIGN_OUT.matches(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.sendRedirect(request.getContextPath() + "/sign-in?signed-out");
        }
    }

    /** After signing in, people return to the page they asked for, never to a call a page made. */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                request -> "GET".equals(request.getMethod())
                        && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html"),
                new NegatedRequestMatcher(API)));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** Tells Camunda's web applications who is signed in. */
    @Bean
    FilterRegistrationBean<Filter> webApplicationsSignIn() {
        var registration = new FilterRegistrationBean<Filter>(new ContainerBasedAuthenticationFilter());
        registration.setName("webApplicationsSignIn");
        registration.setInitParameters(
                Map.of(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, EngineAccess.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(202);
        return registration;
    }

    /** Lets the engine act for the signed-in user in the REST API and behind the project's own pages. */
    @Bean
    FilterRegistrationBean<Filter> actingForUser(CurrentUser user, IdentityService identity) {
        var registration = new FilterRegistrationBean<Filter>(new ActingForUser(user, identity));
        registration.setOrder(200);
        return registration;
    }

    /**
     * Takes the place of Camunda's own protection against forged requests, which would set a cookie of the same name and
     * expect another token; the front door's holds for all.
     */
    @Bean
    @Order(0)
    FilterRegistrationBean<Filter> insteadOfCamundasCsrfFilter() {
        var registration =
                new FilterRegistrationBean<Filter>((request, response, chain) -> chain.doFilter(request, response));
        registration.setName("CsrfPreventionFilter");
        registration.addUrlPatterns("/camunda/api/*");
        registration.setOrder(201);
        return registration;
    }
}
