package org.communitycounsel.platform.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ApplicationTest
public class DossierPageTest {

    private static final byte[] PDF = "%PDF-1.7\n证明\n%%EOF".getBytes(StandardCharsets.UTF_8);

    @Autowired
    WebApplicationContext context;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Attachments attachments;

    @Autowired
    Districts districts;

    @Autowired
    IdentityService identity;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    MovableClock clock;

    private MockMvc web;
    private String number;

    @BeforeEach
    void aCase() {
        clock.reset();
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        districts.register("330102", "上城区", "杭州市");
        districts.register("330105", "拱墅区", "杭州市");
        districts.register("310101", "黄浦区", "上海市");
        account("p-office", "湖滨司法所", "330102", "justiceOffice", "justiceOffice.330102001");
        account("p-person", "王芳", "330102", "lawyer", "lawyer.13301201010000001");
        account("p-street", "清波司法所", "330102", "justiceOffice", "justiceOffice.330102002");
        account("p-elsewhere", "外区人员", "330105", "justiceOffice", "justiceOffice.330102001");
        account("p-supervisor", "区督查", "330102", "supervisor", "supervisor.330102");
        account("p-city", "市督查", "330102", "supervisor", "supervisor.3301");
        account("p-other-supervisor", "拱墅督查", "330105", "supervisor", "supervisor.330105");
        account("p-other-city", "上海督查", "310101", "supervisor", "supervisor.3101");
        account("p-admin", "管理员", null, "camunda-admin");
        number = dossiers.open("PG", "330102", "推荐<张三>律师", List.of("justiceOffice.330102001"));
        dossiers.admitPerson(number, "p-person");
    }

