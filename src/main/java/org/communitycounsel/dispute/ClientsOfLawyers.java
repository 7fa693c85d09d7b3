package org.communitycounsel.dispute;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.function.Function;
import org.communitycounsel.pairing.ConflictsOfInterest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A lawyer who represents a side of a dispute does not serve its community until the dispute is over: both sides are the
 * community or its residents, or their opponents. Says nothing of the dispute, which is confidential (JG-15). JG-13b.
 */
@Component
class ClientsOfLawyers implements ConflictsOfInterest {

    private final JdbcClient database;

    ClientsOfLawyers(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Map<String, String> of(String community) {
        return database.sql("""
                        select distinct licence_number from representation r join dispute d on d.id = r.dispute_id
                        where d.community_code = ? and d.state = 'open'""").param(community).query(String.class).list().stream()
                .collect(toMap(Function.identity(), licence -> "正在代理涉及本社区的案件，办结前不得服务本社区（JG-13b）"));
    }
}
