package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.communitycounsel.pairing.ActivePairings;
import org.communitycounsel.pairing.Pictures;
import org.communitycounsel.pairing.Studios;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.identity.DemoAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@BrowserTest
@DisplayName("HZ09-4.2f、JG-7.1 公示页、服务联系卡和工作室公示牌")
class NoticeBrowserTest {

    private static final String USUAL = "330102008051";
    private static final String LONG = "330109999001";
    private static final String MANY = "330109999002";
    private static final String LONG_NAME = "某某街道新时代城乡融合发展示范片区湖光山色幸福家园东北片第一生活社区（筹备组）片";
    private static final String LONG_FIRM = "上海市建纬长三角一体化发展示范区知识产权与涉外法律服务中心（杭州上城）律师事务所联合办公室";
    private static final double MILLIMETRES = 72 / 25.4;

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    DemoAccounts demo;

    @Autowired
    ApplicationContext beans;

    @BeforeEach
    void communities_as_usual_and_as_hard_to_print() {
        clock.reset();
        var given = new ActivePairings(beans);
        given.endAllOf("330109999");
        given.endAllOf("330102008");
        given.district("330109", "某区");
        given.street("330109999", "某某街道", null);
        given.community(LONG, LONG_NAME);
        given.community(MANY, "多律社区");
        given.firm("33010900000009", LONG_FIRM, "330109", "0571-00009001");
        for (int n = 1; n <= 6; n++) {
            given.lawyer("3301091201010000" + n, n == 1 ? "阿卜杜热合曼·买买提江" : "律师" + n + "号", "33010900000009", null);
        }
        given.stationed(USUAL, "31330102DEMO000001", "13301201010900001");
        given.pairedWithFirm(LONG, "33010900000009", "33010912010100001", "33010912010100002");
        given.agrees(
                "33010912010100001",
                "0571-00009002",
                "a.very.long.public.address.of.a.lawyer@lawfirm.example.com",
                "",
                new byte[0]);
        given.bean(Studios.class).state(LONG, "某某路一千二百三十四号湖光山色幸福家园东区十二幢社区党群服务中心三楼西侧三〇八室调解室旁", true, "test");
        for (int n = 1; n <= 5; n += 2) {
            given.pairedWithFirm(MANY, "33010900000009", "3301091201010000" + n, "3301091201010000" + (n + 1));
        }
        given.bean(Studios.class).state(USUAL, "复兴路12号社区服务中心二楼", true, "test");
    }

