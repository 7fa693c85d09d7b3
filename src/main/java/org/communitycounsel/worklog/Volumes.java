package org.communitycounsel.worklog;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ends of the volumes, one a community (一社区一卷). */
@Repository
class Volumes {

    private final JdbcClient database;

    Volumes(JdbcClient database) {
        this.database = database;
    }

    /**
     * A place in a volume.
     *
     * @param seq from 1, without gaps
     * @param previousHash of the record before
     */
    record Place(int seq, String previousHash) {}

    /**
     * What the volume's end says.
     *
     * @param name the community's
     * @param entries how many records were signed
     * @param lastHash of the last
     */
    record End(String name, int entries, String lastHash) {}

    End end(String community) {
        return database.sql(
                        "select name, coalesce(entries, 0) as entries, last_hash from community left join log_volume on community_code = code where code = ?")
                .param(community)
                .query(End.class)
                .single();
    }

    /** Codes of the communities below the place that have a volume, or records that stand in one. */
    List<String> below(String code) {
        return database.sql("""
                        select community_code from log_volume where community_code like :code || '%'
                        union select community_code from log_entry where community_code like :code || '%' and seq is not null
                        order by 1""").param("code", code).query(String.class).list();
    }

    /** The next free place. The volume stays locked until the transaction ends, so that nobody else gets the same. */
    @Transactional(propagation = Propagation.MANDATORY)
    Place next(String community) {
        database.sql("insert into log_volume values (?, 0, ?) on conflict do nothing")
                .params(community, SignedText.beginning(community))
                .update();
        return database.sql(
                        "select entries + 1 as seq, last_hash as previous_hash from log_volume where community_code = ? for update")
                .param(community)
                .query(Place.class)
                .single();
    }

    /** The record stands in the place that was the next. */
    @Transactional(propagation = Propagation.MANDATORY)
    void append(LogEntry entry) {
        database.sql("update log_volume set entries = ?, last_hash = ? where community_code = ?")
                .params(entry.seq(), entry.hash(), entry.communityCode())
                .update();
    }
}
