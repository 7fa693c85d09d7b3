package org.communitycounsel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.platform.identity.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's tables say of an account is asked of the database once a request, whoever in it wants to know. */
@ServedApplicationTest
class OneReadOfTheAccountTest {

    /** Where MyBatis tells the engine's statement that reads an account's groups. */
    private final Logger statements = (Logger) LoggerFactory.getLogger(
            "org.camunda.bpm.engine.impl.persistence.entity.GroupEntity.selectGroupByQueryCriteria");

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @LocalServerPort
    int port;

    @BeforeEach
    void staff(@Autowired Accounts accounts, @Autowired IdentityService identity) {
        Staff.ensure(accounts, identity);
        heard.start();
        statements.setLevel(Level.DEBUG);
        statements.setAdditive(false);
        statements.addAppender(heard);
    }

    @AfterEach
    void listenNoMore() {
        statements.detachAppender(heard);
        statements.setAdditive(true);
        statements.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/engine/engine/default/task/count", "/engine-rest/task/count"})
    void groups_are_read_once(String path) {
        var supervisor = new Browser(port);
        supervisor.signIn(Staff.SUPERVISOR, Staff.PASSWORD);
        supervisor.get(path);
        heard.list.clear();

        assertThat(supervisor.get(path).statusCode()).isEqualTo(200);
        assertThat(heard.list.stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .filter(message -> message.contains("Preparing")))
                .hasSize(1);
    }
}
