package org.communitycounsel.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;

/** Camunda Tasklist as one person sees and uses it. */
class Tasklist {

    private final Page page;

    Tasklist(Page page) {
        this.page = page;
    }

    /** Chooses a process in the start dialogue and waits for its form. */
    void begins(String process) {
        page.locator(".start-process-action a").click();
        page.locator(".modal-body a", new Page.LocatorOptions().setHasText(process))
                .first()
                .click();
        page.locator(".modal-body .fjs-container").waitFor();
    }

    /** Sends the start form and waits until the dialogue is gone. */
    void starts() {
        page.locator(".modal-footer .btn-primary").click();
        page.locator(".modal-dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Tries to send the start form; gives all refusals that stand in the dialogue then. */
    List<String> startIsRefused() {
        page.waitForResponse(
                answer -> answer.url().endsWith("/submit-form"),
                () -> page.locator(".modal-footer .btn-primary").click());
        var refusals = page.locator(".modal-body .notifications .alert");
        refusals.first().waitFor();
        return refusals.allInnerTexts();
    }

    /** Opens the group's task with that name from the filter 本组待办 and claims it. */
    void claims(String task) {
        looksAt(task);
        page.locator("button.claim").click();
        page.locator("button.unclaim").waitFor();
    }

    /** Opens the group's task with that name without claiming it. */
    void looksAt(String task) {
        filter("本组待办");
        open(task);
    }

    /** What stands above the form of the task that is open. */
    String hint() {
        return (String)
                page.evaluate("() => getComputedStyle(document.querySelector('.form-pane'), '::before').content");
    }

    /** Chooses a filter and waits for its tasks. */
    void filter(String name) {
        page.waitForResponse(
                answer -> answer.url().matches(".*/filter/[^/]+/list.*"),
                () -> page.locator("a", new Page.LocatorOptions().setHasText(name))
                        .first()
                        .click());
    }

    private void open(String task) {
        page.locator("ol.tasks-list li.task", new Page.LocatorOptions().setHasText(task))
                .first()
                .click();
        page.locator(".task-card .fjs-container").waitFor();
    }

    void chooses(String label, String option) {
        form().getByLabel(label).click();
        form().locator(".fjs-dropdownlist-item", new Locator.LocatorOptions().setHasText(option))
                .click();
    }

    void answers(String option) {
        form().getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(option).setExact(true))
                .check();
    }

    /** Answers the one question of several with the same answers. */
    void answersIn(String question, String option) {
        form().locator(".fjs-form-field-radio", new Locator.LocatorOptions().setHasText(question))
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(option).setExact(true))
                .check();
    }

    void ticks(String option) {
        form().getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(option))
                .check();
    }

    /** Writes and leaves the field: the form waits for a pause in typing, which does not pass where the clock stands. */
    void writes(String label, String text) {
        form().getByLabel(label).fill(text);
        form().getByLabel(label).blur();
    }

    /** Completes the task that is open and waits until it is gone. */
    void completes() {
        completeButton().click();
        completeButton().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Tries to complete the task that is open; gives the notification it is refused with. */
    String isRefused() {
        completeButton().click();
        var notification = page.locator(".notifications .alert").first();
        notification.waitFor();
        return notification.innerText();
    }

    Locator form() {
        return page.locator(".fjs-container").first();
    }

    private Locator completeButton() {
        return page.locator(".form-actions .btn-primary");
    }
}
