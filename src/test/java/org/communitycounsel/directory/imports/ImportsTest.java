package org.communitycounsel.directory.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.platform.district.Districts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists taken into a directory that has nothing else in it; a database of its own, since other tests are not to meet the lists. */
@ApplicationTest
@TestPropertySource(properties = "spring.application.name=imports")
class ImportsTest {

    private static final String PLACES = "code,name,street_code,street,district_code,district,city\n";
    private static final String PLACE = "330102001057,柳翠井巷社区,330102001,清波街道,330102,上城区,杭州市\n";
    private static final String LAWYERS = "执业证号,姓名,律所代码,人员类别,学历,执业起始日期";

    @Autowired
    Imports imports;

    @Autowired
    ImportRecords records;

    @Autowired
    Communities communities;

    @Autowired
    Streets streets;

    @Autowired
    LawFirms firms;

    @Autowired
    Lawyers lawyers;

    @Autowired
    Districts districts;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void nothingIsThere() {
        clock.reset();
        Stream.of(
                        "directory_import_problem",
                        "directory_import_notice",
                        "directory_import_count",
                        "directory_import",
                        "lawyer",
                        "law_firm",
                        "law_school",
                        "justice_office",
                        "community",
                        "street",
                        "district",
                        "act_id_membership",
                        "act_id_group",
                        "act_id_tenant")
                .forEach(table -> jdbc.execute("delete from " + table));
    }

    private ImportRecord take(String csv) {
        return take(csv.getBytes(UTF_8), null);
    }

    private ImportRecord take(byte[] content, Listing listing) {
        return imports.runNow("名单.csv", content, Optional.ofNullable(listing), "admin", true);
    }

    private void aFirm() {
        take(PLACES + PLACE);
        assertThat(take("律所代码,律所名称,区县代码\n31330000TEST000001,浙江示例律师事务所,330102\n").state())
                .isEqualTo(ImportState.DONE);
    }

    private String groupName(String id) {
        var group = identity.createGroupQuery().groupId(id).singleResult();
        return group == null ? null : group.getName();
    }

    @Nested
    class AList {

        @Test
        void of_communities_brings_its_streets_and_districts_and_the_groups_of_their_roles() {
            var done = take(PLACES + PLACE);

            assertThat(done.state()).isEqualTo(ImportState.DONE);
            assertThat(done.counts())
                    .containsExactlyInAnyOrder(
                            new Count(Listing.COMMUNITIES, 1, 0, 0),
                            new Count(Listing.STREETS, 1, 0, 0),
                            new Count(Listing.DISTRICTS, 1, 0, 0));
            assertThat(communities.findById("330102001057").orElseThrow().name())
                    .isEqualTo("柳翠井巷社区");
            assertThat(streets.findById("330102001").orElseThrow().name()).isEqualTo("清波街道");
            assertThat(districts.find("330102").orElseThrow().cityName()).isEqualTo("杭州市");
            assertThat(identity.createTenantQuery().tenantId("330102").count()).isOne();
            assertThat(groupName("community.330102001057")).isEqualTo("清波街道柳翠井巷社区居委会");
            assertThat(groupName("communityHead.330102001057")).isEqualTo("清波街道柳翠井巷社区负责人");
            assertThat(groupName("mediationCommittee.330102001057")).isEqualTo("清波街道柳翠井巷社区人民调解委员会");
            assertThat(groupName("justiceOffice.330102001")).isEqualTo("清波街道司法所");
            assertThat(groupName("association.3301")).isEqualTo("杭州市律师协会");
            assertThat(groupName("districtBureau.330102")).isEqualTo("上城区司法局");
        }

        @Test
        void imported_again_changes_nothing() {
            take(PLACES + PLACE);
            long groups = identity.createGroupQuery().count();
            var again = take(PLACES + PLACE);

            assertThat(again.counts()).allMatch(count -> count.added() == 0 && count.changed() == 0);
            assertThat(again.counts()).contains(new Count(Listing.COMMUNITIES, 0, 0, 1));
            assertThat(identity.createGroupQuery().count()).isEqualTo(groups);
        }

