package org.communitycounsel.pairing;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conflicts that firms and lawyers have declared themselves. JG-13b. */
@Component
class DeclaredConflicts implements ConflictsOfInterest {

    private final JdbcClient database;

    DeclaredConflicts(JdbcClient database) {
        this.database = database;
    }

    private record Declared(String licenceNumber, String reason) {}

    @Override
    public Map<String, String> of(String community) {
        return database
                .sql("select licence_number, reason from conflict_of_interest where community_code = ?")
                .param(community)
                .query(Declared.class)
                .list()
                .stream()
                .collect(toMap(Declared::licenceNumber, declared -> "已声明回避：" + declared.reason()));
    }
}
