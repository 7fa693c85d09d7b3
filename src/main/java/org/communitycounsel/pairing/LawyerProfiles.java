package org.communitycounsel.pairing;

import org.springframework.data.jpa.repository.JpaRepository;

/** The lawyers' public profiles, by licence number. */
interface LawyerProfiles extends JpaRepository<LawyerProfile, String> {}