        @Test
        void with_new_names_renames_by_code_the_groups_too() {
            take(PLACES + PLACE + "330102001051,清波门社区,330102001,清波街道,330102,上城区,杭州市\n");
            var renamed = take(PLACES + PLACE.replace("清波街道", "新清波街道"));

            assertThat(renamed.counts())
                    .contains(new Count(Listing.STREETS, 0, 1, 0), new Count(Listing.COMMUNITIES, 0, 0, 1));
            assertThat(groupName("community.330102001051"))
                    .as("a community of the renamed street that is not in the list")
                    .isEqualTo("新清波街道清波门社区居委会");
        }

        @Test
        void of_every_kind_is_recognised_by_its_Chinese_header() {
            aFirm();
            assertThat(take("区县代码,区县名称,城市名称\n330106,西湖区,杭州市\n").listing()).isEqualTo(Listing.DISTRICTS);
            assertThat(take("街道代码,街道名称\n330102003,湖滨街道\n").listing()).isEqualTo(Listing.STREETS);
            assertThat(take("社区代码,社区名称\n330102003050,涌金门社区\n").listing()).isEqualTo(Listing.COMMUNITIES);
            assertThat(take("街道代码,司法所名称,联系电话\n330102003,湖滨司法所,0571-88880001\n").listing())
                    .isEqualTo(Listing.JUSTICE_OFFICES);
            assertThat(take(LAWYERS + "\n13301202010999999,张示例,31330000TEST000001,律师,本科,2015-03-01\n")
                            .listing())
                    .isEqualTo(Listing.LAWYERS);
            assertThat(take("学院代码,学院名称,城市代码\n10335LAW,浙江大学光华法学院,3301\n").listing())
                    .isEqualTo(Listing.LAW_SCHOOLS);

            assertThat(groupName("justiceOffice.330102003")).isEqualTo("湖滨司法所");
            assertThat(groupName("lawFirm.31330000TEST000001")).isEqualTo("浙江示例律师事务所");
            assertThat(groupName("lawyer.13301202010999999")).isEqualTo("张示例（浙江示例律师事务所）");
            assertThat(groupName("lawSchool.10335LAW")).isEqualTo("浙江大学光华法学院");
        }

        @Test
        void of_lawyers_keeps_what_its_columns_do_not_speak_of() {
            aFirm();
            take(LAWYERS + ",手机号码,执业状态\n13301202010999999,张示例,31330000TEST000001,律师,本科,2015-03-01,13800000000,异常\n");
            var changed = take(LAWYERS + "\n13301202010999999,张示例,31330000TEST000001,志愿者,硕士,2015年3月1日\n");

            assertThat(changed.counts()).containsExactly(new Count(Listing.LAWYERS, 0, 1, 0));
            var lawyer = lawyers.findById("13301202010999999").orElseThrow();
            assertThat(lawyer.degree()).isEqualTo(Degree.MASTER);
            assertThat(lawyer.kind()).isEqualTo(LawyerKind.VOLUNTEER);
            assertThat(lawyer.practisingSince()).isEqualTo(LocalDate.of(2015, 3, 1));
            assertThat(lawyer.phone()).isEqualTo("13800000000");
            assertThat(lawyer.goodStanding()).isFalse();
        }

        static Stream<byte[]> encodings() {
            return Stream.of(
                    (PLACES + PLACE).getBytes(UTF_8),
                    ("\uFEFF" + PLACES + PLACE).getBytes(UTF_8),
                    (PLACES + PLACE).getBytes(Charset.forName("GBK")),
                    Workbooks.of(sheet -> {
                        var lines = (PLACES + PLACE).split("\n");
                        for (int row = 0; row < 2; row++) {
                            var cells = lines[row].split(",");
                            for (int column = 0; column < cells.length; column++) {
                                sheet.value(row, column, cells[column]);
                            }
                        }
                    }));
        }

        @ParameterizedTest
        @MethodSource("encodings")
        void is_read_in_UTF8_with_and_without_mark_in_GBK_and_as_a_workbook(byte[] content) {
            assertThat(take(content, null).state()).isEqualTo(ImportState.DONE);
            assertThat(communities.findById("330102001057").orElseThrow().name())
                    .isEqualTo("柳翠井巷社区");
        }

