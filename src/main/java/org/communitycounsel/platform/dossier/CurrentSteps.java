package org.communitycounsel.platform.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks a case waits for now, in its own flow and in the flows it called. */
@Component
class CurrentSteps {

    private final JdbcClient database;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final EngineNames names;
    private final Clock clock;

    CurrentSteps(JdbcClient database, TaskService tasks, RepositoryService repository, EngineNames names, Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.repository = repository;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A task that waits.
     *
     * @param id the engine's id of the task
     * @param holders the person who has it, else the groups it is offered to, by Chinese name
     * @param due null where it has no deadline
     * @param rule how the deadline was counted, on which clause; null where nothing is known
     * @param mine whether the reader may do it
     */
    record Step(
            String id,
            String name,
            String process,
            String holders,
            Instant since,
            Instant due,
            boolean overdue,
            String rule,
            boolean mine) {}

    /** The steps, the longest waiting first. */
    List<Step> of(String number, CurrentUser reader) {
        return names.freely(() -> waiting(number).stream()
                .map(task -> step(task, reader))
                .sorted(Comparator.comparing(Step::since))
                .toList());
    }

    private List<Task> waiting(String number) {
        var instances = database.sql("""
                        select distinct proc_inst_id_ from act_ru_execution where root_proc_inst_id_ in
                          (select root_proc_inst_id_ from act_ru_execution where business_key_ = ?)""").param(number).query(String.class).list();
        return instances.isEmpty()
                ? List.of()
                : tasks.createTaskQuery()
                        .processInstanceIdIn(instances.toArray(String[]::new))
                        .list();
    }

    private Step step(Task task, CurrentUser reader) {
        var due = Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null);
        var groups = groups(task);
        return new Step(
                task.getId(),
                TaskName.step(task.getName()),
                repository.getProcessDefinition(task.getProcessDefinitionId()).getName(),
                task.getAssignee() == null ? groupNames(groups) : names.person(task.getAssignee()),
                task.getCreateTime().toInstant(),
                due,
                due != null && due.isBefore(clock.instant()),
                task.getDescription(),
                task.getAssignee() == null
                        ? groups.stream().anyMatch(reader::isMemberOf)
                        : task.getAssignee().equals(reader.id()));
    }

    private List<String> groups(Task task) {
        var groups = new ArrayList<String>();
        for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
            if (link.getGroupId() != null) {
                groups.add(link.getGroupId());
            }
        }
        return groups;
    }

    private String groupNames(List<String> groups) {
        return groups.isEmpty()
                ? "尚未分派"
                : String.join("、", groups.stream().map(names::group).toList());
    }
}
