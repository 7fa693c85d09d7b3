package org.communitycounsel.pairing;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conflicts that firms and lawyers have declared themselves. JG-13b. */
@Component
class DeclaredConflicts implements ConflictsOfInterest {

    private final JdbcClient database;

    DeclaredConflicts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<String> between(String licenceNumber, String community) {
        return database.sql("select reason from conflict_of_interest where licence_number = ? and community_code = ?")
                .params(licenceNumber, community)
                .query(String.class)
                .optional()
                .map(reason -> "已声明回避：" + reason);
    }
}
