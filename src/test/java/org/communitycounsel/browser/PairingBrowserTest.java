package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@BrowserTest
@DisplayName("HZ09-4.2b 社区与律师双向选择，签订统一的服务协议书")
class PairingBrowserTest extends StaffAtWork {

    private static final String COMMUNITY = "柳翠井巷社区";
    private static final String COMMUNITY_CODE = "330102001057";
    private static final String LAWYER = "施若谷";

    @Test
    void a_community_without_a_lawyer_chooses_signs_and_is_served() {
        begins();
        does("community", "填报需求", "pairing-2-needs", tasklist -> {
            tasklist.ticks("法律咨询");
            tasklist.ticks("应邀调解纠纷");
            tasklist.chooses("希望的服务日", "周三");
            tasklist.answers("下午");
            tasklist.writes("其他要求", "希望在社区人民调解室合署办公");
        });
        does("community", "排定志愿", "pairing-3-rank", tasklist -> tasklist.chooses("第一志愿", LAWYER));
        does("firm", "律所答复", "pairing-4-firm", tasklist -> tasklist.answers("同意"));
        does("lawyer2", "律师答复", "pairing-5-lawyer", tasklist -> tasklist.answers("同意"));
        does("firm", "律所签署协议", "pairing-6-sign-firm", tasklist -> tasklist.answers("签署"));
        does("community", "社区签署协议", "pairing-7-sign-community", tasklist -> tasklist.answers("签署"));
        does("qingbo", "归档协议", "pairing-8-file", tasklist -> tasklist.answers("归档"));

        var community = person("community");
        community.opens("/dossiers");
        community
                .page()
                .locator("tr", new Page.LocatorOptions().setHasText("结对签约：" + COMMUNITY))
                .locator("a")
                .first()
                .click();
        community.page().waitForLoadState();
        assertThat(community.page().locator("main").innerText())
                .contains("已结对", LAWYER, "SHA-256")
                .doesNotContain("13301201210900023");
        community.screenshot("pairing-9-dossier");
        residentsSee();
    }

    private void begins() {
        var office = person("qingbo");
        var tasklist = office.opensTasklist();
        tasklist.begins("结对签约");
        tasklist.chooses("结对社区", COMMUNITY);
        tasklist.answers("一社区一律师");
        office.screenshot("pairing-1-begin");
        tasklist.starts();
    }

    /** HZ09-4.2f: without sign-in; only what the clause makes public. */
    private void residentsSee() {
        try (var resident = new Person(port, clock)) {
            resident.opens("/notice/" + COMMUNITY_CODE);
            assertThat(resident.page().locator("body").innerText())
                    .contains(COMMUNITY, LAWYER, "浙江澄湖律师事务所", "每周一上午")
                    .doesNotContain("13301201210900023", "12000000023", "330102-JD");
            resident.screenshot("notice-1-page");
            resident.opens("/notice/330102001");
            assertThat(resident.page().locator("body").innerText()).contains(COMMUNITY, LAWYER);
            resident.screenshot("notice-2-street");
            resident.opens("/notice/" + COMMUNITY_CODE + "/card");
            isOnePage(resident, "notice-3-card", 105, 148);
            resident.opens("/notice/" + COMMUNITY_CODE + "/poster");
            isOnePage(resident, "notice-4-poster", 297, 420);
        }
    }

    /** Printed, the page open is one sheet of that size in millimetres, and its QR code is the community's address. */
    private void isOnePage(Person resident, String picture, int width, int height) {
        var page = resident.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        byte[] pdf = page.pdf(new Page.PdfOptions()
                .setPath(Path.of("target/screenshots", picture + ".pdf"))
                .setPreferCSSPageSize(true)
                .setPrintBackground(true));
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(text).results())
                .hasSize(1);
        var box = Pattern.compile("/MediaBox\\s*\\[0 0 ([0-9.]+) ([0-9.]+)]").matcher(text);
        assertThat(box.find()).isTrue();
        assertThat(Double.parseDouble(box.group(1)) / 72 * 25.4).isCloseTo(width, within(1.0));
        assertThat(Double.parseDouble(box.group(2)) / 72 * 25.4).isCloseTo(height, within(1.0));
        resident.screenshot(picture);
        assertThat(qrCode(page)).isEqualTo("http://localhost:%d/notice/%s".formatted(port, COMMUNITY_CODE));
    }

    private static String qrCode(Page page) {
        try {
            var picture = ImageIO.read(
                    new ByteArrayInputStream(page.screenshot(new Page.ScreenshotOptions().setFullPage(true))));
            int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
            return new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(source)),
                            Map.of(
                                    DecodeHintType.TRY_HARDER,
                                    true,
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    List.of(BarcodeFormat.QR_CODE)))
                    .getText();
        } catch (IOException | NotFoundException e) {
            throw new AssertionError("no QR code on the page", e);
        }
    }

    @Override
    void does(String account, String task, String picture, Consumer<Tasklist> form) {
        super.does(account, task + "：" + COMMUNITY, picture, form);
    }
}
