/** What lawyers did in their communities: signed logs that nobody can change unseen, duty attended, what is still due. */
@ApplicationModule(
        displayName = "Worklog",
        allowedDependencies = {"platform", "directory", "pairing", "schedule"})
package org.communitycounsel.worklog;

import org.springframework.modulith.ApplicationModule;
