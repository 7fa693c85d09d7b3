package org.communitycounsel.review;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The reviews. */
public interface Reviews extends JpaRepository<Review, Long> {

    Optional<Review> findByDossierNumber(String dossierNumber);

    /** The review with that dossier, which there has to be. */
    default Review of(String dossierNumber) {
        return findByDossierNumber(dossierNumber)
                .orElseThrow(() -> new IllegalArgumentException("no review " + dossierNumber));
    }
}
