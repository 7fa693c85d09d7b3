package org.communitycounsel.directory.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.communitycounsel.platform.district.District;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.Accounts;
import org.communitycounsel.platform.identity.Role;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The groups tasks go to, one for each role at a place of the directory, named so that people know them. */
@Component
class PlaceGroups {

    private static final int BATCH = 2000;

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final Districts districts;

    PlaceGroups(JdbcTemplate jdbc, Accounts accounts, Districts districts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.districts = districts;
    }

    void ofDistricts(Collection<String> codes) {
        codes.stream().flatMap(code -> districts.find(code).stream()).forEach(this::ofDistrict);
    }

    private void ofDistrict(District district) {
        var groups = new LinkedHashMap<String, String>();
        groups.put(Role.ASSOCIATION.at(district.cityCode()), district.cityName() + "律师协会");
        groups.put(Role.CITY_BUREAU.at(district.cityCode()), district.cityName() + "司法局");
        groups.put(Role.DISTRICT_BUREAU.at(district.code()), district.name() + "司法局");
        groups.put(Role.COORDINATION_OFFICE.at(district.code()), district.name() + "协调小组办公室");
        groups.put(Role.FINANCE.at(district.code()), district.name() + "财政局");
        for (Role role : List.of(Role.SUPERVISOR, Role.PROCESS_DESIGNER)) {
            groups.put(role.at(district.cityCode()), district.cityName() + role.chinese());
            groups.put(role.at(district.code()), district.name() + role.chinese());
        }
        accounts.ensureGroups(groups);
    }

    /** A street's justice office, whether or not its own name is known yet. */
    void ofStreets(Collection<String> codes) {
        ensure(codes, """
                select s.code, coalesce(o.name, s.name || '司法所')
                from street s left join justice_office o on o.code = s.code where s.code = any(?)
                """, (row, groups) -> groups.put(Role.JUSTICE_OFFICE.at(row[0]), row[1]));
    }

    void ofCommunities(Collection<String> codes) {
        ensure(codes, """
                select c.code, c.name, s.name
                from community c join street s on s.code = c.street_code where c.code = any(?)
                """, PlaceGroups::community);
    }

    /** All the communities of the streets, after a street's name has changed. */
    void ofCommunitiesOf(Collection<String> streets) {
        ensure(streets, """
                select c.code, c.name, s.name
                from community c join street s on s.code = c.street_code where s.code = any(?)
                """, PlaceGroups::community);
    }

    private static void community(String[] row, Map<String, String> groups) {
        groups.put(Role.COMMUNITY.at(row[0]), row[2] + committee(row[1]));
        groups.put(Role.COMMUNITY_HEAD.at(row[0]), row[2] + row[1] + "负责人");
        groups.put(Role.MEDIATION_COMMITTEE.at(row[0]), row[2] + row[1] + "人民调解委员会");
    }

    private static String committee(String name) {
        if (name.endsWith("委会")) {
            return name;
        }
        return name + (name.endsWith("村") ? "村委会" : "居委会");
    }

    void ofFirms(Collection<String> codes) {
        ensure(
                codes,
                "select code, name from law_firm where code = any(?)",
                (row, groups) -> groups.put(Role.LAW_FIRM.at(row[0]), row[1]));
    }

    void ofLawyers(Collection<String> licenceNumbers) {
        ensure(licenceNumbers, """
                select l.licence_number, l.name, f.name
                from lawyer l join law_firm f on f.code = l.firm_code where l.licence_number = any(?)
                """, (row, groups) -> groups.put(Role.LAWYER.at(row[0]), row[1] + "（" + row[2] + "）"));
    }

    void ofSchools(Collection<String> codes) {
        ensure(
                codes,
                "select code, name from law_school where code = any(?)",
                (row, groups) -> groups.put(Role.LAW_SCHOOL.at(row[0]), row[1]));
    }

    private void ensure(Collection<String> keys, String query, BiConsumer<String[], Map<String, String>> naming) {
        var all = new ArrayList<>(keys);
        if (all.size() > BATCH) {
            // the planner still takes the tables for as small as they were before this import
            jdbc.execute("analyze street, community, justice_office, law_firm, lawyer");
        }
        for (int from = 0; from < all.size(); from += BATCH) {
            var batch = all.subList(from, Math.min(from + BATCH, all.size())).toArray(String[]::new);
            var groups = new LinkedHashMap<String, String>();
            jdbc.query(
                    query,
                    statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", batch)),
                    row -> {
                        var values = new String[row.getMetaData().getColumnCount()];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = row.getString(i + 1);
                        }
                        naming.accept(values, groups);
                    });
            accounts.ensureGroups(groups);
        }
    }
}
