package org.communitycounsel.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.communitycounsel.platform.ApplicationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@DisplayName("The engine is set up for a city's years of cases")
class EngineSettingsTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private String deployment;

    @AfterEach
    void remove() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void a_diagram_cannot_shorten_how_long_records_are_kept() {
        var model = Bpmn.createExecutableProcess("short-memory")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("wait")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("short-memory.bpmn", model)
                .deploy()
                .getId();
        var instance = runtime.startProcessInstanceByKey("short-memory");
        var removal = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getRemovalTime();
        assertThat(removal).isAfterOrEqualTo(Date.from(clock.instant().plus(Duration.ofDays(3649))));
    }

    @Test
    void a_job_that_fails_is_tried_again_after_a_minute_then_ten_then_an_hour() {
        var model = Bpmn.createExecutableProcess("failing")
                .startEvent()
                .camundaAsyncAfter()
                .serviceTask("fails")
                .camundaExpression("${missing}")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("failing.bpmn", model)
                .deploy()
                .getId();
        runtime.startProcessInstanceByKey("failing");

        for (Duration wait : List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1))) {
            assertThatThrownBy(() -> management.executeJob(job().getId())).isNotNull();
            assertThat(job().getDuedate()).isEqualTo(Date.from(clock.instant().plus(wait)));
        }
        assertThatThrownBy(() -> management.executeJob(job().getId())).isNotNull();
        assertThat(job().getRetries()).isZero();
        assertThat(runtime.createIncidentQuery()
                        .processDefinitionKeyIn("failing")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void the_reads_that_grow_with_tasks_and_timers_have_their_indexes() {
        assertThat(jdbc.sql("select indexname from pg_indexes where indexname like 'cc\\_%'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("cc_task_tenant_due", "cc_task_due", "cc_job_due", "cc_job_running");
    }

    private Job job() {
        return management.createJobQuery().processDefinitionKey("failing").singleResult();
    }
}
