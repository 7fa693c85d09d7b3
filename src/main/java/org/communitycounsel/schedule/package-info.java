/** When lawyers are in their communities: duty hours, their changes, leave cover. */
@ApplicationModule(
        displayName = "Schedule",
        allowedDependencies = {"platform", "directory", "vetting", "pairing"})
package org.communitycounsel.schedule;

import org.springframework.modulith.ApplicationModule;
