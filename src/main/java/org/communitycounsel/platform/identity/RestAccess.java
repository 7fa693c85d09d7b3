package org.communitycounsel.platform.identity;

import static org.communitycounsel.platform.identity.RestAccess.Kind.ADMINISTRATOR;
import static org.communitycounsel.platform.identity.RestAccess.Kind.DESIGNER;
import static org.communitycounsel.platform.identity.RestAccess.Kind.STAFF;
import static org.communitycounsel.platform.identity.RestAccess.Kind.SUPERVISOR;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which operations of Camunda's REST interfaces a kind of account may call, under whichever of their addresses: what is not
 * in the table is refused. The engine still checks every call for itself; this keeps hundreds of operations nobody needs
 * out of reach. In a path, <code>*</code> stands for one step, <code>**</code> for any number, <code>{self}</code> for the
 * caller's own id.
 */
public final class RestAccess {

    /** Kinds of account. An account may be of several; everybody is staff. */
    public enum Kind {
        STAFF,
        SUPERVISOR,
        DESIGNER,
        ADMINISTRATOR
    }

    private static final List<Line> TABLE = List.of(
            // who am I
            line(STAFF, "GET", "/engine", "/version", "/authorization/check", "/identity/groups"),
            line(STAFF, "GET", "/identity/password-policy", "/user/{self}/profile"),
            line(STAFF, "GET", "/admin/auth/user/*", "/*/plugin/*/static/**"),
            line(STAFF, "POST", "/identity/password-policy"),

            // Tasklist: filters are read, not made
            line(STAFF, "GET", "/filter", "/filter/count", "/filter/*", "/filter/*/list", "/filter/*/count"),
            line(STAFF, "GET", "/filter/*/singleResult"),
            line(STAFF, "POST", "/filter/*/list", "/filter/*/count", "/filter/*/singleResult"),
            line(STAFF, "OPTIONS", "/filter", "/filter/*"),

            // Tasklist: tasks are found, taken, given back and done
            line(STAFF, "GET", "/task", "/task/count", "/task/*", "/task/*/form", "/task/*/rendered-form"),
            line(STAFF, "GET", "/task/*/deployed-form", "/task/*/form-variables", "/task/*/variables"),
            line(STAFF, "GET", "/task/*/variables/*", "/task/*/localVariables", "/task/*/localVariables/*"),
            line(STAFF, "GET", "/task/*/identity-links", "/task/*/comment", "/task/*/comment/*"),
            line(STAFF, "POST", "/task", "/task/count"),
            line(STAFF, "POST", "/task/*/claim", "/task/*/unclaim", "/task/*/complete", "/task/*/submit-form"),
            line(STAFF, "POST", "/task/*/comment/create"),

            // Tasklist: a process is chosen and started by its form
            line(STAFF, "GET", "/process-definition", "/process-definition/count", "/process-definition/*"),
            line(STAFF, "GET", "/process-definition/*/startForm", "/process-definition/*/rendered-form"),
            line(STAFF, "GET", "/process-definition/*/deployed-start-form", "/process-definition/*/form-variables"),
            line(STAFF, "GET", "/process-definition/*/xml", "/process-definition/*/diagram"),
            line(STAFF, "GET", "/process-definition/key/**"),
            line(STAFF, "POST", "/process-definition/*/submit-form"),
            line(STAFF, "POST", "/process-definition/key/*/submit-form"),
            line(STAFF, "POST", "/process-definition/key/*/tenant-id/*/submit-form"),

            // Tasklist: what a task's page shows besides
            line(STAFF, "GET", "/process-instance/*", "/process-instance/*/variables", "/variable-instance"),
            line(STAFF, "GET", "/process-instance/*/variables/*", "/variable-instance/*", "/variable-instance/*/data"),
            line(STAFF, "POST", "/variable-instance", "/variable-instance/count"),
            line(STAFF, "GET", "/history/user-operation", "/history/user-operation/count"),
            line(STAFF, "GET", "/user", "/user/count", "/user/*/profile", "/group", "/tenant"),
            line(STAFF, "GET", "/group/count", "/tenant/count"),
            line(STAFF, "POST", "/group", "/group/count"),

            // Cockpit, to look
            line(SUPERVISOR, "GET", "/process-instance/**", "/process-definition/**", "/execution/**", "/task/**"),
            line(SUPERVISOR, "GET", "/variable-instance/**", "/incident/**", "/job/**", "/job-definition/**"),
            line(SUPERVISOR, "GET", "/history/**", "/decision-definition/**", "/external-task/**", "/metrics/**"),
            line(SUPERVISOR, "GET", "/decision-requirements-definition/**", "/deployment/**", "/batch/**"),
            line(SUPERVISOR, "GET", "/case-definition/**", "/case-instance/**", "/tenant/**", "/schema/log"),
            line(SUPERVISOR, "POST", "/process-instance", "/process-instance/count", "/execution", "/execution/count"),
            line(SUPERVISOR, "POST", "/job", "/job/count", "/external-task", "/external-task/count", "/schema/log"),
            line(SUPERVISOR, "POST", "/history/process-instance", "/history/process-instance/count"),
            line(SUPERVISOR, "POST", "/history/task", "/history/task/count", "/history/variable-instance"),
            line(SUPERVISOR, "POST", "/history/variable-instance/count", "/history/activity-instance"),
            line(SUPERVISOR, "POST", "/history/activity-instance/count", "/history/incident"),
            line(SUPERVISOR, "GET", "/cockpit/plugin/**"),
            line(SUPERVISOR, "POST", "/cockpit/plugin/**"),

            // a designer looks at flows and tables, and deploys
            line(DESIGNER, "GET", "/process-definition/**", "/decision-definition/**", "/deployment/**"),
            line(DESIGNER, "GET", "/decision-requirements-definition/**", "/case-definition/**", "/job-definition/**"),
            line(DESIGNER, "GET", "/process-instance/count", "/incident/**", "/history/**", "/batch/**", "/metrics/**"),
            line(DESIGNER, "GET", "/external-task/**", "/tenant/**", "/schema/log", "/process-instance/**"),
            line(DESIGNER, "POST", "/deployment/create", "/process-instance", "/process-instance/count", "/schema/log"),
            line(DESIGNER, "GET", "/task/report/**"),
            line(DESIGNER, "POST", "/history/process-instance", "/history/process-instance/count"),
            line(DESIGNER, "POST", "/history/task", "/history/task/count"),
            line(DESIGNER, "GET", "/cockpit/plugin/**"),
            line(DESIGNER, "POST", "/cockpit/plugin/**"),

            // an administrator may do what the engine's authorizations allow
            line(ADMINISTRATOR, "*", "/**"));

