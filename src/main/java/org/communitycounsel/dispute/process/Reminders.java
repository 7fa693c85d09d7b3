package org.communitycounsel.dispute.process;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.communitycounsel.dispute.PlaceNames;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.stereotype.Component;

/** Notices that a step of a dispute is overdue. They say no names of parties. */
@Component
class Reminders {

    private final Notices notices;
    private final PlaceNames places;

    Reminders(Notices notices, PlaceNames places) {
        this.notices = notices;
        this.places = places;
    }

    /** To those the task is offered to. */
    void remind(DelegateTask task) {
        groups(task)
                .forEach(group -> notices.send(
                        group,
                        dossier(task),
                        step(task) + "已逾期",
                        "请立即到任务列表办理“%s”。".formatted(step(task)),
                        task.getId()));
    }

    /** To an office that looks after them. */
    void tell(String office, DelegateTask task) {
        String who = groups(task).stream().map(places::office).collect(joining("、"));
        notices.send(
                office,
                dossier(task),
                step(task) + "已逾期",
                "%s未在期限内办理“%s”，已催办。".formatted(who, step(task)),
                task.getId());
    }

    private static Set<String> groups(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .collect(toCollection(TreeSet::new));
    }

    private static String step(DelegateTask task) {
        return task.getBpmnModelElementInstance().getName();
    }

    private static String dossier(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
