package org.communitycounsel.platform.access;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/**
 * The filters Tasklist opens on. What each reader finds in them is narrowed to the tasks the reader may see; so a filter
 * without a condition on people means mine and my groups', and for a supervisor the district's.
 */
@Component
class ShippedFilters {

    /** The property by which a filter is known again after an administrator has renamed or recoloured it. */
    private static final String KEY = "shipped";

    private static final String IN_THREE_DAYS = "${dateTime().plusDays(3).toDate()}";

    /** The filters in the order Tasklist shows them: lowest priority number first. */
    private enum Shipped {
        MINE("我的任务", "由我办理的任务，紧急的在前，再按办理期限排列", 10, "#1f6f54") {
            @Override
            TaskQuery narrow(TaskQuery query) {
                return query.taskAssigneeExpression("${currentUser()}");
            }
        },
        MY_GROUPS("本组待办", "分派给我所在单位、尚无人认领的任务", 20, "#2a5d9f") {
            @Override
            TaskQuery narrow(TaskQuery query) {
                return query.taskCandidateGroupInExpression("${currentUserGroups()}");
            }
        },
        DUE_SOON("即将到期", "我和本组三天内到期的任务", 30, "#b26a00") {
            @Override
            TaskQuery narrow(TaskQuery query) {
                return query.dueAfterExpression("${now()}").dueBeforeExpression(IN_THREE_DAYS);
            }
        },
        OVERDUE("已逾期", "我和本组已超过办理期限的任务", 40, "#b3261e") {
            @Override
            TaskQuery narrow(TaskQuery query) {
                return query.dueBeforeExpression("${now()}");
            }
        },
        DISTRICT("辖区全部任务", "督查：辖区内所有未办结的任务", 50, "#5f6368") {
            @Override
            TaskQuery narrow(TaskQuery query) {
                return query;
            }

            @Override
            List<String> readers() {
                return List.of(Role.SUPERVISOR.id(), Groups.CAMUNDA_ADMIN);
            }
        };

        private final String label;
        private final String description;
        private final int priority;
        private final String color;

        Shipped(String label, String description, int priority, String color) {
            this.label = label;
            this.description = description;
            this.priority = priority;
            this.color = color;
        }

        abstract TaskQuery narrow(TaskQuery query);

        List<String> readers() {
            return Arrays.stream(Role.values()).map(Role::id).toList();
        }
    }

    private final FilterService filters;
    private final TaskService tasks;
    private final RoleGrants grants;
    private final List<TaskColumn> columns;

    ShippedFilters(FilterService filters, TaskService tasks, RoleGrants grants, List<TaskColumn> columns) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
        this.columns = columns;
    }

    /** Adds the filters that are missing and lets their readers read them; the same call again changes nothing. */
    void write() {
        Map<Object, Filter> known = new HashMap<>();
        filters.createTaskFilterQuery().list().forEach(filter -> known.put(key(filter), filter));
        for (Shipped shipped : Shipped.values()) {
            Filter filter = Optional.ofNullable(known.get(shipped.name())).orElseGet(() -> create(shipped));
            shipped.readers().forEach(group -> grants.give(group, Grant.on(FILTER, filter.getId(), READ)));
        }
    }

    private static Object key(Filter filter) {
        return filter.getProperties() == null ? null : filter.getProperties().get(KEY);
    }

    private Filter create(Shipped shipped) {
        TaskQuery query = shipped.narrow(tasks.createTaskQuery().active())
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc()
                .orderByTaskCreateTime()
                .asc();
        return filters.saveFilter(
                filters.newTaskFilter(shipped.label).setQuery(query).setProperties(properties(shipped)));
    }

    private Map<String, Object> properties(Shipped shipped) {
        return Map.of(
                KEY,
                shipped.name(),
                "description",
                shipped.description,
                "priority",
                shipped.priority,
                "color",
                shipped.color,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                columns.stream()
                        .map(column -> Map.of("name", column.variable(), "label", column.label()))
                        .toList());
    }
}
