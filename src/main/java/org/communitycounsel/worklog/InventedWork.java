package org.communitycounsel.worklog;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/** What the demo's lawyers do; invented. */
record InventedWork(ServiceKind kind, PersonServed served, String whom, String content, String result) {

    static final InventedWork RECEPTION = new InventedWork(
            ServiceKind.RECEPTION,
            PersonServed.RESIDENT,
            "来访居民",
            "在社区律师工作室值班，接待来访居民，当面解答日常生活中的法律问题。",
            "来访问题当场答复；需要继续办理的另行记录。");

    static final InventedWork LECTURE = new InventedWork(
            ServiceKind.LECTURE,
            PersonServed.RESIDENT,
            "居民、楼道长四十余人",
            "在社区文化活动室举办法治讲座，结合身边案例讲解民法典中物业服务、相邻关系和继承的规定。",
            "现场解答提问十余个，发放宣传资料六十份。");

    static final InventedWork TRAINING = new InventedWork(
            ServiceKind.TRAINING,
            PersonServed.COMMITTEE,
            "人民调解员和社区工作者十二人",
            "培训调解员：调解协议书的写法，如何固定证据，哪些纠纷应当及时上报。",
            "完成案例演练两则，答疑八个问题。");

    private static final List<InventedWork> MATTERS = List.of(
            resident(ServiceKind.ADVICE, "2幢居民", "咨询楼上卫生间渗水致吊顶受损的赔偿。", "告知可先请物业查明原因，再请调委会调解。"),
            resident(ServiceKind.ADVICE, "7幢居民夫妇", "咨询房屋赠与子女后能否附居住条件。", "建议签订附义务的赠与合同并登记居住权。"),
            resident(ServiceKind.ADVICE, "沿街商铺租户", "咨询房东提前解约时的装修损失。", "告知按合同约定和过错分担，请其收集票据。"),
            resident(ServiceKind.ADVICE, "5幢独居老人", "咨询遗嘱的形式和见证人的要求。", "说明自书遗嘱写法，提醒可到公证处办理。"),
            resident(ServiceKind.ADVICE, "外来务工人员3人", "咨询离职后被拖欠两个月工资如何追讨。", "指导整理考勤和转账记录，向劳动监察投诉。"),
            resident(ServiceKind.ADVICE, "新购房居民", "咨询车位合同与宣传不一致的处理。", "建议先与开发商书面交涉，保留宣传材料。"),
            resident(ServiceKind.MEDIATION, "3幢楼上楼下住户", "应调委会邀请，参与调处空调外机噪声纠纷。", "双方同意移机并分担费用，签订调解协议。"),
            resident(ServiceKind.MEDIATION, "兄妹三人", "应调委会邀请，参与调处赡养老人的分担。", "就轮流照料和医药费达成一致。"),
            resident(ServiceKind.LEGAL_AID, "低保家庭居民", "协助准备交通事故赔偿的法律援助申请。", "材料已齐，陪同提交区法律援助中心。"),
            resident(ServiceKind.COMMISSION, "8幢居民", "代书物业费减免的书面申请。", "已交居民核对签名。"),
            new InventedWork(
                    ServiceKind.DRAFTING,
                    PersonServed.COMMITTEE,
                    "居委会",
                    "审查社区与保洁公司续签的服务合同。",
                    "提出违约责任和人员保险两条修改意见，居委会采纳。"),
            new InventedWork(
                    ServiceKind.OPINION, PersonServed.COMMITTEE, "居委会", "就加装电梯的表决程序和公示提供法律意见。", "出具书面意见，建议补充两户的书面表决。"),
            new InventedWork(
                    ServiceKind.SURVEY,
                    PersonServed.ORGANISATION,
                    "辖区物业公司",
                    "走访物业公司，了解收费争议和居民反映集中的问题。",
                    "梳理问题三类，反馈居委会。"));

    private static InventedWork resident(ServiceKind kind, String whom, String content, String result) {
        return new InventedWork(kind, PersonServed.RESIDENT, whom, content, result);
    }

    static InventedWork any(Random chance) {
        return MATTERS.get(chance.nextInt(MATTERS.size()));
    }

    Told told(String community, Nature nature, LocalDateTime from, LocalDateTime until) {
        return new Told(community, nature, from, until, served, whom, kind, content, result, null);
    }
}
