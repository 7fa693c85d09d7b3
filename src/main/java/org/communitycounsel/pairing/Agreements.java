package org.communitycounsel.pairing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The agreements, a row for each version. */
public interface Agreements extends JpaRepository<Agreement, Long> {

    List<Agreement> findByPairingIdOrderById(Long pairingId);

    Optional<Agreement> findFirstByPairingIdAndStateInOrderByIdDesc(Long pairingId, Collection<AgreementState> states);

    /**
     * What agreements promise of the lawyers' time to communities of other pairings: those under way, and those filed whose
     * service has yet to be planned. A supplement keeps the time its pairing has.
     */
    @Query("""
            select new org.communitycounsel.pairing.Promise(community.name, agreement.clauses.weekday, agreement.clauses.half)
            from Agreement agreement, Pairing pairing, Community community
            where pairing.id = agreement.pairingId and community.code = pairing.communityCode
                and (agreement.state in (org.communitycounsel.pairing.AgreementState.DRAFT,
                        org.communitycounsel.pairing.AgreementState.SIGNED)
                    or agreement.state = org.communitycounsel.pairing.AgreementState.FILED
                        and (pairing.termUntil is null or pairing.termUntil < agreement.termUntil))
                and agreement.purpose <> org.communitycounsel.pairing.Purpose.SUPPLEMENT
                and agreement.clauses.weekday is not null and agreement.clauses.half is not null
                and pairing.id not in :but and exists (select 1 from PairedLawyer member where member.pairingId = pairing.id
                    and member.releasedAt is null and member.licenceNumber in :lawyers)""")
    List<Promise> promised(Collection<String> lawyers, Collection<Long> but);

    /** Holds the pairing's agreement for the caller alone until the end of the transaction. */
    @Query(value = "select id from pairing where dossier_number = ? for no key update", nativeQuery = true)
    Optional<Long> holdPairing(String dossier);
}
