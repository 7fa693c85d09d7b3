package org.communitycounsel.directory;

import org.springframework.data.jpa.repository.JpaRepository;

/** The justice offices, by their street's code. */
public interface JusticeOffices extends JpaRepository<JusticeOffice, String> {}
