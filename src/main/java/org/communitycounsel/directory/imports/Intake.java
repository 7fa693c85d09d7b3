package org.communitycounsel.directory.imports;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes a list into the directory, within the caller's transaction, which the caller rolls back where it was only a trial. */
@Component
class Intake {

    /** Any number, the same on every node: who holds this lock imports. */
    static final long LOCK = 0x636F6D6D636F756EL;

    private final Districts districts;
    private final JdbcTemplate jdbc;
    private final EntityManager entities;
    private final PlaceGroups groups;
    private final Clock clock;

    Intake(Districts districts, JdbcTemplate jdbc, EntityManager entities, PlaceGroups groups, Clock clock) {
        this.districts = districts;
        this.jdbc = jdbc;
        this.entities = entities;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * Checks every line and writes what can stand; the groups of roles at the places only where nothing is amiss.
     *
     * @param wanted which list it is; recognised by its header where empty
     * @param progress told the lines read, now and then
     * @throws Refusal if the file cannot be read, or another import is under way
     */
    Findings take(byte[] content, Optional<Listing> wanted, boolean withGroups, LongConsumer progress) {
        if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
            throw new Refusal("另一项导入正在进行，请等它结束后再试。");
        }
        var pass = new Pass(districts, jdbc, entities, today(), wanted, progress);
        Lines.of(content).forEach(pass);
        var findings = pass.end();
        if (withGroups && !findings.hasProblems()) {
            ensureGroups(findings.listing(), pass);
        }
        return findings;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Districts.DEFAULT_ZONE);
    }

    private void ensureGroups(Listing listing, Pass pass) {
        groups.ofDistricts(pass.places().districtsOfList());
        groups.ofStreets(pass.places().streetsOfList());
        groups.ofCommunitiesOf(pass.changedStreets());
        switch (listing) {
            case DISTRICTS, STREETS -> {}
            case COMMUNITIES -> groups.ofCommunities(pass.keys());
            case JUSTICE_OFFICES -> groups.ofStreets(pass.keys());
            case LAW_FIRMS -> groups.ofFirms(pass.keys());
            case LAWYERS -> groups.ofLawyers(pass.keys());
            case LAW_SCHOOLS -> groups.ofSchools(pass.keys());
        }
    }
}
