/** Who may serve: nomination, qualification, publicity, training, certificate. */
@ApplicationModule(
        displayName = "Vetting",
        allowedDependencies = {"platform", "directory"})
package org.communitycounsel.vetting;

import org.springframework.modulith.ApplicationModule;
