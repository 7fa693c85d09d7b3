package org.communitycounsel.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The lawyers, legal workers and volunteers, by licence number. */
public interface Lawyers extends JpaRepository<Lawyer, String> {

    List<Lawyer> findByFirmCodeOrderByLicenceNumber(String firmCode);
}
