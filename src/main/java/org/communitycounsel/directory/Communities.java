package org.communitycounsel.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The communities and villages, by code. */
public interface Communities extends JpaRepository<Community, String> {

    List<Community> findByStreetCodeOrderByCode(String streetCode);

    List<Community> findByDistrictCodeOrderByCode(String districtCode);
}
