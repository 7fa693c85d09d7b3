package org.communitycounsel.walk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Starts cases and does what waits, by the services and under the authorizations Tasklist has for its person. */
class AtTasklist {

    private final Walk walk;
    private final Town town;
    private final Random random;
    private final RandomForm form;
    private final FormService forms;
    private final ObjectMapper json = new ObjectMapper();
    private final List<List<Offer>> offers;

    AtTasklist(Walk walk, Town town, Random random, RandomForm form) {
        this.walk = walk;
        this.town = town;
        this.random = random;
        this.form = form;
        this.forms = town.engine().getFormService();
        this.offers = List.copyOf(town.accounts().stream()
                .flatMap(account -> startableBy(account).stream().map(flow -> new Offer(account, flow)))
                .collect(groupingBy(offer -> offer.flow.getKey(), TreeMap::new, toList()))
                .values());
    }

    /** Somebody starts one of the flows Tasklist offers to them; each flow as often as any other. */
    boolean start() {
        var offered = any(any(offers));
        var flow = offered.flow.getId();
        var values = town.as(offered.account, () -> form.filledIn(read(forms.getDeployedStartForm(flow)), Map.of()));
        walk.attempt(
                "%s starts %s with %s".formatted(offered.account, offered.flow.getKey(), values),
                () -> town.as(offered.account, () -> forms.submitStartForm(flow, values)));
        return true;
    }

    private record Offer(String account, ProcessDefinition flow) {}

    private List<ProcessDefinition> startableBy(String account) {
        return town.as(
                account,
                () -> town.engine()
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .active()
                        .startableInTasklist()
                        .startablePermissionCheck()
                        .orderByProcessDefinitionKey()
                        .asc()
                        .listPage(0, 100));
    }

    /** Its assignee, or somebody of a group it is offered to, claims any open task, at times, and sends its form. */
    boolean workOnTask() {
        var open = open();
        if (open.isEmpty()) {
            return false;
        }
        var task = any(open);
        String account = task.assignee == null ? any(town.members(task.group)) : task.assignee;
        requireVisible(task, account);
        if (form.chance(30)) {
            walk.attempt(account + " claims " + task, () -> claim(account, task));
        }
        var values = town.as(
                account,
                () -> form.filledIn(read(forms.getDeployedTaskForm(task.id)), forms.getTaskFormVariables(task.id)));
        walk.attempt(
                "%s completes %s with %s".formatted(account, task, values),
                () -> town.as(account, () -> {
                    forms.submitTaskForm(task.id, values);
                    return null;
                }));
        return true;
    }

    private void claim(String account, OpenTask task) {
        town.as(account, () -> {
            town.engine().getTaskService().claim(task.id, account);
            return null;
        });
    }

    private void requireVisible(OpenTask task, String account) {
        long seen = town.as(
                account,
                () -> town.engine()
                        .getTaskService()
                        .createTaskQuery()
                        .taskId(task.id)
                        .active()
                        .count());
        if (seen != 1) {
            throw new AssertionError("%s does not see %s in Tasklist".formatted(account, task));
        }
    }

    /** Once for each group it is offered to. */
    private List<OpenTask> open() {
        return town.database()
                .sql("""
                        select task.id_ as id, task.task_def_key_ as step, instance.business_key_ as dossier,
                               link.group_id_ as "group", task.assignee_ as assignee
                        from act_ru_task task
                        join act_ru_execution instance on instance.id_ = task.proc_inst_id_
                        join act_ru_identitylink link on link.task_id_ = task.id_ and link.type_ = 'candidate'
                        where task.tenant_id_ = ?
                        order by instance.business_key_, task.create_time_, task.task_def_key_, link.group_id_, task.name_""")
                .param(town.district)
                .query(OpenTask.class)
                .list();
    }

    private record OpenTask(String id, String step, String dossier, String group, String assignee) {

        @Override
        public String toString() {
            return step + " of " + dossier;
        }
    }

    private JsonNode read(InputStream schema) {
        try (schema) {
            return json.readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
