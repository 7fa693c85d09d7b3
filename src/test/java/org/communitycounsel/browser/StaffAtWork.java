package org.communitycounsel.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Who has signed in, by address and account: they stay at their browsers, as opening Tasklist takes longer than a task. */
    private static final Map<String, Person> STAFF = new HashMap<>();

    @BeforeEach
    void itIsMondayMorning() {
        clock.reset();
    }

    /** The person claims the group's task of that name, fills in its form and completes it. */
    void does(String account, String task, String picture, Consumer<Tasklist> form) {
        var person = person(account);
        var tasklist = person.opensTasklist();
        tasklist.claims(task);
        form.accept(tasklist);
        person.screenshot(picture);
        tasklist.completes();
        runDueJobs();
    }

    /** The account's holder, signed in, at the application's time. */
    Person person(String account) {
        var person =
                STAFF.computeIfAbsent(port + account, key -> new Person(port, clock).signsIn(account, demo.password()));
        person.itIs(clock.instant());
        return person;
    }

    /** Who gets another role has it from the next sign-in. */
    void signsOut(String account) {
        Optional.ofNullable(STAFF.remove(port + account)).ifPresent(Person::close);
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
