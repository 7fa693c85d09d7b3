package org.communitycounsel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.identity.Accounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Passwords checked by an LDAP directory, and people identified by an OIDC provider; accounts stay in the engine's tables. */
@ServedApplicationTest
class OutsideSignInTest {

    private static final InMemoryDirectoryServer DIRECTORY = directory();
    private static final Provider PROVIDER = new Provider();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    IdentityService identity;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry settings) {
        settings.add("spring.ldap.urls", () -> "ldap://localhost:" + DIRECTORY.getListenPort());
        settings.add("spring.ldap.base", () -> "dc=example,dc=gov");
        settings.add("community-counsel.sign-in.ldap.user-dn-pattern", () -> "uid={0},ou=people");
        settings.add("community-counsel.sign-in.administrator", () -> "chief");
        settings.add("community-counsel.sign-in.user-claim", () -> "employee");
        String client = "spring.security.oauth2.client.";
        settings.add(client + "registration.city.client-id", () -> "counsel");
        settings.add(client + "registration.city.client-secret", () -> "secret");
        settings.add(client + "registration.city.client-name", () -> "市统一身份认证");
        settings.add(client + "registration.city.scope", () -> "openid");
        settings.add(client + "registration.city.authorization-grant-type", () -> "authorization_code");
        settings.add(client + "registration.city.redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        settings.add(client + "provider.city.authorization-uri", () -> PROVIDER.address() + "/authorize");
        settings.add(client + "provider.city.token-uri", () -> PROVIDER.address() + "/token");
        settings.add(client + "provider.city.jwk-set-uri", () -> PROVIDER.address() + "/keys");
    }

    @BeforeEach
    void accounts_without_password() {
        accounts.create("zhang", "张敏", null, List.of("justiceOffice"), List.of());
    }

    @AfterAll
    static void stop() {
        DIRECTORY.shutDown(true);
        PROVIDER.stop();
    }

    @Test
    void the_directory_checks_the_password_for_the_form_and_for_basic() {
        assertThat(SignInTest.location(new Browser(port).signIn("zhang", "ldap-secret")))
                .endsWith("/");
        assertThat(SignInTest.location(new Browser(port).signIn("zhang", "wrong")))
                .endsWith("?failed");
        assertThat(Browser.basic(port, "zhang", "ldap-secret")
                        .get("/engine-rest/task/count")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Browser.basic(port, "zhang", "")
                        .get("/engine-rest/task/count")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_empty_password_or_a_crafted_name_signs_nobody_in() {
        assertThat(SignInTest.location(new Browser(port).signIn("zhang", ""))).endsWith("?failed");
        assertThat(SignInTest.location(new Browser(port).signIn("*", "ldap-secret")))
                .endsWith("?failed");
        assertThat(SignInTest.location(new Browser(port).signIn("zhang,ou=people", "ldap-secret")))
                .endsWith("?failed");
    }

    @Test
    void one_whom_the_directory_knows_but_the_programme_does_not_is_told_so() {
        var browser = new Browser(port);
        assertThat(SignInTest.location(browser.signIn("stranger", "ldap-secret")))
                .endsWith("?no-account");
        assertThat(browser.get("/sign-in?no-account").body()).contains("您在本系统没有账号");
    }

    @Test
    void the_first_administrator_is_the_one_named_and_signs_in_with_the_directorys_password() {
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").list())
                .singleElement()
                .satisfies(user -> assertThat(user.getId()).isEqualTo("chief"));
        assertThat(SignInTest.location(new Browser(port).signIn("chief", "ldap-secret")))
                .endsWith("/");
    }

    @Test
    void one_whom_the_provider_identifies_is_signed_in_by_the_claim_that_holds_the_user_id() {
        var browser = new Browser(port);
        assertThat(browser.get("/sign-in").body()).contains("使用市统一身份认证登录");
        assertThat(SignInTest.location(comeBackFromProvider(browser, "zhang"))).endsWith("/");
        assertThat(browser.get("/").body()).contains("张敏");
    }

    @Test
    void one_whom_only_the_provider_knows_is_told_so() {
        assertThat(SignInTest.location(comeBackFromProvider(new Browser(port), "nobody")))
                .endsWith("/sign-in?no-account");
    }

    private java.net.http.HttpResponse<String> comeBackFromProvider(Browser browser, String employee) {
        var there = URI.create(SignInTest.location(browser.get("/oauth2/authorization/city")));
        assertThat(there.getPath()).isEqualTo("/authorize");
        var asked = Arrays.stream(there.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        PROVIDER.identify(employee, asked.get("nonce"));
        return browser.get("/login/oauth2/code/city?code=code&state="
                + java.net.URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    }

    private static InMemoryDirectoryServer directory() {
        try {
            var settings = new InMemoryDirectoryServerConfig("dc=example,dc=gov");
            settings.setListenerConfigs(
                    new InMemoryListenerConfig("ldap", InetAddress.getLoopbackAddress(), 0, null, null, null));
            var server = new InMemoryDirectoryServer(settings);
            server.add("dn: dc=example,dc=gov", "objectClass: domain", "dc: example");
            server.add("dn: ou=people,dc=example,dc=gov", "objectClass: organizationalUnit", "ou: people");
            for (String id : List.of("zhang", "stranger", "chief")) {
                server.add(
                        "dn: uid=" + id + ",ou=people,dc=example,dc=gov",
                        "objectClass: inetOrgPerson",
                        "uid: " + id,
                        "cn: " + id,
                        "sn: " + id,
                        "userPassword: ldap-secret");
            }
            server.startListening();
            return server;
        } catch (com.unboundid.ldap.sdk.LDAPException | com.unboundid.ldif.LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An OIDC provider that knows one person at a time. */
    private static class Provider {

        private final HttpServer server;
        private final RSAKey key;
        private volatile String employee;
        private volatile String nonce;

        Provider() {
            try {
                key = new RSAKeyGenerator(2048).keyID("k").generate();
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException | com.nimbusds.jose.JOSEException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
            server.createContext("/token", exchange -> answer(exchange, token()));
            server.start();
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        void identify(String employee, String nonce) {
            this.employee = employee;
            this.nonce = nonce;
        }

        void stop() {
            server.stop(0);
        }

        private String token() {
            try {
                var claims = new JWTClaimsSet.Builder()
                        .issuer(address())
                        .subject("subject-" + employee)
                        .audience("counsel")
                        .issueTime(new Date())
                        .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                        .claim("nonce", nonce)
                        .claim("employee", employee)
                        .build();
                var token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
                token.sign(new RSASSASigner(key));
                return "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
                        + token.serialize() + "\"}";
            } catch (com.nimbusds.jose.JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void answer(HttpExchange exchange, String json) throws IOException {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }
    }
}
