package org.communitycounsel.directory.imports;

import static org.communitycounsel.directory.imports.Column.optional;
import static org.communitycounsel.directory.imports.Column.required;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.platform.Word;

/** The lists that can be imported, and their columns; the first column is the key. */
public enum Listing {
    DISTRICTS(
            "districts",
            "区县",
            "district",
            required("code", "区县代码", Reading.digits(6), "330102", "区划代码", "district_code"),
            required("name", "区县名称", Reading.text(60), "上城区", "区县", "district"),
            required("city", "城市名称", Reading.text(60), "杭州市", "所属城市", "城市", "city_name")),
    STREETS(
            "streets",
            "街道",
            "street",
            required("code", "街道代码", Reading.digits(9), "330102001", "乡镇代码", "街道（乡镇）代码", "street_code"),
            required("name", "街道名称", Reading.text(60), "清波街道", "乡镇名称", "街道（乡镇）名称", "街道", "street"),
            optional("district_code", "区县代码", Reading.digits(6), "330102"),
            optional("district", "区县名称", Reading.text(60), "上城区", "区县", "district_name"),
            optional("city", "城市名称", Reading.text(60), "杭州市", "所属城市", "城市", "city_name")),
    COMMUNITIES(
            "communities",
            "社区",
            "community",
            required("code", "社区代码", Reading.digits(12), "330102001057", "社区（村）代码", "村社代码", "community_code"),
            required("name", "社区名称", Reading.text(60), "柳翠井巷社区", "社区（村）名称", "村社名称", "社区", "community"),
            optional("street_code", "街道代码", Reading.digits(9), "330102001", "乡镇代码"),
            optional("street", "街道名称", Reading.text(60), "清波街道", "乡镇名称", "街道", "street_name"),
            optional("district_code", "区县代码", Reading.digits(6), "330102"),
            optional("district", "区县名称", Reading.text(60), "上城区", "区县", "district_name"),
            optional("city", "城市名称", Reading.text(60), "杭州市", "所属城市", "城市", "city_name")),
    JUSTICE_OFFICES(
            "justiceOffices",
            "司法所",
            "justice_office",
            required("code", "街道代码", Reading.digits(9), "330102001", "street_code", "司法所代码", "所在街道代码"),
            required("name", "司法所名称", Reading.text(60), "清波司法所", "司法所", "office", "office_name"),
            optional("phone", "联系电话", Reading.phone(), "0571-88880001", "电话", "办公电话")),
    LAW_FIRMS(
            "lawFirms",
            "律师事务所",
            "law_firm",
            required(
                    "code",
                    "律所代码",
                    Reading.code("[0-9A-Z]{6,18}", "应为 6 至 18 位数字或大写字母"),
                    "31330000TEST000001",
                    "统一社会信用代码",
                    "许可证号",
                    "执业许可证号",
                    "firm_code"),
            required("name", "律所名称", Reading.text(60), "浙江示例律师事务所", "律师事务所名称", "律师事务所", "firm", "firm_name"),
            required("district_code", "区县代码", Reading.digits(6), "330102", "所在区县代码"),
            optional("phone", "联系电话", Reading.phone(), "0571-88880100", "电话", "办公电话")),
    LAWYERS(
            "lawyers",
            "律师",
            "lawyer",
            required("licence_number", "执业证号", Reading.digits(17), "13301202010999999", "license_number", "执业证编号"),
            required("name", "姓名", Reading.text(60), "张示例", "律师姓名"),
            required(
                    "firm_code",
                    "律所代码",
                    Reading.code("[0-9A-Z]{6,18}", "应为 6 至 18 位数字或大写字母"),
                    "31330000TEST000001",
                    "所属律所代码",
                    "统一社会信用代码"),
            required("kind", "人员类别", Reading.oneOf(Word.spellings(LawyerKind.class)), "律师", "类别"),
            required("degree", "学历", Reading.oneOf(Word.spellings(Degree.class)), "本科", "最高学历"),
            required("practising_since", "执业起始日期", Reading.day(), "2015-03-01", "首次执业日期", "执业日期", "practicing_since"),
            optional("good_standing", "执业状态", Reading.oneOf(standings()), "正常").whenBlank("true"),
            optional("last_discipline", "最近处分日期", Reading.day(), "", "最近一次处分日期"),
            optional("speciality", "专业特长", Reading.text(200), "婚姻家事、物业纠纷", "特长", "specialty"),
            optional("phone", "手机号码", Reading.phone(), "13800000000", "手机", "电话", "联系电话"),
            optional("email", "电子邮箱", Reading.email(), "zhang@example.com", "邮箱"),
            optional("languages", "语言", Reading.text(200), "杭州话、英语", "语种", "方言")),
    LAW_SCHOOLS(
            "lawSchools",
            "高校法学院",
            "law_school",
            required(
                    "code",
                    "学院代码",
                    Reading.code("[0-9A-Z]{4,18}", "应为 4 至 18 位数字或大写字母"),
                    "10335LAW",
                    "法学院代码",
                    "school_code"),
            required("name", "学院名称", Reading.text(60), "浙江大学光华法学院", "法学院名称", "法学院", "school", "school_name"),
            required("city_code", "城市代码", Reading.digits(4), "3301"));

    private final String id;
    private final String chinese;
    private final String table;
    private final List<Column> columns;

    Listing(String id, String chinese, String table, Column... columns) {
        this.id = id;
        this.chinese = chinese;
        this.table = table;
        this.columns = List.of(columns);
    }

    /** The id by which the command line and the database name it, such as {@code justiceOffices}. */
    public String id() {
        return id;
    }

    public String chinese() {
        return chinese;
    }

    String table() {
        return table;
    }

    List<Column> columns() {
        return columns;
    }

    /** The columns' Chinese headers, with a star behind those a list must have. */
    public List<String> headings() {
        return columns.stream()
                .map(column -> column.chinese() + (column.required() ? "*" : ""))
                .toList();
    }

    Column key() {
        return columns.get(0);
    }

    /** The list of that id. */
    public static Optional<Listing> of(String id) {
        return Arrays.stream(values()).filter(listing -> listing.id.equals(id)).findFirst();
    }

    private static Map<String, String> standings() {
        var words = new LinkedHashMap<String, String>();
        words.put("正常", "true");
        words.put("异常", "false");
        words.put("true", "true");
        words.put("false", "false");
        return Collections.unmodifiableMap(words);
    }
}
