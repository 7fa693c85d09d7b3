package org.communitycounsel.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.ProviderAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
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
    static final RequestMatcher API = new OrRequestMatcher(REST, path("/camunda/api/**"));

    private static final RequestMatcher WEB_APPLICATIONS_SIGN_OUT =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");
    private static final RequestMatcher SIGN_OUT = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"), WEB_APPLICATIONS_SIGN_OUT);

    /** The project's own pages: everything from here, nothing inline. */
    private static final String PAGES_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final CurrentUser user;
    private final Refusals refusals = new Refusals();

    FrontDoor(CurrentUser user) {
        this.user = user;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** What anybody may read: without session and cookie, the same for all, so that it can be cached. */
    @Bean
    @Order(0)
    SecurityFilterChain publicPages(HttpSecurity http, ObjectProvider<PublicPages> pages) throws Exception {
        http.securityMatcher(
                        matching(pages.stream().flatMap(PublicPages::matchers).toList()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .headers(FrontDoor::headers)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    private static RequestMatcher matching(List<RequestMatcher> pages) {
        return request -> pages.stream().anyMatch(page -> page.matches(request));
    }

    /** REST with HTTP Basic: each request on its own, no session, no cookie. */
    @Bean
    @Order(1)
    SecurityFilterChain restByBasic(HttpSecurity http) throws Exception {
        http.securityMatcher(new AndRequestMatcher(REST, FrontDoor::hasBasicCredentials))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new SameOriginOnly(), BasicAuthenticationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(FrontDoor::headers)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(new ApiAuthorization(user)));
        return http.build();
    }

    /** Everything else. */
    @Bean
    @Order(2)
    SecurityFilterChain bySession(
            HttpSecurity http, ProviderAccounts accounts, ObjectProvider<ClientRegistrationRepository> providers)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/sign-in", "/assets/**", "/favicon.ico", "/actuator/health")
                        .permitAll()
                        .requestMatchers(API)
                        .access(new ApiAuthorization(user))
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .failureHandler(new SignInFailure())
                        .defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutRequestMatcher(SIGN_OUT)
                        .addLogoutHandler(forgetDrafts())
                        .logoutSuccessHandler(FrontDoor::afterSignOut))
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionCsrfToken())
                        .csrfTokenRequestHandler(new CsrfByFormOrHeader()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(FrontDoor::headers);
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(provider -> provider.loginPage("/sign-in")
                    .failureHandler(new SignInFailure())
                    .defaultSuccessUrl("/")
                    .userInfoEndpoint(
                            person -> person.oidcUserService(accounts::load).userService(accounts::load)));
        }
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(frame -> frame.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        WEB_APPLICATIONS, policy(WebApplicationPages.WITHOUT_INLINE_SCRIPT)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(WEB_APPLICATIONS), policy(PAGES_POLICY)));
    }

    private static StaticHeadersWriter policy(String policy) {
        return new StaticHeadersWriter("Content-Security-Policy", policy);
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
    /** Tasklist keeps a saved form in the browser, names of a dispute's parties among it: not for the next person at the machine. */
    private static LogoutHandler forgetDrafts() {
        return new HeaderWriterLogoutHandler(
                new ClearSiteDataHeaderWriter(ClearSiteDataHeaderWriter.Directive.STORAGE));
    }

    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                request -> "GET".equals(request.getMethod())
                        && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html"),
                new NegatedRequestMatcher(API)));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }
}
