package org.communitycounsel.pairing;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.communitycounsel.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where in a community the lawyer is to be found: a room of its own, or shared with the mediation room. HZ09-4.2e. */
@Service
@Transactional
public class Studios {

    static final int LONGEST_PLACE = 60;

    private final JdbcClient database;
    private final Clock clock;

    Studios(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A community and its studio.
     *
     * @param community twelve digits
     * @param place Chinese, or null where none has been stated
     * @param paired whether a lawyer or firm serves there now
     */
    public record Studio(String community, String name, String street, String place, boolean shared, boolean paired) {}

    /** The communities whose codes begin with one of those, in order. */
    @Transactional(readOnly = true)
    public List<Studio> of(Collection<String> beginnings) {
        return database.sql("""
                        select c.code as community, c.name, s.name as street, studio.place,
                               coalesce(studio.shared, false) as shared,
                               exists (select 1 from pairing p where p.community_code = c.code and p.state = 'active')
                                 as paired
                        from community c join street s on s.code = c.street_code
                        left join studio on studio.community_code = c.code
                        where c.code like any(:beginnings) order by c.code""")
                .param("beginnings", Reach.patterns(beginnings))
                .query(Studio.class)
                .list();
    }

    /**
     * States where the studio is; said again, the later word holds.
     *
     * @param shared with the mediation room
     * @throws Refusal where the place is missing or too long for a card
     */
    public void state(String community, String place, boolean shared, String account) {
        String text = place.strip().replaceAll("\\s+", " ");
        if (text.isEmpty() || text.length() > LONGEST_PLACE) {
            throw new Refusal("请填写工作室地点，不超过%d字，例如：柳翠井巷12号社区服务中心二楼。".formatted(LONGEST_PLACE));
        }
        database.sql("""
                        insert into studio (community_code, place, shared, stated_by, stated_at) values (?, ?, ?, ?, ?)
                        on conflict (community_code) do update set place = excluded.place, shared = excluded.shared,
                          stated_by = excluded.stated_by, stated_at = excluded.stated_at""")
                .params(community, text, shared, account, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
