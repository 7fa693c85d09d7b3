package org.communitycounsel.dispute;

import org.communitycounsel.platform.Word;

/** What a dispute is about. */
public enum DisputeKind implements Word {
    NEIGHBOURS("neighbours", "邻里纠纷"),
    PROPERTY("property", "物业纠纷"),
    FAMILY("family", "婚姻家庭、继承纠纷"),
    HOUSING("housing", "房屋宅基地、拆迁纠纷"),
    LABOUR("labour", "劳动争议"),
    LAND("land", "集体资产、土地承包纠纷"),
    ENVIRONMENT("environment", "环境污染纠纷"),
    DAMAGE("damage", "人身、财产损害赔偿纠纷"),
    OTHER("other", "其他纠纷");

    private final String id;
    private final String chinese;

    DisputeKind(String id, String chinese) {
        this.id = id;
        this.chinese = chinese;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