    /**
     * For nobody: Camunda's own sign-in beside the front door, the making of a first administrator by a visitor, and
     * statistics that the engine counts over the history of all tenants, whoever asks.
     */
    private static final List<Line> NOBODY = List.of(
            line(null, "*", "/admin/setup/**"),
            line(null, "*", "/admin/auth/user/*/login/**"),
            line(null, "*", "/history/process-definition/**", "/history/decision-definition/**"),
            line(null, "*", "/history/decision-requirements-definition/**", "/history/case-definition/**"));

    /** An address of the engine's resources: of the engine by default, or by name, from outside or from Tasklist. */
    private static final Pattern ENGINE =
            Pattern.compile("(?:/engine-rest(?:/engine/[^/]+)?|/camunda/api/engine/engine/[^/]+)(/.+)");

    /** The list of engines, which Camunda's applications ask for first. */
    private static final Pattern ENGINES = Pattern.compile("(?:/engine-rest|/camunda/api/engine)(/engine)");

    private static final Pattern APPLICATION = Pattern.compile("/camunda/api(/(?:admin|cockpit|tasklist|welcome)/.+)");

    private RestAccess() {}

    /**
     * @param path the decoded path below the context, such as {@code /engine-rest/task/count}
     * @param kinds what kinds of account the caller has
     * @param self the caller's id
     */
    public static boolean allows(String method, String path, Set<Kind> kinds, String self) {
        String operation = operation(path);
        if (operation == null || NOBODY.stream().anyMatch(line -> line.covers(method, operation, self))) {
            return false;
        }
        return TABLE.stream().anyMatch(line -> kinds.contains(line.kind()) && line.covers(method, operation, self));
    }

    /** The kinds of account the user has. */
    public static Set<Kind> kindsOf(CurrentUser user) {
        var kinds = EnumSet.of(STAFF);
        if (user.isAdministrator()) {
            kinds.add(ADMINISTRATOR);
        }
        if (user.hasRole(Role.SUPERVISOR)) {
            kinds.add(SUPERVISOR);
        }
        if (user.hasRole(Role.PROCESS_DESIGNER)) {
            kinds.add(DESIGNER);
        }
        return kinds;
    }

    private static String operation(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Stream.of(ENGINES, ENGINE, APPLICATION)
                .map(address -> address.matcher(trimmed))
                .filter(Matcher::matches)
                .map(address -> address.group(1))
                .findFirst()
                .orElse(null);
    }

    private static Line line(Kind kind, String method, String... paths) {
        return new Line(kind, method, List.of(paths));
    }

    private record Line(Kind kind, String method, List<String> paths) {

        boolean covers(String called, String operation, String self) {
            return (method.equals("*") || method.equals(called) || (method.equals("GET") && called.equals("HEAD")))
                    && paths.stream().anyMatch(path -> matches(path, operation, self));
        }

        private static boolean matches(String path, String operation, String self) {
            String[] expected = path.split("/");
            String[] actual = operation.split("/");
            for (int i = 0; i < expected.length; i++) {
                if (expected[i].equals("**")) {
                    return true;
                }
                if (i >= actual.length || !matchesStep(expected[i], actual[i], self)) {
                    return false;
                }
            }
            return expected.length == actual.length;
        }

        private static boolean matchesStep(String expected, String actual, String self) {
            return expected.equals("*")
                    || expected.equals(actual)
                    || (expected.equals("{self}") && actual.equals(self));
        }
    }
}