        @Test
        void tells_of_a_column_it_does_not_know_and_goes_in() {
            var done = take("街道代码,街道名称,区县名称,城市名称,备注\n330102001,清波街道,上城区,杭州市,老城区\n");
            assertThat(done.state()).isEqualTo(ImportState.DONE);
            assertThat(imports.notices(done.id())).containsExactly("第一行的“备注”不是街道名单的列，其内容没有读取。");
        }
    }

    @Nested
    class ABadList {

        /** What is wrong; the file; where (line and column, or none for the whole file); the reason. */
        static Stream<Arguments> files() {
            return Stream.of(
                    bad("unknown street", "社区代码,社区名称\n330102099001,某社区\n", 2, "社区代码", "没有代码为 330102099 的街道"),
                    bad("unknown district", "街道代码,街道名称\n999999001,某街道\n", 2, "街道代码", "没有代码为 999999 的区县"),
                    bad("doubled code", PLACES + PLACE + PLACE, 3, "社区代码", "与第 2 行重复"),
                    bad(
                            "code of another street",
                            PLACES + PLACE.replace(",330102001,", ",330102003,"),
                            2,
                            "街道代码",
                            "前 9 位不一致"),
                    bad(
                            "code of another district",
                            PLACES + PLACE.replace(",330102,", ",330106,"),
                            2,
                            "区县代码",
                            "前 6 位不一致"),
                    bad(
                            "a street of two names",
                            PLACES + PLACE + PLACE.replace("057", "058").replace("清波", "湖滨"),
                            3,
                            "社区代码",
                            "在第 2 行写作“清波街道”"),
                    bad(
                            "code too short",
                            PLACES + PLACE.replace("330102001057", "33010200105"),
                            2,
                            "社区代码",
                            "应为 12 位数字"),
                    bad(
                            "code made a number",
                            PLACES + PLACE.replace("330102001057", "3.30102E+11"),
                            2,
                            "社区代码",
                            "被 Excel 变成了数字"),
                    bad("no name", PLACES + PLACE.replace("柳翠井巷社区", " 　"), 2, "社区名称", "没有填写"),
                    bad("a name that runs", PLACES + PLACE.replace("柳翠井巷社区", "=HYPERLINK(1)"), 2, "社区名称", "公式"),
                    bad("a comma too many", PLACES + PLACE.replace("杭州市", "杭州市,多余"), 2, "第 8 列", "没有表头"),
                    bad(
                            "unknown firm",
                            LAWYERS + "\n13301202010999999,张示例,31330000NONE,律师,本科,2015-03-01\n",
                            2,
                            "律所代码",
                            "没有这个代码的律师事务所"),
                    bad(
                            "practice yet to begin",
                            LAWYERS + "\n13301202010999999,张示例,31330000TEST000001,律师,本科,2026-03-10\n",
                            2,
                            "执业起始日期",
                            "在今天之后"),
                    bad(
                            "unknown degree",
                            LAWYERS + "\n13301202010999999,张示例,31330000TEST000001,律师,学士,2015-03-01\n",
                            2,
                            "学历",
                            "应为：大专以下、大专、本科、硕士、博士"));
        }

