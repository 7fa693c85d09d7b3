package org.communitycounsel.directory;

import org.springframework.data.jpa.repository.JpaRepository;

/** The law schools, by code. */
public interface LawSchools extends JpaRepository<LawSchool, String> {}
