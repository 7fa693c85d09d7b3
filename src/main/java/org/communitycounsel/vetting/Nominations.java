package org.communitycounsel.vetting;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The nominations, by dossier number. */
public interface Nominations extends JpaRepository<Nomination, String> {

    boolean existsByLicenceNumberAndStateIn(String licenceNumber, Collection<NominationState> states);

    List<Nomination> findByLicenceNumberInAndStateIn(
            Collection<String> licenceNumbers, Collection<NominationState> states);

    List<Nomination> findByDistrictCodeOrderByDossierNumber(String districtCode);
}
