package org.communitycounsel.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;

/** A member of staff at a browser of their own: signed in, reading Chinese, in Beijing, at the application's time. */
class Person implements AutoCloseable {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final BrowserContext context;
    private final Page page;
    private final String address;

    Person(int port, Clock clock) {
        address = "http://localhost:" + port;
        context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(1440, 900));
        page = context.newPage();
        itIs(clock.instant());
        page.setDefaultTimeout(60_000);
    }

    /** The browser's time. */
    void itIs(Instant time) {
        page.clock().setFixedTime(Date.from(time));
    }

    Page page() {
        return page;
    }

    /** Signs in with a demo account. */
    Person signsIn(String account, String password) {
        opens("/sign-in");
        page.fill("input[name=username]", account);
        page.fill("input[name=password]", password);
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return this;
    }

    /** Tasklist, as it was left if it is open. */
    Tasklist opensTasklist() {
        if (!page.url().startsWith(address + TASKLIST)) {
            opens(TASKLIST);
            page.locator("section.tasks-list").waitFor();
        }
        return new Tasklist(page);
    }

    void opens(String path) {
        page.navigate(address + path);
    }

    /** Follows the link with that text and waits until its page is there. */
    void follows(String link) {
        follows(page.getByText(link));
    }

    /** Follows the link and waits until its page is there. */
    void follows(Locator link) {
        String here = page.url();
        link.click();
        page.waitForURL(url -> !url.equals(here));
    }

    Path screenshot(String name) {
        var file = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        context.close();
    }
}