        private static Arguments bad(String what, String csv, long line, String column, String reason) {
            return Arguments.of(what, csv, line, column, reason);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("files")
        void is_refused_with_line_column_and_reason(String what, String csv, long line, String column, String reason) {
            aFirm();
            var refused = take(csv);

            assertThat(refused.state()).isEqualTo(ImportState.REFUSED);
            assertThat(imports.problems(refused.id(), 10)).anySatisfy(problem -> {
                assertThat(problem.line()).isEqualTo(line);
                assertThat(problem.column()).isEqualTo(column);
                assertThat(problem.reason()).contains(reason);
            });
        }

        static Stream<Arguments> wholeFiles() {
            return Stream.of(
                    Arguments.of("empty", "", null, "文件是空的"),
                    Arguments.of("only a header", PLACES, null, "只有表头"),
                    Arguments.of("no header", PLACE, null, "认不出这是哪一种名单"),
                    Arguments.of("header fits several lists", "code,name\n330102,上城区\n", null, "请选定名单种类"),
                    Arguments.of(
                            "missing column", "社区代码,街道名称\n330102001057,清波街道\n", Listing.COMMUNITIES, "缺少必需的列：社区名称"),
                    Arguments.of("doubled column", "社区代码,社区名称,社区\n330102001057,甲,乙\n", Listing.COMMUNITIES, "出现了两次"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("wholeFiles")
        void is_refused_as_a_whole(String what, String csv, Listing listing, String reason) {
            var refused = take(csv.getBytes(UTF_8), listing);
            assertThat(refused.state()).isEqualTo(ImportState.REFUSED);
            assertThat(refused.message()).contains(reason);
        }

        @Test
        void with_a_formula_in_a_cell_is_refused_with_what_to_do() {
            var refused = take(
                    Workbooks.of(sheet -> {
                        sheet.value(0, 0, "街道代码");
                        sheet.value(0, 1, "街道名称");
                        sheet.value(1, 0, "330102001");
                        sheet.formula(1, 1, "CONCATENATE(\"清波\",\"街道\")");
                    }),
                    null);
            assertThat(imports.problems(refused.id(), 10))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.reason()).contains("公式", "选择性粘贴"));
        }

        @Test
        void leaves_nothing_behind_not_even_its_good_lines() {
            var csv = PLACES
                    + IntStream.range(0, 5000).mapToObj(ImportsTest::place).collect(Collectors.joining())
                    + "330102001,太短,330102001,清波街道,330102,上城区,杭州市\n";
            var refused = take(csv);

            assertThat(refused.problemCount()).isOne();
            assertThat(communities.count()).isZero();
            assertThat(streets.count()).isZero();
            assertThat(districts.all()).isEmpty();
            assertThat(identity.createTenantQuery().count()).isZero();
            assertThat(identity.createGroupQuery().count()).isZero();
        }

        @Test
        void with_countless_problems_keeps_the_first_thousand_and_the_number_of_all() {
            var csv = PLACES + "1,甲,330102001,清波街道,330102,上城区,杭州市\n".repeat(3000);
            var refused = take(csv);
            assertThat(refused.problemCount()).isEqualTo(3000);
            assertThat(imports.problems(refused.id(), 5000)).hasSize(1000);
        }

        @Test
        void with_more_than_200000_lines_is_refused() {
            var csv = "学院代码,学院名称,城市代码\n" + "A,甲,1\n".repeat(Pass.MOST_LINES + 1);
            assertThat(take(csv).message()).contains("超过 200,000 行");
        }
    }

    @Nested
    class Trial {

        private long check(String csv) {
            long id = imports.check("名单.csv", csv.getBytes(UTF_8), Optional.empty(), "admin");
            await(id, state -> !state.isRunning());
            return id;
        }

        private void await(long id, Predicate<ImportState> state) {
            for (int i = 0; i < 600 && !state.test(imports.find(id).state()); i++) {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            assertThat(imports.find(id).state()).matches(state);
        }

        @Test
        void says_what_an_import_would_do_and_does_it_only_when_confirmed() {
            long id = check(PLACES + PLACE);
            assertThat(imports.find(id).state()).isEqualTo(ImportState.CHECKED);
            assertThat(imports.find(id).counts()).contains(new Count(Listing.COMMUNITIES, 1, 0, 0));
            assertThat(communities.count()).isZero();
            assertThat(identity.createTenantQuery().count()).isZero();

            imports.confirm(id);
            await(id, state -> state == ImportState.DONE);
            assertThat(communities.count()).isOne();
            assertThatThrownBy(() -> imports.confirm(id)).isInstanceOf(Refusal.class);
        }

        @Test
        void that_is_discarded_is_not_imported() {
            long id = check(PLACES + PLACE);
            imports.discard(id);
            assertThatThrownBy(() -> imports.confirm(id)).isInstanceOf(Refusal.class);
            assertThat(communities.count()).isZero();
        }

        @Test
        void confirmed_after_the_directory_has_changed_is_checked_again() {
            take(PLACES + PLACE);
            long id = check("社区代码,社区名称\n330102001051,清波门社区\n");
            jdbc.execute("delete from community");
            jdbc.execute("delete from street");

            imports.confirm(id);
            await(id, state -> !state.isRunning());
            assertThat(imports.find(id).state()).isEqualTo(ImportState.REFUSED);
            assertThat(imports.problems(id, 1))
                    .singleElement()
                    .satisfies(p -> assertThat(p.reason()).contains("没有代码为 330102001 的街道"));
        }
    }

    @Nested
    class OneAtATime {

        private long begin() {
            return records.begin("a.csv", new byte[1], Optional.empty(), "admin", ImportState.IMPORTING);
        }

        @Test
        void a_second_import_is_refused_while_one_is_under_way() {
            begin();
            assertThatThrownBy(() -> take(PLACES + PLACE)).hasMessageContaining("另一项导入正在进行");
        }

        @Test
        void an_import_whose_process_died_is_told_of_and_does_not_stop_the_next() {
            long dead = begin();
            clock.advance(Duration.ofSeconds(10));
            assertThat(take(PLACES + PLACE).state()).isEqualTo(ImportState.DONE);
            assertThat(imports.find(dead).state()).isEqualTo(ImportState.INTERRUPTED);
            assertThat(imports.find(dead).message()).contains("没有写入任何数据");
        }

        @Test
        void an_import_that_lives_is_left_alone_however_slow_it_is() {
            long alive = begin();
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                jdbc.queryForList("select pg_advisory_xact_lock(?)", Intake.LOCK);
                clock.advance(Duration.ofSeconds(100));
                records.endTheDead();
                assertThat(imports.find(alive).state()).isEqualTo(ImportState.IMPORTING);
            });
            records.endTheDead();
            assertThat(imports.find(alive).state()).isEqualTo(ImportState.INTERRUPTED);
        }

        @Test
        void an_import_taken_for_dead_that_wakes_up_writes_nothing() {
            long slow = begin();
            clock.advance(Duration.ofMinutes(3));
            records.endTheDead();
            var findings = new Findings();
            findings.recognised(Listing.STREETS);
            assertThatThrownBy(() -> records.done(slow, findings)).isInstanceOf(Refusal.class);
        }
    }

