package org.communitycounsel.vetting;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The certificates, by number. */
public interface Certificates extends JpaRepository<Certificate, String> {

    Optional<Certificate> findByNomination(String dossierNumber);

    List<Certificate> findByLicenceNumberInAndState(Collection<String> licenceNumbers, CertificateState state);

    Optional<Certificate> findByLicenceNumberAndState(String licenceNumber, CertificateState state);

    List<Certificate> findByDistrictCodeAndStateOrderByNumber(String districtCode, CertificateState state);
}
