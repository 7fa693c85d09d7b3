package org.communitycounsel.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The law schools, by code. */
public interface LawSchools extends JpaRepository<LawSchool, String> {

    /** Those that work in the city. @param cityCode four digits */
    List<LawSchool> findByCityCodeOrderByCode(String cityCode);
}
