package org.communitycounsel.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.platform.identity.RestAccess.Kind.STAFF;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitycounsel.platform.identity.RestAccess.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestAccessTest {

    /** S staff, V supervisor, D designer, A administrator: who may call, everybody being staff as well. */
    @ParameterizedTest
    @CsvSource({
        "GET,    /task/1,                                       SVDA",
        "POST,   /task,                                         SVDA",
        "POST,   /task/1/claim,                                 SVDA",
        "POST,   /task/1/submit-form,                           SVDA",
        "HEAD,   /task/1,                                       SVDA",
        "GET,    /filter/1/list,                                SVDA",
        "OPTIONS,/filter,                                       SVDA",
        "POST,   /process-definition/key/x/tenant-id/1/submit-form, SVDA",
        "GET,    /user/me/profile,                              SVDA",
        "POST,   /filter/create,                                A",
        "PUT,    /filter/1,                                     A",
        "DELETE, /filter/1,                                     A",
        "POST,   /task/create,                                  A",
        "POST,   /task/1/assignee,                              A",
        "PUT,    /task/1,                                       A",
        "DELETE, /task/1,                                       A",
        "POST,   /task/1/identity-links,                        A",
        "PUT,    /task/1/variables/x,                           A",
        "POST,   /process-instance,                             VDA",
        "GET,    /history/process-instance,                     VDA",
        "GET,    /history/user-operation,                       SVDA",
        "DELETE, /process-instance/1,                           A",
        "PUT,    /process-instance/1/suspended,                 A",
        "POST,   /process-instance/1/modification,              A",
        "GET,    /deployment/1/resources/2/data,                VDA",
        "POST,   /deployment/create,                            DA",
        "DELETE, /deployment/1,                                 A",
        "POST,   /message,                                      A",
        "POST,   /signal,                                       A",
        "POST,   /external-task/fetchAndLock,                   A",
        "POST,   /decision-definition/key/x/evaluate,           A",
        "POST,   /user/create,                                  A",
        "PUT,    /user/me/credentials,                          A",
        "PUT,    /group/camunda-admin/members/me,               A",
        "GET,    /authorization,                                A",
        "POST,   /authorization/create,                         A",
        "GET,    /job,                                          VA",
        "PUT,    /job/1/retries,                                A",
        "GET,    /execution/1/localVariables,                   VA",
        "DELETE, /history/process-instance/1,                   A",
    })
    void operations_of_the_engine(String method, String path, String allowed) {
        for (String address :
                new String[] {"/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default"}) {
            assertThat(kindsAllowed(method, address + path))
                    .as(method + " " + address + path)
                    .isEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /camunda/api/engine/engine/,                              SVDA",
        "GET,  /camunda/api/admin/auth/user/default,                     SVDA",
        "GET,  /camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js, SVDA",
        "POST, /camunda/api/cockpit/plugin/base/default/process-instance, VDA",
        "GET,  /camunda/api/cockpit/plugin/base/default/incident,        VDA",
        "POST, /camunda/api/admin/auth/user/default/login/tasklist,      ''",
        "POST, /camunda/api/admin/setup/default/user/create,             ''",
        "GET,  /camunda/api/admin/setup/default,                         ''",
        "GET,  /camunda/api/elsewhere/x,                                 ''",
        "GET,  /engine-rest,                                             ''",
    })
    void operations_of_the_web_applications(String method, String path, String allowed) {
        assertThat(kindsAllowed(method, path)).isEqualTo(allowed);
    }

    @Test
    void a_profile_is_readable_beyond_ones_own_but_no_password_can_be_set() {
        assertThat(RestAccess.allows("GET", "/engine-rest/user/me/profile", Set.of(STAFF), "me"))
                .isTrue();
        assertThat(RestAccess.allows("PUT", "/engine-rest/user/me/credentials", Set.of(STAFF), "me"))
                .isFalse();
    }

    private static String kindsAllowed(String method, String path) {
        return Arrays.stream(Kind.values())
                .filter(kind -> RestAccess.allows(method, path, EnumSet.of(STAFF, kind), "me"))
                .map(RestAccessTest::letter)
                .collect(Collectors.joining());
    }

    private static String letter(Kind kind) {
        return switch (kind) {
            case STAFF -> "S";
            case SUPERVISOR -> "V";
            case DESIGNER -> "D";
            case ADMINISTRATOR -> "A";
        };
    }
}
