package org.communitycounsel.browser;

import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The demo's staff at their browsers, from Monday morning on; what a step sets off is done before the next begins. */
abstract class StaffAtWork {

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    ManagementService management;

    @Autowired
    DemoAccounts demo;

    @BeforeEach
    void itIsMondayMorning() {
        clock.reset();
    }

    /** The person claims the group's task of that name, fills in its form and completes it. */
    void does(String account, String task, String picture, Consumer<Tasklist> form) {
        try (var person = person(account)) {
            var tasklist = person.opensTasklist();
            tasklist.claims(task);
            form.accept(tasklist);
            person.screenshot(picture);
            tasklist.completes();
        }
        runDueJobs();
    }

    Person person(String account) {
        return new Person(port, clock).signsIn(account, demo.password());
    }

    void runDueJobs() {
        List<Job> due;
        while (!(due = management
                        .createJobQuery()
                        .executable()
                        .withRetriesLeft()
                        .list())
                .isEmpty()) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }
}
