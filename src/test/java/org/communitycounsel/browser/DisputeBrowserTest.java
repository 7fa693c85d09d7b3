package org.communitycounsel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.dispute.Dispute;
import org.communitycounsel.dispute.Disputes;
import org.communitycounsel.dispute.ServingLawyers;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
@DisplayName("JG-12、JG-14 律师应邀调解；利益冲突、群体性事件苗头即时上报司法所")
class DisputeBrowserTest extends StaffAtWork {

    private static final String STREET = "330102001";
    private static final String PARTY = "郁金枝";

    @Autowired
    Accounts accounts;

    @Autowired
    Disputes disputes;

    private String community;
    private String lawyer;

    @BeforeEach
    void a_community_of_the_street_with_its_lawyer(
            @Autowired Pairings pairings,
            @Autowired ServingLawyers serving,
            @Autowired Communities communities,
            @Autowired Lawyers lawyers) {
        String code = pairings.findByDistrictCodeAndStateOrderByCommunityCode("330102", PairingState.ACTIVE).stream()
                .map(pairing -> pairing.communityCode())
                .filter(each -> each.startsWith(STREET))
                .findFirst()
                .orElseThrow();
        String licence = serving.of(code).get(0);
        community = communities.findById(code).orElseThrow().name();
        lawyer = lawyers.findById(licence).orElseThrow().name();
        account("dis-lawyer", lawyer, Role.LAWYER, licence);
        account("dis-committee", community + "调委会", Role.MEDIATION_COMMITTEE, code);
    }

    private void account(String id, String name, Role role, String place) {
        accounts.create(id, name, demo.password(), List.of(role.id(), role.at(place)), List.of("330102"));
    }

    @Test
    void an_ordinary_dispute_is_mediated_to_an_agreement() {
        records("dispute-1-record", "邻里纠纷", tasklist -> {});
        String title = community + "邻里纠纷";
        does("dis-committee", "邀请律师调解", title, "dispute-2-invite", tasklist -> tasklist.chooses("邀请的律师", lawyer));
        does("dis-lawyer", "律师答复邀请", title, "dispute-3-answer", tasklist -> tasklist.answers("接受"));
        does("dis-lawyer", "登记双方同意", title, "dispute-4-consent", tasklist -> {
            tasklist.answersIn("一方当事人", "同意调解");
            tasklist.answersIn("一方同意的方式", "书面");
            tasklist.answersIn("对方当事人", "同意调解");
            tasklist.answersIn("对方同意的方式", "电话");
        });
        does(
                "dis-lawyer",
                "查明事实",
                title,
                "dispute-5-facts",
                tasklist -> tasklist.writes("查明的事实（保密）", "水管于三月一日破裂，双方对渗水没有争议。"));
        does("dis-lawyer", "登记调解结果", title, "dispute-6-result", tasklist -> {
            tasklist.answers("达成协议");
            tasklist.writes("协议内容（保密）", "楼上住户修复水管，赔偿装修损失三千元。");
        });

        var dispute = last();
        var person = person("dis-lawyer");
        person.opens("/disputes/" + dispute.dossierNumber());
        assertThat(person.page().locator("main").innerText()).contains(PARTY, "达成协议", "人民调解协议书");
        person.screenshot("dispute-7-page");
    }

    @Test
    void a_dispute_that_may_become_a_mass_incident_is_acknowledged_and_handled() {
        records("dispute-8-record", "物业纠纷", tasklist -> tasklist.ticks("多人聚集"));
        String title = community + "物业纠纷";
        theQueueBeginsWith(title);
        does("qingbo", "签收纠纷报告", title, "dispute-9-acknowledge", tasklist -> {});
        does("qingbo", "选择处理方式", title, "dispute-10-choose", tasklist -> tasklist.answers("移送主管部门"));
        does("qingbo", "移送主管部门", title, "dispute-11-transfer", tasklist -> {
            tasklist.writes("接收部门", "区住房和城乡建设局");
            tasklist.writes("移送情况（保密）", "已当面移送材料。");
        });
        does("qingbo", "确认处理结果", title, "dispute-12-conclude", tasklist -> {
            tasklist.answers("已转其他途径处理，办结");
            tasklist.writes("说明（保密）", "主管部门已受理。");
        });

        var dispute = last();
        var office = person("qingbo");
        office.opens("/dossiers/" + dispute.dossierNumber());
        assertThat(office.page().locator("main").innerText())
                .contains("已转其他途径处理", "查阅记录")
                .doesNotContain(PARTY);
        office.screenshot("dispute-13-dossier");
        office.opens("/disputes/" + dispute.dossierNumber());
        office.screenshot("dispute-14-page");
        office.opens("/disputes");
        assertThat(office.page().locator("main").innerText())
                .contains("群体性事件苗头")
                .doesNotContain(PARTY);
        office.screenshot("dispute-15-figures");
        var supervisor = person("supervisor");
        supervisor.opens("/dossiers/" + dispute.dossierNumber());
        assertThat(supervisor.page().locator("main").innerText()).contains("保密").doesNotContain(PARTY);
        supervisor.screenshot("dispute-16-supervisor");
    }

    private void theQueueBeginsWith(String title) {
        var office = person("qingbo");
        var tasklist = office.opensTasklist();
        tasklist.filter("本组待办");
        office.page()
                .locator("ol.tasks-list li.task", new Page.LocatorOptions().setHasText("选择处理方式：" + title))
                .waitFor();
        // the demo has a mass incident of its own: two tasks each, before everything else
        assertThat(office.page()
                        .locator("ol.tasks-list li.task")
                        .allInnerTexts()
                        .subList(0, 4))
                .as("what is most urgent stands first")
                .anySatisfy(task -> assertThat(task).contains("签收纠纷报告：" + title))
                .anySatisfy(task -> assertThat(task).contains("选择处理方式：" + title));
        office.screenshot("dispute-8-queue");
    }

    private void records(String picture, String kind, Consumer<Tasklist> more) {
        var person = person("dis-lawyer");
        var tasklist = person.opensTasklist();
        tasklist.begins("纠纷上报");
        tasklist.chooses("所在社区", community);
        tasklist.chooses("纠纷类别", kind);
        tasklist.writes("一方当事人（保密）", PARTY + "，3幢2单元居民，13800001234");
        tasklist.writes("对方当事人（保密）", "石敢当，3幢3单元居民");
        tasklist.writes("纠纷情况（保密）", "楼上水管破裂，渗水到楼下。");
        more.accept(tasklist);
        person.screenshot(picture);
        tasklist.starts();
    }

    private Dispute last() {
        return disputes.findAll().stream().reduce((first, second) -> second).orElseThrow();
    }

    private void does(String account, String task, String title, String picture, Consumer<Tasklist> form) {
        does(account, task + "：" + title, picture, tasklist -> {
            form.accept(tasklist);
            assertThat(tasklist.form().innerText()).as("the case in the form").contains(PARTY);
        });
    }
}
