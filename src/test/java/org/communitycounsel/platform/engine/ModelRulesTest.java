package org.communitycounsel.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.platform.engine.model.Violation.Kind.BROKEN;
import static org.communitycounsel.platform.engine.model.Violation.Kind.STYLE;
import static org.communitycounsel.platform.engine.model.Violation.Kind.UNSAFE;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communitycounsel.platform.engine.model.DiagramVocabulary;
import org.communitycounsel.platform.engine.model.Known;
import org.communitycounsel.platform.engine.model.ModelRules;
import org.communitycounsel.platform.engine.model.Violation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Each case spoils one thing in models that are otherwise good, and names the violation that must follow. */
@DisplayName("The rules for models find what they forbid")
class ModelRulesTest {

    private static final String FLOW = "test/good-flow.bpmn";
    private static final String TABLE = "test/good-limits.dmn";
    private static final String FORM = "test/good-form.form";

    private final ModelRules rules = new ModelRules(new DiagramVocabulary() {
        @Override
        public boolean isBean(String name) {
            return name.equals("greeting");
        }

        @Override
        public boolean offers(String bean, String method, int arguments) {
            return isBean(bean) && List.of("greet", "add").contains(method) && arguments == 2;
        }

        @Override
        public boolean isEngineObject(String name) {
            return List.of("execution", "task").contains(name);
        }

        @Override
        public boolean mayCall(String name, String method) {
            return name.equals("execution") ? HarmlessMembers.onExecution(method) : HarmlessMembers.isKnown(method);
        }
    });

