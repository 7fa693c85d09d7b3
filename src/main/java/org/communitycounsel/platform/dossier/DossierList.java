package org.communitycounsel.platform.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dossiers a user may see, the newest first; the same rule as {@link DossierAccess#maySee}, asked of the whole table. */
@Component
class DossierList {

    static final int PAGE = 20;

    private static final String ON_THE_CASE = """
            number in (select number from dossier_member where group_id = any(:groups)
                       union select number from dossier_person where account_id = :account)""";

    private final JdbcClient database;

    DossierList(JdbcClient database) {
        this.database = database;
    }

    /** @param state {@code open}, {@code closed}, or anything else for both
     * @param text part of number or title; may be empty */
    record Filter(String state, String text) {}

    record Page(List<Dossier> dossiers, int page, int pages, long total) {}

    /** @param page from 1 */
    @Transactional(readOnly = true)
    public Page of(CurrentUser user, Filter filter, int page) {
        var parameters = new HashMap<String, Object>();
        String where = where(user, filter, parameters);
        long total = database.sql("select count(*) from dossier where " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        int pages = (int) Math.max(1, (total + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        return new Page(rows(where, parameters, shown), shown, pages, total);
    }

    private List<Dossier> rows(String where, Map<String, Object> parameters, int page) {
        return database.sql("""
                        select number, kind, district_code as district, title, sealed, opened_at, closed_at, outcome from dossier
                        where %s order by opened_at desc, number desc limit %d offset %d""".formatted(where, PAGE, (page - 1) * PAGE))
                .params(parameters)
                .query(Dossier.class)
                .list();
    }

    String where(CurrentUser user, Filter filter, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        if (!user.isAdministrator()) {
            conditions.add(visible(user, parameters));
        }
        if ("open".equals(filter.state())) {
            conditions.add("closed_at is null");
        } else if ("closed".equals(filter.state())) {
            conditions.add("closed_at is not null");
        }
        if (!filter.text().isBlank()) {
            conditions.add("(number ilike :text or title ilike :text)");
            parameters.put("text", "%" + filter.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    private String visible(CurrentUser user, Map<String, Object> parameters) {
        parameters.put("tenants", array(user.tenants()));
        parameters.put("groups", array(user.groups()));
        parameters.put("account", user.id());
        var supervised = supervised(user);
        if (supervised.isEmpty()) {
            return "district_code = any(:tenants) and " + ON_THE_CASE;
        }
        parameters.put("supervised", array(supervised));
        return "district_code = any(:tenants) and (district_code = any(:supervised) or " + ON_THE_CASE + ")";
    }

    private static Set<String> supervised(CurrentUser user) {
        var districts = new HashSet<String>();
        for (String district : user.tenants()) {
            if (user.isMemberOf(Role.SUPERVISOR.at(district))
                    || district.length() > 4 && user.isMemberOf(Role.SUPERVISOR.at(district.substring(0, 4)))) {
                districts.add(district);
            }
        }
        return districts;
    }

    private static String[] array(Set<String> values) {
        return values.toArray(String[]::new);
    }
}
