/** What service is worth: half-yearly review, replacement of who fails, commendation, credit record. */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {"platform", "directory", "vetting", "pairing", "schedule", "dispute", "worklog"})
package org.communitycounsel.review;

import org.springframework.modulith.ApplicationModule;
