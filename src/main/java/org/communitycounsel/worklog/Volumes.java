package org.communitycounsel.worklog;

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
