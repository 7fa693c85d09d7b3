package org.communitycounsel.platform.access;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.identity.db.DbGroupQueryImpl;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;

/**
 * A table of the engine of which a {@link Viewer} sees a part. In the statements named, the table is replaced by the rows
 * the viewer may see, found from the viewer's side: by groups and assignment, never by going through all rows.
 */
enum Narrowing {
    /** Tasks offered to the viewer's groups or the viewer, and those assigned to the viewer; or all of the tenants. */
    TASK(
            "ACT_RU_TASK",
            TaskQueryImpl::new,
            Narrowing::tasks,
            "selectTaskByQueryCriteria",
            "selectTaskCountByQueryCriteria"),
    /** The history of a task as long as the task is visible; what went before is in the dossier. */
    HISTORIC_TASK(
            "ACT_HI_TASKINST",
            HistoricTaskInstanceQueryImpl::new,
            viewer -> Sql.format("select H.* from ACT_HI_TASKINST H where H.ID_ in (%s)", taskIds(viewer)),
            "selectHistoricTaskInstancesByQueryCriteria",
            "selectHistoricTaskInstanceCountByQueryCriteria"),
    /** The variables a visible task's form shows: its own, its execution's and its process instance's. */
    VARIABLE(
            "ACT_RU_VARIABLE",
            VariableInstanceQueryImpl::new,
            Narrowing::variables,
            "selectVariableInstanceByQueryCriteria",
            "selectVariableInstanceCountByQueryCriteria"),
    /** The definitions one of the viewer's groups may start, by the diagram's {@code camunda:candidateStarterGroups}. */
    STARTABLE_DEFINITION(
            "ACT_RE_PROCDEF",
            ProcessDefinitionQueryImpl::new,
            Narrowing::startableDefinitions,
            "selectProcessDefinitionsByQueryCriteria",
            "selectProcessDefinitionCountByQueryCriteria"),
    /** The viewer and colleagues: those in a group at a place with the viewer. */
    USER(
            "ACT_ID_USER",
            DbUserQueryImpl::new,
            Narrowing::users,
            "selectUserByQueryCriteria",
            "selectUserCountByQueryCriteria"),
    /** The viewer's own groups; and the offices of the viewer's districts, whose names stand beside one's own on a task. */
    GROUP(
            "ACT_ID_GROUP",
            DbGroupQueryImpl::new,
            viewer -> Sql.format("select G.* from ACT_ID_GROUP G where G.ID_ in %s", Sql.listOf(viewer.knownGroups())),
            "selectGroupByQueryCriteria",
            "selectGroupCountByQueryCriteria");

    private static final Map<String, Narrowing> BY_STATEMENT = Arrays.stream(values())
            .flatMap(narrowing -> narrowing.statements().map(statement -> Map.entry(statement, narrowing)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Pattern table;
    private final Supplier<ListQueryParameterObject> example;
    private final Function<Viewer, Sql> visibleRows;
    private final String[] statements;

    Narrowing(
            String table,
            Supplier<ListQueryParameterObject> example,
            Function<Viewer, Sql> visibleRows,
            String... statements) {
        this.table = Pattern.compile("(?<=\\bfrom\\s{1,20})" + table + "(?=\\s+RES\\b)", Pattern.CASE_INSENSITIVE);
        this.example = example;
        this.visibleRows = visibleRows;
        this.statements = statements;
    }

    /** The narrowing of a statement by the last part of its id, or null where it has none. */
    static Narrowing of(String statementId) {
        return BY_STATEMENT.get(statementId.substring(statementId.lastIndexOf('.') + 1));
    }

    Stream<String> statements() {
        return Arrays.stream(statements);
    }

    /** A query with which the statements can be tried. */
    ListQueryParameterObject example() {
        return example.get();
    }

    Sql visibleRows(Viewer viewer) {
        return visibleRows.apply(viewer);
    }

    /**
     * Where the table stands in the engine's SQL.
     *
     * @throws IllegalStateException where it does not stand there: then nothing may be read
     */
    Matcher findTable(String sql) {
        Matcher place = table.matcher(sql);
        if (!place.find()) {
            throw new IllegalStateException("The engine's SQL has no table to narrow for " + name() + ": " + sql);
        }
        return place;
    }

    private static Sql tasks(Viewer viewer) {
        if (viewer.seesWholeTenants()) {
            // the tenants are checked by the engine
            return Sql.of("select T.* from ACT_RU_TASK T");
        }
        return Sql.format("select T.* from ACT_RU_TASK T where T.ID_ in (%s)", taskIds(viewer));
    }

    private static Sql taskIds(Viewer viewer) {
        return Sql.format("""
                select L.TASK_ID_ from ACT_RU_IDENTITYLINK L where L.TYPE_ = 'candidate' and L.GROUP_ID_ in %s
                union select L.TASK_ID_ from ACT_RU_IDENTITYLINK L where L.TYPE_ = 'candidate' and L.USER_ID_ = %s
                union select A.ID_ from ACT_RU_TASK A where A.ASSIGNEE_ = %s""", Sql.listOf(viewer.groups()), Sql.of("?", viewer.id()), Sql.of("?", viewer.id()));
    }

    private static Sql variables(Viewer viewer) {
        return Sql.format("""
                with VISIBLE as materialized (%s)
                select V.* from ACT_RU_VARIABLE V where V.ID_ in (
                select O.ID_ from ACT_RU_VARIABLE O join VISIBLE on O.TASK_ID_ = VISIBLE.ID_
                union select E.ID_ from ACT_RU_VARIABLE E join VISIBLE on E.EXECUTION_ID_ = VISIBLE.EXECUTION_ID_
                where E.TASK_ID_ is null
                union select P.ID_ from ACT_RU_VARIABLE P join VISIBLE on P.EXECUTION_ID_ = VISIBLE.PROC_INST_ID_
                where P.TASK_ID_ is null)""", tasks(viewer));
    }

    private static Sql startableDefinitions(Viewer viewer) {
        return Sql.format("""
                select D.* from ACT_RE_PROCDEF D where D.ID_ in (
                select L.PROC_DEF_ID_ from ACT_RU_IDENTITYLINK L where L.TYPE_ = 'candidate' and L.GROUP_ID_ in %s)""", Sql.listOf(viewer.groups()));
    }

    private static Sql users(Viewer viewer) {
        Sql known = viewer.seesWholeTenants()
                ? Sql.format(
                        "select M.USER_ID_ from ACT_ID_TENANT_MEMBER M where M.TENANT_ID_ in %s",
                        Sql.listOf(viewer.tenants()))
                : Sql.format(
                        "select M.USER_ID_ from ACT_ID_MEMBERSHIP M where M.GROUP_ID_ in %s",
                        Sql.listOf(viewer.placeGroups()));
        return Sql.format(
                "select U.* from ACT_ID_USER U where U.ID_ = %s or U.ID_ in (%s)", Sql.of("?", viewer.id()), known);
    }
}
