/** When lawyers are in their communities: duty hours; later changes and leave cover. */
@ApplicationModule(
        displayName = "Schedule",
        allowedDependencies = {"platform", "directory", "pairing"})
package org.communitycounsel.schedule;

import org.springframework.modulith.ApplicationModule;
