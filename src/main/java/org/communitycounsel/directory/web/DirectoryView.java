package org.communitycounsel.directory.web;

import java.util.Arrays;
import java.util.List;

/**
 * What the directory's page can list: headings, and the query that gives under each heading a text. A query knows the
 * parameters {@code districts} (codes the reader works in), {@code called} (of those, where the reader has a role), and
 * {@code text} (a pattern for ilike).
 */
enum DirectoryView {
    COMMUNITIES("communities", "社区", List.of("社区", "街道", "区县", "代码"), """
            select c.name, s.name, d.name, c.code
            from community c join street s on s.code = c.street_code join district d on d.code = c.district_code
            where c.district_code in (:districts)
              and (c.name ilike :text or s.name ilike :text or s.name || c.name ilike :text or c.code like :text)
            order by c.code
            """),
    STREETS("streets", "街道与司法所", List.of("街道", "区县", "司法所", "司法所电话", "社区数", "代码"), """
            select s.name, d.name, o.name, o.phone,
              (select count(*) from community c where c.street_code = s.code)::text, s.code
            from street s join district d on d.code = s.district_code left join justice_office o on o.code = s.code
            where s.district_code in (:districts)
              and (s.name ilike :text or o.name ilike :text or s.code like :text)
            order by s.code
            """),
    LAW_FIRMS("lawFirms", "律师事务所", List.of("律师事务所", "区县", "电话", "人数", "代码"), """
            select f.name, d.name, f.phone, (select count(*) from lawyer l where l.firm_code = f.code)::text, f.code
            from law_firm f join district d on d.code = f.district_code
            where f.district_code in (:districts) and (f.name ilike :text or f.code ilike :text)
            order by f.code
            """),
    LAWYERS("lawyers", "律师", List.of("姓名", "人员类别", "律师事务所", "学历", "执业起始日期", "专业特长", "手机号码", "执业证号"), """
            select l.name, l.kind, f.name, l.degree, l.practising_since::text, l.speciality,
              case when f.district_code in (:called) then l.phone end, l.licence_number
            from lawyer l join law_firm f on f.code = l.firm_code
            where f.district_code in (:districts)
              and (l.name ilike :text or f.name ilike :text or l.speciality ilike :text or l.licence_number like :text)
            order by f.code, l.licence_number
            """),
    LAW_SCHOOLS("lawSchools", "高校法学院", List.of("法学院", "城市", "代码"), """
            select s.name, (select min(d.city_name) from district d where d.city_code = s.city_code), s.code
            from law_school s
            where s.city_code in (select city_code from district where code in (:districts))
              and (s.name ilike :text or s.code ilike :text)
            order by s.code
            """);

    private final String id;
    private final String chinese;
    private final List<String> headings;
    private final String query;

    DirectoryView(String id, String chinese, List<String> headings, String query) {
        this.id = id;
        this.chinese = chinese;
        this.headings = headings;
        this.query = query;
    }

    static DirectoryView of(String id) {
        return Arrays.stream(values())
                .filter(view -> view.id.equals(id))
                .findFirst()
                .orElse(COMMUNITIES);
    }

    public String id() {
        return id;
    }

    public String chinese() {
        return chinese;
    }

    public List<String> headings() {
        return headings;
    }

    String query() {
        return query;
    }
}
