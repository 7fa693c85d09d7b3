package org.communitycounsel.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.junit.jupiter.api.AfterEach;
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

    /** Who has signed in during the test, by account: nobody signs in anew for each task. */
    private final Map<String, Person> staff = new HashMap<>();

    @BeforeEach
    void itIsMondayMorning() {
        clock.reset();
    }

    @AfterEach
    void allGoHome() {
        staff.values().forEach(Person::close);
    }

    /** The person claims the group's task of that name, fills in its form and completes it. */
    void does(String account, String task, String picture, Consumer<Tasklist> form) {
        var person = staff.computeIfAbsent(account, this::person);
        person.itIs(clock.instant());
        var tasklist = person.opensTasklist();
        tasklist.claims(task);
        form.accept(tasklist);
        person.screenshot(picture);
        tasklist.completes();
        runDueJobs();
    }

    Person person(String account) {
        return new Person(port, clock).signsIn(account, demo.password());
    }

    /** One after the other, as one may put an end to the next. */
    void runDueJobs() {
        for (var due = nextDue(); !due.isEmpty(); due = nextDue()) {
            management.executeJob(due.get(0).getId());
        }
    }

    private List<Job> nextDue() {
        return management.createJobQuery().executable().withRetriesLeft().listPage(0, 1);
    }
}
