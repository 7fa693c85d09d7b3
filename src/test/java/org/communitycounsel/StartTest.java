package org.communitycounsel;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.communitycounsel.platform.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class StartTest {

    @Autowired
    ProcessEngine engine;

    @Test
    void the_engine_stands_on_the_migrated_schema() {
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().list())
                .isNotNull();
    }
}