    @ParameterizedTest
    @CsvSource({
        USUAL + ",card,105,148",
        LONG + ",card,105,148",
        MANY + ",card,105,148",
        USUAL + ",poster,297,420",
        LONG + ",poster,297,420",
        MANY + ",poster,297,420"
    })
    void prints_on_exactly_one_sheet_with_nothing_cut_off(String community, String kind, int width, int height)
            throws Exception {
        try (var page = visitor(1440, 900)) {
            page.navigate(address("/notice/" + community + "/" + kind));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
            assertThat(cutOff(page)).as("cut off").isEmpty();
            page.locator(".sheet")
                    .screenshot(new com.microsoft.playwright.Locator.ScreenshotOptions()
                            .setPath(Path.of("target", "screenshots", "notice-" + kind + "-" + community + ".png")));

            byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));

            Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(Path.of("target", "screenshots", "notice-" + kind + "-" + community + ".pdf"), pdf);
            String text = new String(pdf, StandardCharsets.ISO_8859_1);
            var sheets = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]")
                    .matcher(text)
                    .results()
                    .toList();
            assertThat(sheets).hasSize(1);
            assertThat(Double.parseDouble(sheets.get(0).group(1)) / MILLIMETRES)
                    .isCloseTo(width, org.assertj.core.data.Offset.offset(1.0));
            assertThat(Double.parseDouble(sheets.get(0).group(2)) / MILLIMETRES)
                    .isCloseTo(height, org.assertj.core.data.Offset.offset(1.0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"card", "poster"})
    void the_printed_code_leads_to_the_page(String kind) throws Exception {
        try (var page = visitor(1440, 900)) {
            page.navigate(address("/notice/" + USUAL + "/" + kind));
            byte[] picture = page.locator("svg.qr").screenshot();

            assertThat(decoded(picture)).isEqualTo(address("/notice/" + USUAL));
            assertThat(page.navigate(decoded(picture)).status()).isEqualTo(200);
            assertThat(page.locator("h1").innerText()).isEqualTo("馒头山社区");
        }
    }

    @ParameterizedTest
    @CsvSource({"390,844", "1440,900"})
    void the_pages_are_readable_on_a_telephone_and_on_a_desk(int width, int height) {
        for (String code : new String[] {USUAL, LONG, MANY, "330102008", "330102", "330102008053"}) {
            try (var page = visitor(width, height)) {
                page.navigate(address("/notice/" + code));
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("%s at %d", code, width)
                        .isEqualTo(width);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", "notice-" + code + "-" + width + ".png"))
                        .setFullPage(true));
            }
        }
    }

    @Test
    void a_lawyer_shows_a_photo_and_takes_it_back() {
        try (var lawyer = new Person(port, clock).signsIn("lawyer", demo.password());
                var resident = visitor(390, 844)) {
            lawyer.opens("/pairing/profile");
            var page = lawyer.page();
            page.setInputFiles(
                    "#photo",
                    new com.microsoft.playwright.options.FilePayload("me.png", "image/png", Pictures.png(600, 800)));
            page.fill("#phone", "0571-00000299");
            page.check("[name=agreed]");
            page.click("text=同意并公开");
            page.locator(".note.good").waitFor();
            lawyer.screenshot("profile");
            resident.navigate(address("/notice/" + USUAL));
            assertThat(resident.locator("main").innerText()).contains("陈知远", "0571-00000299");
            assertThat(resident.evaluate("document.querySelector('.lawyer img').naturalWidth"))
                    .isEqualTo(480);

            page.click("text=撤回同意并删除");
            page.locator(".note.good").waitFor();
        }
        try (var resident = visitor(390, 844)) {
            resident.navigate(address("/notice/" + USUAL));
            assertThat(resident.locator("main").innerText())
                    .contains("陈知远", "律所电话")
                    .doesNotContain("0571-00000299");
            assertThat(resident.locator(".lawyer img").count()).isZero();
        }
    }

    @Test
    void staff_see_groups_advisers_and_studios() {
        try (var association = new Person(port, clock).signsIn("association", demo.password())) {
            association.opens("/pairing/groups");
            association.page().locator("select[name=district]").selectOption("330102");
            association.page().click("text=查看");
            association.screenshot("groups");
            assertThat(association.page().locator("main").innerText()).contains("上城区大组", "陈知远", "馒头山社区");
            association.opens("/pairing/advisers");
            assertThat(association.page().locator("main").innerText()).contains("陈知远", "下载 Excel 表格");
            association.screenshot("advisers");
        }
        try (var office = new Person(port, clock).signsIn("qingbo", demo.password())) {
            office.opens("/pairing/studios");
            assertThat(office.page().locator("main").innerText()).contains("柳翠井巷社区", "公示页");
            office.screenshot("studios");
        }
    }

    /** What does not fit in its box, or lies outside the sheet. */
    private static java.util.List<?> cutOff(Page page) {
        return (java.util.List<?>) page.evaluate("""
                () => {
                  const sheet = document.querySelector('.sheet');
                  const box = sheet.getBoundingClientRect();
                  const bad = [];
                  if (sheet.scrollHeight > sheet.clientHeight + 1) bad.push('sheet ' + sheet.scrollHeight + ' > ' + sheet.clientHeight);
                  for (const each of sheet.querySelectorAll('*')) {
                    const at = each.getBoundingClientRect();
                    if (at.right > box.right + 1 || at.bottom > box.bottom + 1 || at.left < box.left - 1)
                      bad.push(each.tagName + ' ' + each.textContent.slice(0, 20));
                  }
                  return bad;
                }""");
    }

    private static String decoded(byte[] picture) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(picture));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }

    private static Page visitor(int width, int height) {
        return Chromium.browser()
                .newPage(new Browser.NewPageOptions().setLocale("zh-CN").setViewportSize(width, height));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