    @Nested
    @DisplayName("Size")
    class Size {

        @Test
        void two_cities_9829_communities_go_in_groups_included() {
            var csv = PLACES
                    + IntStream.range(0, 9829).mapToObj(ImportsTest::place).collect(Collectors.joining());
            var done = take(csv);

            assertThat(done.state()).isEqualTo(ImportState.DONE);
            assertThat(communities.count()).isEqualTo(9829);
            assertThat(jdbc.queryForObject("select count(*) from act_id_group where id_ like 'community%'", Long.class))
                    .isEqualTo(2 * 9829);
        }

        @Test
        void a_hundred_thousand_lines_are_checked_and_written_with_their_groups() {
            jdbc.execute("vacuum analyze street");
            jdbc.execute("vacuum analyze community");
            var csv = PLACES
                    + IntStream.range(0, 100_000).mapToObj(ImportsTest::place).collect(Collectors.joining());
            var done = take(csv);

            assertThat(done.counts()).contains(new Count(Listing.COMMUNITIES, 100_000, 0, 0));
        }
    }

    /** The n-th community of an invented country: a street has 25, a district 20 streets. */
    private static String place(int n) {
        int street = n / 25;
        int district = street / 20;
        var districtCode = "%06d".formatted(900000 + district);
        var streetCode = districtCode + "%03d".formatted(street % 20 + 1);
        return "%s%03d,第%d社区,%s,第%d街道,%s,第%d区,第%d市\n"
                .formatted(
                        streetCode,
                        n % 25 + 1,
                        n,
                        streetCode,
                        street,
                        districtCode,
                        district,
                        (900000 + district) / 100);
    }
}
