/** Disputes: recorded, graded, reported at once, mediated or handled otherwise, in sealed dossiers. */
@ApplicationModule(
        displayName = "Dispute",
        allowedDependencies = {"platform", "directory", "pairing"})
package org.communitycounsel.dispute;

import org.springframework.modulith.ApplicationModule;
