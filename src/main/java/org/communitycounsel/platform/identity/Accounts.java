package org.communitycounsel.platform.identity;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The accounts and groups of the engine's identity tables. */
@Service
public class Accounts {

    private final JdbcTemplate jdbc;

    Accounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the groups that are missing and renames those that have another name. */
    public void ensureGroups(Map<String, String> groups) {
        jdbc.batchUpdate(
                "insert into act_id_group (id_, rev_, name_, type_) values (?, 1, ?, 'WORKFLOW') "
                        + "on conflict (id_) do update set name_ = excluded.name_ where act_id_group.name_ <> excluded.name_",
                groups.entrySet().stream()
                        .map(group -> new Object[] {group.getKey(), group.getValue()})
                        .toList());
    }
}