    @Test
    void good_models_have_no_violation() {
        assertThat(check(FLOW, "", "")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {3}: {4}")
    @MethodSource({"unsafeFlows", "brokenFlows", "styleOfFlows", "drawings", "tables", "forms"})
    void a_spoilt_model_is_found(
            String file, String good, String bad, Violation.Kind kind, String element, String text) {
        assertThat(check(file, good, bad)).anySatisfy(violation -> {
            assertThat(violation.file()).isEqualTo(file);
            assertThat(violation.kind()).isEqualTo(kind);
            assertThat(violation.element()).isEqualTo(element);
            assertThat(violation.text()).contains(text);
        });
    }

    static Stream<Arguments> unsafeFlows() {
        String expression = "camunda:expression=\"${greeting.greet(execution, name)}\"";
        return Stream.of(
                unsafe(expression, "camunda:class=\"java.lang.Thread\"", "greet", "不能使用 Java 类 java.lang.Thread"),
                unsafe(expression, "camunda:delegateExpression=\"${dataSource}\"", "greet", "没有 ${dataSource}"),
                unsafe(expression, "camunda:type=\"external\" camunda:topic=\"x\"", "greet", "external 类型的任务"),
                unsafe(expression, "camunda:type=\"shell\"", "greet", "shell 类型的任务"),
                unsafe(expression, "camunda:expression=\"${''.getClass()}\"", "greet", "不能调用 getClass"),
                unsafe(
                        expression,
                        "xmlns:a=\"http://activiti.org/bpmn\" a:class=\"java.lang.Thread\"",
                        "greet",
                        "旧命名空间"),
                unsafe(
                        "\"登记事项\"",
                        "\"${execution.getProcessEngineServices()}\"",
                        "register",
                        "getProcessEngineServices"),
                unsafe("justiceOffice.${street}", "justiceOffice.${vault.open()}", "register", "没有名为 vault 的组件"),
                unsafe("${greeting.add(1, 2)}", "${greeting.add(1)}", "register", "没有供流程图使用的方法 add（1 个参数）"),
                unsafe(">P3D<", ">${runtimeService.createX()}<", "registerTimer", "没有名为 runtimeService 的组件"),
                unsafe(">${passed}<", ">${passed.class}<", "succeeds", "不能读取 class"),
                unsafe(
                        "xsi:type=\"bpmn:tFormalExpression\">${passed}",
                        "xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">true",
                        "succeeds",
                        "javascript"),
                unsafe(
                        "xsi:type=\"bpmn:tFormalExpression\">${passed}",
                        "xsi:type=\"bpmn:tFormalExpression\" camunda:resource=\"a.js\">x",
                        "succeeds",
                        "不能使用脚本（a.js）"),
                unsafe(
                        "camunda:formRef=\"good-form\"",
                        "camunda:formKey=\"embedded:app:x.html\"",
                        "register",
                        "formKey"),
                unsafe(
                        "camunda:decisionRef=",
                        "camunda:decisionRefTenantId=\"330106\" camunda:decisionRef=",
                        "check",
                        "不能指定 decisionRefTenantId"),
                inTask("<camunda:connector />", "不能使用连接器"),
                inTask("<camunda:executionListener event=\"start\" class=\"java.lang.Thread\" />", "Java 类"),
                inTask(
                        "<camunda:executionListener event=\"start\" expression=\"${x.getClass()}\" />",
                        "也不能对变量调用 getClass"),
                inTask(
                        "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:executionListener>",
                        "不能使用脚本（executionListener）"),
                inTask(
                        "<camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"js\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>",
                        "不能使用脚本（inputParameter）"),
                inTask(
                        "<camunda:inputOutput><camunda:inputParameter name=\"a\">${''.getClass()}</camunda:inputParameter></camunda:inputOutput>",
                        "不能调用 getClass"),
                inTask("<camunda:taskListener event=\"create\" delegateExpression=\"${vault}\" />", "没有 ${vault}"),
                inTask("<camunda:formData><camunda:formField id=\"a\" /></camunda:formData>", ".form 表单"),
                inTask("<camunda:field name=\"a\" stringValue=\"b\" />", "camunda:field"),
                unsafe(
                        "<bpmn:serviceTask id=\"greet\" name=\"答复\" camunda:expression=\"${greeting.greet(execution, name)}\">",
                        "<bpmn:scriptTask id=\"greet\" name=\"答复\" scriptFormat=\"js\">",
                        "greet",
                        "不能使用脚本任务",
                        "</bpmn:serviceTask>",
                        "</bpmn:scriptTask>"));
    }

    static Stream<Arguments> brokenFlows() {
        return Stream.of(
                broken("camunda:formRef=\"good-form\"", "camunda:formRef=\"no-form\"", "register", "没有表单 no-form.form"),
                broken("\"good-limits\"", "\"no-limits\"", "check", "没有决策表 no-limits.dmn"),
                broken("justiceOffice.${street}", "nobody.${street}", "register", "候选组 nobody.${street} 不是已知角色"),
                broken("<bpmn:process ", "<bpmn:prozess ", "", "不是有效的流程图"),
                broken("?>", "?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>", "", "不是有效的流程图"));
    }

    static Stream<Arguments> styleOfFlows() {
        return Stream.of(
                style("id=\"good-flow\"", "id=\"other-flow\"", "other-flow", "流程 id 与文件名不同"),
                style("name=\"示例流程\"", "name=\"Example\"", "good-flow", "流程没有中文名称"),
                style("name=\"登记事项\"", "name=\"Register\"", "register", "没有中文名称"),
                style("name=\"符合\"", "name=\"yes\"", "succeeds", "没有中文答案"),
                style("name=\"符合条件？\"", "name=\"符合条件\"", "passes", "应是一个问题"),
                style(" default=\"fails\"", "", "passes", "没有默认流向"),
                style(">${passed}<", ">${years > 2}<", "succeeds", "条件只能写"),
                style("camunda:candidateGroups=\"justiceOffice.${street}\"", "", "register", "没有候选组"),
                style("justiceOffice.${street}", "${group}", "register", "候选组应写明角色"),
                style("camunda:dueDate=\"${greeting.add(1, 2)}\"", "", "register", "没有到期时间"),
                style("camunda:formRef=\"good-form\"", "", "register", "没有表单"),
                style("${greeting.greet(execution, name)}", "${greeting.add(1, 2)}", "greet", "应与方法名 add 相同"),
                style("HZ09-4.2a 条件", "条件", "check", "没有注明条款"),
                style("<bpmn:process ", "<!-- why --><bpmn:process ", "", "XML 注释"),
                style(
                        "<bpmn:endEvent id=\"lapsed\"",
                        IntStream.range(0, 20)
                                        .mapToObj("<bpmn:endEvent id=\"more%d\" name=\"多余\" />"::formatted)
                                        .collect(Collectors.joining())
                                + "<bpmn:endEvent id=\"lapsed\"",
                        "",
                        "最多 20 个"));
    }

    static Stream<Arguments> drawings() {
        return Stream.of(
                style("bpmnElement=\"lapsed\"", "bpmnElement=\"none\"", "lapsed", "图上没有画"),
                style("bpmnElement=\"toDone\"", "bpmnElement=\"none\"", "toDone", "图上没有画"),
                style("x=\"400\" y=\"140\" width=\"100\"", "x=\"400\" y=\"140\" width=\"120\"", "check", "大小应为 100×80"),
                style("x=\"302\" y=\"282\"", "x=\"430\" y=\"150\"", "check", "与 lapsed 重叠"),
                style("x=\"302\" y=\"202\" width", "x=\"282\" y=\"172\" width", "register", "与 registerOverdue 重叠"),
                style("<di:waypoint x=\"680\" y=\"180\" />", "<di:waypoint x=\"680\" y=\"200\" />", "succeeds", "横平竖直"),
                style("<di:waypoint x=\"780\" y=\"180\" />", "<di:waypoint x=\"800\" y=\"180\" />", "toDone", "没有接到"),
                style(
                        "<di:waypoint x=\"320\" y=\"282\" />",
                        "<di:waypoint x=\"320\" y=\"260\" /><di:waypoint x=\"700\" y=\"260\" /><di:waypoint x=\"700\" y=\"300\" /><di:waypoint x=\"338\" y=\"300\" />",
                        "toLapsed",
                        "穿过 rejected"),
                style(
                        "<di:waypoint x=\"320\" y=\"282\" />",
                        "<di:waypoint x=\"320\" y=\"260\" /><di:waypoint x=\"700\" y=\"260\" /><di:waypoint x=\"700\" y=\"300\" />",
                        "fails",
                        "与流向 toLapsed 交叉"),
                style("x=\"153\" y=\"205\"", "x=\"230\" y=\"205\"", "reported", "名称盖住 register"),
                style("x=\"552\" y=\"131\"", "x=\"552\" y=\"146\"", "passes", "名称盖住 passes"),
                style("x=\"590\" y=\"240\"", "x=\"565\" y=\"240\"", "fails", "名称压在流向 fails 上"),
                style("x=\"557\" y=\"325\"", "x=\"303\" y=\"325\"", "lapsed", "名称与 rejected 的名称重叠"),
                style("x=\"842\" y=\"162\"", "x=\"842\" y=\"262\"", "reported", "主路径"));
    }

    static Stream<Arguments> tables() {
        String input = "<inputExpression id=\"yearsExpression\"";
        return Stream.of(
                table(input, input + " expressionLanguage=\"juel\"", UNSAFE, "yearsExpression", "不能用 juel"),
                table(input, input + " expressionLanguage=\"groovy\"", UNSAFE, "yearsExpression", "不能用 groovy"),
                table(
                        "<inputEntry id=\"enoughYears\"",
                        "<inputEntry id=\"enoughYears\" expressionLanguage=\"javascript\"",
                        UNSAFE,
                        "enoughYears",
                        "不能用 javascript"),
                table(
                        "<definitions ",
                        "<definitions expressionLanguage=\"juel\" ",
                        UNSAFE,
                        "goodLimitsDefinitions",
                        "juel"),
                table(">true<", ">${''.getClass()}<", UNSAFE, "enoughPassed", "不能写 ${''.getClass()}"),
                table("<definitions ", "<wrong ", BROKEN, "", "不是有效的决策表"),
                table(
                        ">&gt;= 2<",
                        ">&gt;= <",
                        BROKEN,
                        "enoughYears",
                        "决策“示例限额”第 1 行“执业年限”列：FEEL 表达式 >= 写错了，读到第 1 行第 1 个字符处读不下去。请改正后重新部署"),
                table(
                        "<text></text>",
                        "<text>[2..5</text>",
                        BROKEN,
                        "tooFewYears",
                        "决策“示例限额”第 2 行“执业年限”列：FEEL 表达式 [2..5 写错了"),
                table(">false<", ">\"false<", BROKEN, "tooFewPassed", "决策“示例限额”第 2 行“符合”列：FEEL 表达式 \"false 写错了"),
                table(">years<", ">years +<", BROKEN, "yearsExpression", "决策“示例限额”表头“执业年限”列：FEEL 表达式 years + 写错了"),
                table(
                        "<outputEntry id=\"enoughPassed\">",
                        "<outputEntry id=\"extra\"><text>1</text></outputEntry><outputEntry id=\"enoughPassed\">",
                        BROKEN,
                        "enough",
                        "决策“示例限额”第 1 行的格数与表头的列数不同"),
                table("id=\"good-limits\"", "id=\"other-limits\"", STYLE, "", "没有与文件同名的决策"),
                table("SH17-2.1b 不足两年", "不足两年", STYLE, "tooFew", "第 2 行的注释没有注明条款"),
                table(
                        "<decision id=\"good-limits\" name=\"示例限额\"",
                        "<decision id=\"good-limits\" name=\"x\"",
                        STYLE,
                        "good-limits",
                        "没有中文名称"),
                table("label=\"执业年限\"", "label=\"years\"", STYLE, "yearsInput", "没有中文标题"),
                table("name=\"passed\"", "name=\"Passed it\"", STYLE, "passedOutput", "小驼峰"));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                form("\"type\": \"number\"", "\"type\": \"filepicker\"", BROKEN, "years", "不能显示文件控件"),
                form("\"type\": \"number\"", "\"type\": \"iframe\"", UNSAFE, "years", "外部网页"),
                form("\"type\": \"number\"", "\"type\": \"hologram\"", BROKEN, "years", "没有控件 hologram"),
                form("\"key\": \"years\"", "\"key\": \"name\"", BROKEN, "name", "有两个控件的 key 都是 name"),
                form("\"schemaVersion\": 16", "\"schemaVersion\": 18", BROKEN, "", "schemaVersion 应为 16"),
                form("\"schemaVersion\": 16", "\"schemaVersion\": 9", STYLE, "", "schemaVersion 应为 16"),
                form("\"components\"", "\"parts\"", BROKEN, "", "不是有效的表单"),
                form("{", "[", BROKEN, "", "不是有效的表单"),
                form("\"id\": \"good-form\"", "\"id\": \"other-form\"", STYLE, "", "与文件名不同"),
                form("\"label\": \"执业年限\"", "\"label\": \"Years\"", STYLE, "years", "没有中文标签"),
                form("\"label\": \"律师\"", "\"label\": \"Lawyer\"", STYLE, "kind", "选项“Lawyer”不是中文"),
                form("请登记事项。", "Please register.", STYLE, "intro", "不是中文"),
                form("\"key\": \"years\"", "\"key\": \"Years_of\"", STYLE, "Years_of", "小驼峰"));
    }

    @Test
    void only_models_and_forms_are_deployed() {
        assertThat(rules.check(Map.of("form.html", new byte[0]), Known.NOTHING))
                .singleElement()
                .satisfies(violation -> assertThat(violation.kind()).isEqualTo(UNSAFE));
    }

    private static Arguments inTask(String extension, String text) {
        String task = "camunda:expression=\"${greeting.greet(execution, name)}\">";
        return unsafe(task, task + "<bpmn:extensionElements>" + extension + "</bpmn:extensionElements>", "greet", text);
    }

    private static Arguments unsafe(String good, String bad, String element, String text) {
        return arguments(FLOW, good, bad, UNSAFE, element, text);
    }

    private static Arguments unsafe(
            String good, String bad, String element, String text, String alsoGood, String alsoBad) {
        return arguments(FLOW, good + "\0" + alsoGood, bad + "\0" + alsoBad, UNSAFE, element, text);
    }

    private static Arguments broken(String good, String bad, String element, String text) {
        return arguments(FLOW, good, bad, BROKEN, element, text);
    }

    private static Arguments style(String good, String bad, String element, String text) {
        return arguments(FLOW, good, bad, STYLE, element, text);
    }

    private static Arguments table(String good, String bad, Violation.Kind kind, String element, String text) {
        return arguments(TABLE, good, bad, kind, element, text);
    }

    private static Arguments form(String good, String bad, Violation.Kind kind, String element, String text) {
        return arguments(FORM, good, bad, kind, element, text);
    }

    private List<Violation> check(String spoilt, String good, String bad) {
        Map<String, byte[]> models = new TreeMap<>();
        for (String file : List.of(FLOW, TABLE, FORM)) {
            String content = read(file);
            if (file.equals(spoilt)) {
                content = spoil(content, good.split("\0"), bad.split("\0", -1));
            }
            models.put(file, content.getBytes(StandardCharsets.UTF_8));
        }
        return rules.check(models, Known.NOTHING);
    }

    private static String spoil(String content, String[] good, String[] bad) {
        String result = content;
        for (int i = 0; i < good.length; i++) {
            assertThat(result).contains(good[i]);
            int at = result.indexOf(good[i]);
            result = result.substring(0, at) + bad[i] + result.substring(at + good[i].length());
        }
        return result;
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file.replace("test/", "models/")).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
