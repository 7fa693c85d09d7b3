package org.communitycounsel.directory;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The streets, by code. */
public interface Streets extends JpaRepository<Street, String> {

    List<Street> findByDistrictCodeOrderByCode(String districtCode);

    List<Street> findByDistrictCodeInOrderByCode(Collection<String> districtCodes);
}
