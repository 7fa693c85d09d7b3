package org.communitycounsel.walk;

import java.util.List;
import java.util.stream.Collectors;

/** What holds of every flow of the engine after every step, and of the modules' aggregates as they list it. */
class Checks {

    private static final List<Invariant> OF_EVERY_FLOW = List.of(
            new Invariant("no job has failed for good, there is no incident", """
                    select 'incident', incident_msg_, activity_id_ from act_ru_incident where tenant_id_ = :district
                    union all
                    select 'job without retries', exception_msg_, handler_cfg_ from act_ru_job
                    where tenant_id_ = :district and retries_ = 0"""),
            new Invariant("every path of every case waits for a person, a moment or a message", """
                    select definition.key_, execution.act_id_, instance.business_key_
                    from act_ru_execution execution
                    join act_re_procdef definition on definition.id_ = execution.proc_def_id_
                    join act_ru_execution instance on instance.id_ = execution.proc_inst_id_
                    where execution.tenant_id_ = :district and execution.is_active_
                    and not exists (select 1 from act_ru_execution child where child.parent_id_ = execution.id_)
                    and not exists (select 1 from act_ru_execution called where called.super_exec_ = execution.id_)
                    and not exists (select 1 from act_ru_task task where task.execution_id_ = execution.id_)
                    and not exists (select 1 from act_ru_job job where job.execution_id_ = execution.id_)
                    and not exists (select 1 from act_ru_event_subscr event where event.execution_id_ = execution.id_)"""),
            new Invariant("no case waits for messages alone, which nobody may ever send", """
                    select definition.key_, instance.business_key_ from act_ru_execution instance
                    join act_re_procdef definition on definition.id_ = instance.proc_def_id_
                    where instance.tenant_id_ = :district and instance.parent_id_ is null and instance.super_exec_ is null
                    and not exists (select 1 from act_ru_job job where job.root_proc_inst_id_ = instance.id_)
                    and not exists (
                        select 1 from act_ru_task task join act_ru_execution at on at.id_ = task.proc_inst_id_
                        where at.root_proc_inst_id_ = instance.id_)
                    and not exists (
                        select 1 from act_ru_event_subscr event where event.proc_inst_id_ = instance.id_
                        and event.event_name_ = any(:sentByOtherCases))"""),
            new Invariant("every open task has a due date and is offered to a group that has an account", """
                    select task.task_def_key_, task.name_, link.group_id_ from act_ru_task task
                    left join act_ru_identitylink link on link.task_id_ = task.id_ and link.type_ = 'candidate'
                    where task.tenant_id_ = :district
                    and (task.due_date_ is null or not exists (
                        select 1 from act_id_membership member
                        join act_id_tenant_member tenant on tenant.user_id_ = member.user_id_
                        where member.group_id_ = link.group_id_ and tenant.tenant_id_ = :district))"""),
            new Invariant("a dossier is open while its flow runs", """
                    select dossier.number, dossier.title, dossier.outcome from dossier
                    join act_ru_execution instance on instance.business_key_ = dossier.number
                    where instance.tenant_id_ = :district and instance.parent_id_ is null and dossier.closed_at is not null"""));

    private final Town town;
    private final List<Invariant> ofModules;
    private final String[] sentByOtherCases;

    Checks(Town town, List<WalkedModule> modules) {
        this.town = town;
        this.ofModules =
                modules.stream().flatMap(module -> module.invariants().stream()).toList();
        this.sentByOtherCases = modules.stream()
                .flatMap(module -> module.sentByOtherCases().stream())
                .toArray(String[]::new);
    }

    void everyFlow() {
        OF_EVERY_FLOW.forEach(this::holds);
    }

    void everyAggregate() {
        ofModules.forEach(this::holds);
    }

    private void holds(Invariant invariant) {
        var breaches = town.database()
                .sql(invariant.breaches())
                .param("district", town.district)
                .param("today", town.today())
                .param("sentByOtherCases", sentByOtherCases)
                .query()
                .listOfRows();
        if (!breaches.isEmpty()) {
            throw new AssertionError("it does not hold that %s:\n%s"
                    .formatted(
                            invariant.sentence(),
                            breaches.stream().map(Object::toString).collect(Collectors.joining("\n"))));
        }
    }
}
