package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.dossier.Attachments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@DisplayName("HZ09-4.2b、SH17-3.1c 协议书的内容")
class AgreementTextTest {

    private static final String FORTY = "中国（浙江）自由贸易试验区杭州片区钱江世纪城与望江新城联合管理示范第一百二十社区";

    SigningScenario scenario;

    @BeforeEach
    void begin(@Autowired ApplicationContext beans) {
        scenario = new SigningScenario(beans);
    }

    /** Its text; the file is left in target, to be opened and looked at. */
    private String drafted(SigningScenario.Chosen chosen) throws Exception {
        scenario.bean(Signing.class).draft(chosen.dossier(), Purpose.FIRST);
        Path folder = Files.createDirectories(Path.of("target", "agreements"));
        Files.write(
                folder.resolve(chosen.dossier() + ".docx"),
                scenario.bean(Attachments.class).content(chosen.file()));
        return chosen.text();
    }

    @ParameterizedTest(name = "{0} {3}")
    @DisplayName("各地的模板和补贴")
    @CsvSource({
        "330106, 西湖区, 杭州市, ONE_LAWYER, 社区法律服务协议书, 驻点律师, 每周三下午, 每名律师每年6000元, 市委办〔2009〕31号",
        "330106, 西湖区, 杭州市, FIRM, 社区法律服务协议书, 联络律师, 每周三下午, 每名律师每年6000元, 市委办〔2009〕31号",
        "330102, 上城区, 杭州市, FIRM, “律所进社区”服务协议书, 联络律师, 每月15日下午, 每家律所每年4000元, 杭上司〔2020〕19号",
        "330102, 上城区, 杭州市, ONE_LAWYER, “律所进社区”服务协议书, 驻点律师, 每周三下午, 每名律师每年6000元, 市委办〔2009〕31号",
        "310101, 黄浦区, 上海市, ONE_LAWYER, 居村（社区）法律顾问聘用合同, 驻点律师, 每月第1、3个周三下午, 每个社区每年不少于10000元, 沪司发〔2017〕93号"
    })
    void each_district_has_its_template_and_its_figures(
            String district,
            String name,
            String city,
            PairingForm form,
            String title,
            String part,
            String hours,
            String subsidy,
            String source)
            throws Exception {
        var text = drafted(scenario.chosen(district, name, city, "清波门社区", form, SigningScenario.WEDNESDAY_AFTERNOON));

        assertThat(text)
                .contains(title, part, subsidy, source, "12个月，自司法所归档之日起计算", hours, "调解纠纷；婚姻家庭")
                .contains("不得担任甲方及甲方居民对方当事人的代理人", "个人隐私予以保密", "锦旗除外")
                .doesNotContain("{{", "}}", "null");
        assertThat(text.split("周明（执业证号", -1)).hasSizeGreaterThan(form == PairingForm.FIRM ? 4 : 2);
    }

    @ParameterizedTest
    @CsvSource({"330106, 杭州市", "330102, 杭州市", "310101, 上海市"})
    void a_name_of_forty_characters_is_whole_and_what_is_not_known_leaves_no_gap(String district, String city)
            throws Exception {
        assertThat(FORTY).hasSize(40);
        var text = drafted(scenario.chosen(district, "区", city, FORTY, PairingForm.ONE_LAWYER, Needs.NONE));

        assertThat(text)
                .contains("清波街道" + FORTY + "居（村）民委员会", "浙江清波律师事务所\n")
                .doesNotContain("{{", "}}", "null", "特别约定", "甲方特别需要", "电话：");
    }

    @Test
    void what_looks_like_xml_or_a_placeholder_in_a_name_stays_as_it_is() throws Exception {
        String odd = "A&B<社区>{{律所}}";
        var text = drafted(scenario.chosen("330106", "西湖区", "杭州市", odd, PairingForm.ONE_LAWYER, Needs.NONE));

        assertThat(text).contains("清波街道" + odd + "居（村）民委员会");
    }
}
