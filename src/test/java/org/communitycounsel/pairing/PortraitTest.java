package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.communitycounsel.platform.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("HZ09-4.2f, JG-7.1 公示的照片")
class PortraitTest {

    @Test
    void nothing_but_the_picture_is_left_of_the_file() {
        byte[] file = Pictures.jpegOfCamera(300, 400, 1);
        assertThat(text(file)).contains("Exif", Pictures.PLACE_TAKEN);

        assertThat(text(Portrait.of(file))).doesNotContain("Exif", "GPS");
    }

    @Test
    void a_large_photo_becomes_a_small_jpeg_of_the_same_shape() {
        byte[] portrait = Portrait.of(Pictures.png(3000, 4000));

        var picture = Pictures.read(portrait);
        assertThat(picture.getWidth()).isEqualTo(480);
        assertThat(picture.getHeight()).isEqualTo(640);
        assertThat(portrait).startsWith(0xFF, 0xD8, 0xFF).hasSizeLessThan(100_000);
    }

    @Test
    void a_small_one_is_not_blown_up() {
        var picture = Pictures.read(Portrait.of(Pictures.jpeg(240, 320)));
        assertThat(picture.getWidth()).isEqualTo(240);
        assertThat(Pictures.isRed(picture, 20, 160)).isTrue();
        assertThat(Pictures.isBlue(picture, 220, 160)).isTrue();
    }

    /** In the file red is left and blue right; the columns say where red is once the picture stands upright. */
    @ParameterizedTest
    @CsvSource({"1,left", "2,right", "3,right", "4,left", "5,top", "6,top", "7,bottom", "8,bottom"})
    void a_photo_taken_with_the_camera_held_sideways_stands_upright(int orientation, String red) {
        var picture = Pictures.read(Portrait.of(Pictures.jpegOfCamera(400, 300, orientation)));

        boolean lying = orientation >= 5;
        assertThat(picture.getWidth()).isEqualTo(lying ? 300 : 400);
        int x = red.equals("left") ? 20 : red.equals("right") ? picture.getWidth() - 20 : picture.getWidth() / 2;
        int y = red.equals("top") ? 20 : red.equals("bottom") ? picture.getHeight() - 20 : picture.getHeight() / 2;
        assertThat(Pictures.isRed(picture, x, y)).isTrue();
        assertThat(Pictures.isBlue(picture, picture.getWidth() - 1 - x, picture.getHeight() - 1 - y))
                .as("the opposite side")
                .isTrue();
    }

    @Test
    void other_files_are_refused_with_what_to_do() {
        refused(new byte[2 * 1024 * 1024 + 1], "不能超过2MB");
        refused("GIF89a".getBytes(StandardCharsets.US_ASCII), "JPG 或 PNG");
        refused(new byte[0], "JPG 或 PNG");
        refused(Pictures.jpeg(60, 80), "照片太小");
        refused(Arrays.copyOf(Pictures.png(300, 400), 200), "无法读取");
        refused(Arrays.copyOf(Pictures.jpeg(300, 400), 30), "无法读取");
        refused(pngThatClaimsToBeHuge(), "尺寸太大");
    }

    /** Its header says 40,000 × 40,000, which would fill the memory. */
    private static byte[] pngThatClaimsToBeHuge() {
        byte[] file = Pictures.png(300, 400);
        var bytes = java.nio.ByteBuffer.wrap(file);
        bytes.putInt(16, 40_000).putInt(20, 40_000);
        var sum = new java.util.zip.CRC32();
        sum.update(file, 12, 17);
        bytes.putInt(29, (int) sum.getValue());
        return file;
    }

    private static void refused(byte[] file, String reason) {
        assertThatThrownBy(() -> Portrait.of(file)).isInstanceOf(Refusal.class).hasMessageContaining(reason);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