    private void account(String id, String name, String district, String... groups) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return;
        }
        var user = identity.newUser(id);
        user.setLastName(name);
        user.setFirstName("");
        user.setPassword("correct horse battery");
        identity.saveUser(user);
        for (String group : groups) {
            if (identity.createGroupQuery().groupId(group).count() == 0) {
                var added = identity.newGroup(group);
                added.setName(name);
                identity.saveGroup(added);
            }
            identity.createMembership(id, group);
        }
        if (district != null) {
            identity.createTenantUserMembership(district, id);
        }
    }

    private ResultActions open(String account, String path) throws Exception {
        return web.perform(get("/dossiers/" + number + path).with(user(account)));
    }

    @Nested
    @DisplayName("Who sees a dossier")
    class Access {

        @ParameterizedTest
        @CsvSource({
            "p-office,           200",
            "p-person,           200",
            "p-supervisor,       200",
            "p-city,             200",
            "p-admin,            200",
            "p-street,           404",
            "p-elsewhere,        404",
            "p-other-supervisor, 404",
            "p-other-city,       404",
            "p-unknown,          404"
        })
        void by_account(String account, int status) throws Exception {
            long document = anAttachment();
            open(account, "").andExpect(status().is(status));
            open(account, "/attachments/" + document).andExpect(status().is(status));
            web.perform(get("/dossiers").param("text", number).with(user(account)))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(
                                    status == 200
                                            ? containsString(number + "</a>")
                                            : not(containsString(number + "</a>"))));
        }

        @Test
        void nobody_signed_in_sees_nothing() throws Exception {
            long document = anAttachment();
            for (String path : List.of("", "/" + number, "/" + number + "/attachments/" + document)) {
                int status = web.perform(get("/dossiers" + path))
                        .andReturn()
                        .getResponse()
                        .getStatus();
                assertThat(status).as(path).isIn(302, 401);
            }
        }

        @Test
        void one_that_is_not_there_answers_as_one_that_may_not_be_seen() throws Exception {
            var hidden = open("p-street", "").andReturn().getResponse();
            number = "330102-PG-2026-999999";
            var missing = open("p-street", "").andReturn().getResponse();
            assertThat(missing.getStatus()).isEqualTo(hidden.getStatus()).isEqualTo(404);
            assertThat(missing.getContentAsString()).isEqualTo(hidden.getContentAsString());
        }

        @ParameterizedTest
        @CsvSource({
            "p-office, 302",
            "p-person, 302",
            "p-supervisor, 403",
            "p-admin, 403",
            "p-street, 404",
            "p-elsewhere, 404"
        })
        void only_those_on_the_case_upload(String account, int status) throws Exception {
            upload(account, "证明.pdf", PDF, "").andExpect(status().is(status));
        }

        @Test
        void an_upload_without_the_pages_token_is_refused() throws Exception {
            web.perform(multipart("/dossiers/" + number + "/attachments")
                            .file(new MockMultipartFile("file", "a.pdf", "application/pdf", PDF))
                            .with(user("p-office")))
                    .andExpect(status().isForbidden());
        }

        private long anAttachment() throws Exception {
            upload("p-office", "证明.pdf", PDF, "");
            return attachments.of(number).get(0).id();
        }
    }

    @Nested
    @DisplayName("What the page shows")
    class Page {

        @Test
        void number_title_state_and_what_happened_in_the_districts_time_without_markup_from_data() throws Exception {
            dossiers.record(number, "p-person", "已核对<b>原件</b>", "HZ09-4.2a");
            open("p-office", "")
                    .andExpect(content().string(containsString(number)))
                    .andExpect(content().string(containsString("推荐&lt;张三&gt;律师")))
                    .andExpect(content().string(containsString("办理中")))
                    .andExpect(content().string(containsString("2026年3月9日 09:00")))
                    .andExpect(content().string(containsString("王芳")))
                    .andExpect(content().string(containsString("已核对&lt;b&gt;原件&lt;/b&gt;")))
                    .andExpect(content().string(containsString("HZ09-4.2a")));
            dossiers.close(number, "已入册");
            open("p-office", "").andExpect(content().string(containsString("已结案：已入册")));
        }

        @Test
        void the_step_it_waits_for_with_who_has_it_until_when_and_that_it_is_overdue() throws Exception {
            String deployment = startAFlow();
            try {
                open("p-office", "")
                        .andExpect(content().string(containsString("核对材料")))
                        .andExpect(content().string(containsString("湖滨司法所</td>")))
                        .andExpect(content().string(containsString("2026年3月9日 12:00")))
                        .andExpect(content().string(containsString("去办理")))
                        .andExpect(content().string(containsString("class=\"shape task current\"")))
                        .andExpect(content().string(containsString("class=\"shape start done\"")))
                        .andExpect(content().string(not(containsString("已逾期"))));
                open("p-supervisor", "").andExpect(content().string(not(containsString("去办理"))));
                clock.advance(Duration.ofHours(4));
                open("p-supervisor", "").andExpect(content().string(containsString("已逾期")));
            } finally {
                engine.getRepositoryService().deleteDeployment(deployment, true);
            }
        }

        private String startAFlow() {
            var flow = Bpmn.createExecutableProcess("dossier-page-flow")
                    .name("小流程")
                    .startEvent()
                    .userTask("check")
                    .name("核对材料")
                    .camundaCandidateGroups("justiceOffice.330102001")
                    .camundaDueDate("2026-03-09T04:00:00Z")
                    .endEvent()
                    .done();
            String deployment = engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance("dossier-page-flow.bpmn", flow)
                    .deploy()
                    .getId();
            engine.getRuntimeService().startProcessInstanceByKey("dossier-page-flow", number);
            return deployment;
        }

        @Test
        void what_a_module_adds_facts_for_all_and_actions_for_whom_it_says() throws Exception {
            open("p-office", "")
                    .andExpect(content().string(containsString("执业机构")))
                    .andExpect(content().string(containsString("撤回推荐")))
                    .andExpect(content().string(containsString("/test/withdrawal/" + number)));
            open("p-supervisor", "").andExpect(content().string(not(containsString("撤回推荐"))));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Withdrawal {

        @Bean
        DossierPart withdrawal() {
            return new DossierPart() {
                @Override
                public boolean supports(String kind) {
                    return kind.equals("PG");
                }

                @Override
                public List<Fact> facts(String number) {
                    return List.of(new Fact("执业机构", "某某律师事务所"));
                }

                @Override
                public List<Action> actions(String number, CurrentUser user) {
                    return user.isMemberOf("justiceOffice.330102001")
                            ? List.of(new Action("撤回推荐", "/test/withdrawal/" + number, "撤回理由"))
                            : List.of();
                }
            };
        }
    }

    @Nested
    @DisplayName("The list of one's own dossiers")
    class Own {

        @Test
        void is_filtered_by_state_number_and_text_and_takes_wildcards_as_they_stand() throws Exception {
            dossiers.close(number, "已入册");
            String other = dossiers.open("PG", "330102", "推荐100%律师", List.of("justiceOffice.330102001"));
            list("closed", number).andExpect(content().string(containsString(number + "</a>")));
            list("open", number).andExpect(content().string(not(containsString(number + "</a>"))));
            list("", "100%")
                    .andExpect(content().string(containsString(other + "</a>")))
                    .andExpect(content().string(not(containsString(number + "</a>"))));
        }

        @Test
        void has_pages_the_newest_first() throws Exception {
            account("p-many", "多案所", "330102", "justiceOffice.330102009");
            for (int i = 1; i <= 45; i++) {
                clock.advance(Duration.ofMinutes(1));
                dossiers.open("PM", "330102", "第" + i + "件", List.of("justiceOffice.330102009"));
            }
            var first = web.perform(get("/dossiers").with(user("p-many")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(first).contains("共 45 件", "第45件", "第26件", "第 1 页，共 3 页").doesNotContain("第25件");
            web.perform(get("/dossiers").param("page", "99").with(user("p-many")))
                    .andExpect(content().string(containsString("第5件")))
                    .andExpect(content().string(containsString("第 3 页，共 3 页")));
        }

        private ResultActions list(String state, String text) throws Exception {
            return web.perform(
                    get("/dossiers").param("state", state).param("text", text).with(user("p-office")));
        }
    }

    private ResultActions upload(String account, String name, byte[] bytes, String note) throws Exception {
        return web.perform(multipart("/dossiers/" + number + "/attachments")
                .file(new MockMultipartFile("file", name, "application/pdf", bytes))
                .param("note", note)
                .with(csrf())
                .with(user(account)));
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        IntStream.range(0, values.length).forEach(i -> bytes[i] = (byte) values[i]);
        return bytes;
    }

    @Nested
    @DisplayName("Documents")
    class Documents {

        @Test
        void come_back_byte_for_byte_as_a_download_under_their_chinese_name() throws Exception {
            byte[] large = new byte[3 * 1024 * 1024 + 17];
            new Random(1).nextBytes(large);
            System.arraycopy(PDF, 0, large, 0, 5);
            upload("p-office", "学历 证明（张三）.pdf", large, "学历").andExpect(status().is3xxRedirection());

            var document = attachments.of(number).get(0);
            open("p-person", "/attachments/" + document.id())
                    .andExpect(content().bytes(large))
                    .andExpect(header().string("Content-Type", "application/pdf"))
                    .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                    .andExpect(
                            header().string(
                                            "Content-Disposition",
                                            "attachment; filename=\"attachment-" + document.id()
                                                    + ".pdf\"; filename*=UTF-8''"
                                                    + "%E5%AD%A6%E5%8E%86%20%E8%AF%81%E6%98%8E%EF%BC%88%E5%BC%A0%E4%B8%89%EF%BC%89.pdf"));
            assertThat(dossiers.entries(number))
                    .last()
                    .satisfies(entry -> assertThat(entry.text())
                            .startsWith("上传材料：学历 证明（张三）.pdf（学历）\nSHA-256：" + document.sha256()));
        }

        @Test
        void of_each_kind_are_taken() throws Exception {
            upload("p-office", "a.docx", zip("[Content_Types].xml", "word/document.xml"), "");
            upload("p-office", "a.xlsx", zip("[Content_Types].xml", "xl/workbook.xml"), "");
            upload("p-office", "a.ofd", zip("OFD.xml"), "");
            upload("p-office", "a.PNG", bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0), "");
            upload("p-office", "a.jpeg", bytes(0xFF, 0xD8, 0xFF, 0xE0), "");
            upload("p-office", "a.doc", ole("WordDocument"), "");
            assertThat(attachments.of(number)).hasSize(6);
        }

        private static byte[] ole(String... streams) {
            var out = new ByteArrayOutputStream();
            out.writeBytes(bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1));
            for (String stream : streams) {
                out.writeBytes(stream.getBytes(StandardCharsets.UTF_16LE));
            }
            return out.toByteArray();
        }

        @Test
        void of_another_kind_or_disguised_are_refused_and_the_note_stays_in_the_form() throws Exception {
            byte[] program = bytes('M', 'Z', 0x90, 0, 3);
            refused("病毒.exe", program, "不能上传这种文件");
            refused("证明.pdf", program, "文件内容不是有效的 PDF 文件");
            refused("证明.pdf.exe", PDF, "不能上传这种文件");
            refused("证明.html", "<script>".getBytes(StandardCharsets.UTF_8), "不能上传这种文件");
            refused("证明.svg", "<svg/>".getBytes(StandardCharsets.UTF_8), "不能上传这种文件");
            refused("照片.png", PDF, "文件内容不是有效的 PNG 文件");
            refused("表.docx", zip("[Content_Types].xml", "xl/workbook.xml"), "文件内容不是有效的 DOCX 文件");
            refused("包.docx", zip("a.exe"), "文件内容不是有效的 DOCX 文件");
            refused("宏.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "宏");
            refused("宏.doc", ole("WordDocument", "_VBA_PROJECT"), "宏");
            refused("破.docx", bytes('P', 'K', 3, 4, 9, 9), "文件内容不是有效的 DOCX 文件");
            refused("无扩展名", PDF, "文件名缺少扩展名");
            refused("空.pdf", new byte[0], "请选择要上传的文件");
            assertThat(attachments.of(number)).isEmpty();
        }

        @Test
        void of_more_than_20_megabytes_are_refused_and_of_just_that_taken() throws Exception {
            byte[] bytes = new byte[20 * 1024 * 1024 + 1];
            System.arraycopy(PDF, 0, bytes, 0, 5);
            refused("大.pdf", bytes, "单个文件不超过 20 MB");
            upload("p-office", "大.pdf", Arrays.copyOf(bytes, bytes.length - 1), "")
                    .andExpect(status().is3xxRedirection());
        }

        private void refused(String name, byte[] bytes, String reason) throws Exception {
            upload("p-office", name, bytes, "我写的说明")
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString(reason)))
                    .andExpect(content().string(containsString("value=\"我写的说明\"")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"../../etc/证明.pdf", "C:\\资料\\证明.pdf", "证\u0000明.pdf", "证\u202E明.pdf", "..证明.pdf", " 证明.pdf. "
                })
        void lose_path_and_invisible_characters_from_their_name(String name) throws Exception {
            upload("p-office", name, PDF, "").andExpect(status().is3xxRedirection());
            assertThat(attachments.of(number)).extracting(Attachment::fileName).containsExactly("证明.pdf");
        }

        @Test
        void long_names_are_shortened_before_their_extension() throws Exception {
            upload("p-office", "长".repeat(300) + ".pdf", PDF, "");
            assertThat(attachments.of(number))
                    .extracting(Attachment::fileName)
                    .containsExactly("长".repeat(120) + ".pdf");
        }

        @Test
        void sent_twice_are_kept_once_also_at_the_same_time() throws Exception {
            var pool = Executors.newFixedThreadPool(6);
            try {
                for (var sent : pool.invokeAll(IntStream.range(0, 12)
                        .<Callable<ResultActions>>mapToObj(i -> () -> upload("p-office", "证明" + i + ".pdf", PDF, ""))
                        .toList())) {
                    sent.get().andExpect(status().is3xxRedirection());
                }
            } finally {
                pool.shutdown();
            }
            assertThat(attachments.of(number)).hasSize(1);
        }

        @Test
        void of_another_dossier_are_not_reached_through_ones_own() throws Exception {
            String mine = number;
            number = dossiers.open("PG", "330102", "别人的案卷", List.of("justiceOffice.330102002"));
            upload("p-street", "密.pdf", PDF, "");
            long theirs = attachments.of(number).get(0).id();
            number = mine;
            open("p-office", "/attachments/" + theirs).andExpect(status().isNotFound());
        }

        @Test
        void are_withdrawn_by_their_uploader_with_a_reason_and_stay_for_supervisors() throws Exception {
            upload("p-office", "证明.pdf", PDF, "");
            long id = attachments.of(number).get(0).id();
            withdraw("p-person", id, "不是我的").andExpect(status().isUnprocessableEntity());
            withdraw("p-office", id, " ").andExpect(status().isUnprocessableEntity());
            withdraw("p-office", id, "传错了").andExpect(status().is3xxRedirection());

            open("p-office", "/attachments/" + id).andExpect(status().isNotFound());
            open("p-supervisor", "/attachments/" + id).andExpect(status().isOk());
            open("p-office", "").andExpect(content().string(containsString("撤回：传错了")));
            assertThat(dossiers.entries(number)).last().satisfies(entry -> {
                assertThat(entry.text()).isEqualTo("撤回材料：证明.pdf");
                assertThat(entry.grounds()).isEqualTo("传错了");
            });
            upload("p-office", "证明.pdf", PDF, "").andExpect(status().is3xxRedirection());
            assertThat(attachments.of(number)).hasSize(2);
        }

        private ResultActions withdraw(String account, long id, String reason) throws Exception {
            return web.perform(post("/dossiers/" + number + "/attachments/" + id + "/withdrawal")
                    .param("text", reason)
                    .with(csrf())
                    .with(user(account)));
        }

        @Test
        void are_not_added_to_a_closed_dossier() throws Exception {
            dossiers.close(number, "已入册");
            upload("p-office", "证明.pdf", PDF, "").andExpect(status().isUnprocessableEntity());
            open("p-office", "").andExpect(content().string(not(containsString("上传材料</button>"))));
        }

        @Test
        void cannot_be_changed_or_removed_in_the_database() throws Exception {
            upload("p-office", "证明.pdf", PDF, "");
            for (String change : List.of(
                    "update attachment set file_name = '改.pdf'",
                    "delete from attachment",
                    "truncate attachment cascade",
                    "update attachment_chunk set bytes = ''",
                    "delete from attachment_chunk",
                    "truncate attachment_chunk")) {
                assertThatThrownBy(() -> database.sql(change).update())
                        .as(change)
                        .rootCause()
                        .message()
                        .containsAnyOf("only added to", "only withdrawn");
            }
        }
    }
}
