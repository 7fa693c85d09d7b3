package org.communitycounsel.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The law firms, by code. */
public interface LawFirms extends JpaRepository<LawFirm, String> {

    List<LawFirm> findByDistrictCodeOrderByCode(String districtCode);
}
