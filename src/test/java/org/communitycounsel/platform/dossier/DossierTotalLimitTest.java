package org.communitycounsel.platform.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@DisplayName("A dossier takes documents up to a total, in these tests 30 MB")
class DossierTotalLimitTest {

    private static final int TEN_MEGABYTES = 10 << 20;
    private static final String ACCOUNT = "zhang";

    @Autowired
    Attachments attachments;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Districts districts;

    @TempDir
    Path directory;

    private String number;
    private int files;

    @BeforeEach
    void a_case() {
        districts.register("330102", "上城区", "杭州市");
        number = dossiers.open("TL", "330102", "限额：测试", List.of(Role.JUSTICE_OFFICE.at("330102001")));
    }

    @Test
    void to_the_last_byte_and_no_further() throws IOException {
        add(2 * TEN_MEGABYTES);
        add(TEN_MEGABYTES);

        assertThatThrownBy(() -> add(10)).isInstanceOf(Refusal.class).hasMessage("本案卷的材料合计不超过 30 MB，已用 30 MB，放不下这个文件。");
        assertThat(attachments.of(number)).hasSize(2);
    }

    @Test
    void what_does_not_fit_is_refused_and_what_is_smaller_still_fits() throws IOException {
        add(2 * TEN_MEGABYTES);

        assertThatThrownBy(() -> add(TEN_MEGABYTES + 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已用 20 MB");
        add(TEN_MEGABYTES);
        assertThat(attachments.of(number)).hasSize(2);
    }

    @Test
    void a_withdrawn_document_is_kept_and_still_counts() throws IOException {
        add(2 * TEN_MEGABYTES);
        add(TEN_MEGABYTES);
        attachments.withdraw(attachments.of(number).get(0), "传错了", ACCOUNT);

        assertThatThrownBy(() -> add(10)).isInstanceOf(Refusal.class).hasMessageContaining("已用 30 MB");
    }

    @Test
    void the_same_file_again_takes_no_room() throws IOException {
        var file = file(2 * TEN_MEGABYTES);
        assertThat(add(file)).isTrue();
        assertThat(add(file)).isFalse();
    }

    @Test
    void another_dossier_has_its_own_total() throws IOException {
        add(2 * TEN_MEGABYTES);
        add(TEN_MEGABYTES);
        a_case();
        add(2 * TEN_MEGABYTES);
        add(TEN_MEGABYTES);
        assertThat(attachments.of(number)).hasSize(2);
    }

    @Test
    void uploads_at_the_same_time_do_not_exceed_it_together() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var first = file(2 * TEN_MEGABYTES);
            var second = file(2 * TEN_MEGABYTES);
            List<Callable<Boolean>> both = List.of(() -> add(first), () -> add(second));
            assertThat(pool.invokeAll(both))
                    .extracting(DossierTotalLimitTest::succeeded)
                    .containsExactlyInAnyOrder(true, false);
        } finally {
            pool.shutdown();
        }
        assertThat(attachments.of(number)).extracting(Attachment::size).containsExactly(2 * TEN_MEGABYTES);
    }

    private static boolean succeeded(Future<Boolean> upload) {
        try {
            return upload.get();
        } catch (ExecutionException refused) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(int size) throws IOException {
        assertThat(add(file(size))).isTrue();
    }

    private boolean add(Path file) {
        return attachments.add(number, "证明.pdf", file, "", ACCOUNT);
    }

    /** A PDF of that many bytes, unlike any before. */
    private Path file(int size) throws IOException {
        byte[] content = new byte[size];
        byte[] head = "%%PDF-%d".formatted(files++).getBytes();
        System.arraycopy(head, 0, content, 0, head.length);
        return Files.write(Files.createTempFile(directory, "document", ".pdf"), content);
    }
}
