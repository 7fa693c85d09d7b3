package org.communitycounsel.pairing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The assistants' agreements, a row for each version. */
public interface AssistantAgreements extends JpaRepository<AssistantAgreement, Long> {

    List<AssistantAgreement> findByPairingIdOrderById(Long pairingId);

    Optional<AssistantAgreement> findFirstByPairingIdAndStateInOrderByIdDesc(
            Long pairingId, Collection<AgreementState> states);
}
